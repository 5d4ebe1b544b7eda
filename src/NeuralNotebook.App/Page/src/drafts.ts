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
    const draft: unknown = JSON.parse(localStorage.getItem(key(path)) ?? 'null');
    return isDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

/** A draft that is damaged could leave a chapter without cells, or with two that nobody can tell apart. */
function isDraft(json: unknown): json is Draft {
  const { hash, cells } = (json ?? {}) as Partial<Draft>;
  if (typeof hash !== 'string' || !Array.isArray(cells) || cells.length === 0) return false;
  const areTexts = cells.every((cell) => [cell?.id, cell?.kind, cell?.source].every((part) => typeof part === 'string'));
  return areTexts && new Set(cells.map(({ id }) => id)).size === cells.length;
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
  return (
    draft.cells.length !== cells.length ||
    draft.cells.some((each, index) => each.id !== cells[index].id || each.kind !== cells[index].kind || each.source !== cells[index].source)
  );
}

/** The notebook's cells with the draft's texts and order; outputs stay with the cells that have them, as while one writes. */
export function applied(draft: Draft, cells: readonly Cell[]): Cell[] {
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  return draft.cells.map(({ id, kind, source }) => {
    const cell = known.get(id);
    return cell
      ? { ...cell, kind, source }
      : { id, kind, source, outputs: [], executionCount: null, rest: { cell_type: kind, id, source: '', metadata: {} } };
  });
}
