import type { Cell } from './notebook';

/** What was written and not yet saved, kept on this machine: it outlives the server, the tab and the browser. */
export interface Draft {
  /** The hash of the file that was changed. */
  hash: string;
  cells: { id: string; kind: string; source: string }[];
}

const key = (path: string) => `draft:${path}`;

export function keepDraft(path: string, hash: string, cells: readonly Cell[]): void {
  const draft: Draft = { hash, cells: cells.map(({ id, kind, source }) => ({ id, kind, source })) };
  try {
    localStorage.setItem(key(path), JSON.stringify(draft));
  } catch {
    // The store is full or forbidden: saving to the server goes on.
  }
}

export function findDraft(path: string): Draft | null {
  try {
    const text = localStorage.getItem(key(path));
    const draft = text ? (JSON.parse(text) as Draft) : null;
    return draft?.cells.every(({ id, kind, source }) => [id, kind, source].every((part) => typeof part === 'string')) ? draft : null;
  } catch {
    return null;
  }
}

export function clearDraft(path: string): void {
  try {
    localStorage.removeItem(key(path));
  } catch {
    // Nothing was kept, then.
  }
}

/** Whether a draft says anything else than the notebook. */
export function differs(draft: Draft, cells: readonly Cell[]): boolean {
  return draft.cells.length !== cells.length || draft.cells.some((each, index) => each.id !== cells[index].id || each.kind !== cells[index].kind || each.source !== cells[index].source);
}

/** The notebook's cells with the draft's texts and order; outputs stay with cells whose text is the same. */
export function applied(draft: Draft, cells: readonly Cell[]): Cell[] {
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  return draft.cells.map(({ id, kind, source }) => {
    const cell = known.get(id);
    return cell ? { ...cell, kind, source } : { id, kind, source, outputs: [], executionCount: null, rest: { cell_type: kind, id, source: '', metadata: {} } };
  });
}
