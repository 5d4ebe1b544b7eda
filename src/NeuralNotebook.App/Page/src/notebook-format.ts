/** The parts of a notebook file (nbformat 4.5) that the page knows; whatever else is in it stays as it is. */

export type Lines = string | string[];

export interface MimeBundle {
  [mimeType: string]: unknown;
}

export interface Output {
  output_type: string;
  name?: string;
  text?: Lines;
  data?: MimeBundle;
  metadata?: Record<string, unknown>;
  execution_count?: number | null;
  ename?: string;
  evalue?: string;
  traceback?: string[];
  /** Not in the file: what an update calls this output, and whether it is shown but never stored. */
  transient?: { display_id?: string; not_stored?: boolean };
}

export interface CellData {
  cell_type: string;
  id: string;
  source: Lines;
  metadata: { tags?: string[]; jupyter?: { source_hidden?: boolean }; [key: string]: unknown };
  outputs?: Output[];
  execution_count?: number | null;
  [key: string]: unknown;
}

export interface NotebookData {
  cells: CellData[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** A file that is no readable notebook: where it is damaged, as the rest of a sentence that begins with its name. */
export class DamagedError extends Error {}

const isFields = (json: unknown): json is Record<string, unknown> => typeof json === 'object' && json !== null && !Array.isArray(json);
const isText = (json: unknown): json is Lines =>
  typeof json === 'string' || (Array.isArray(json) && json.every((line) => typeof line === 'string'));

/** Takes what the server says for a notebook if its cells can be shown, changed and saved without losing anything. */
export function readNotebook(json: unknown): NotebookData {
  if (!isFields(json) || !Array.isArray(json.cells)) throw new DamagedError('holds no list of cells');
  json.cells.forEach((cell: unknown, index) => {
    const place = `cell ${index + 1}`;
    if (!isFields(cell)) throw new DamagedError(`holds something else than a cell as its ${place}`);
    if (typeof cell.cell_type !== 'string') throw new DamagedError(`does not say whether its ${place} is code or text`);
    if (!isText(cell.source)) throw new DamagedError(`holds no text in its ${place}`);
    if (cell.outputs !== undefined && cell.outputs !== null && !Array.isArray(cell.outputs))
      throw new DamagedError(`holds no list of outputs in its ${place}`);
  });
  return json as unknown as NotebookData;
}

/** What is wrong with a stored output; null where it can be shown. It stays in the file as it is. */
export function flawOf(output: unknown): string | null {
  if (!isFields(output) || typeof output.output_type !== 'string') return 'it has no type';
  if (output.data !== undefined && !isFields(output.data)) return 'its data have no types';
  const unreadable = Object.entries(output.data ?? {}).find(([type, value]) => /^(text|image)\//.test(type) && !isText(value));
  if (unreadable) return `its ${unreadable[0]} is no text`;
  if (output.output_type === 'stream' && !isText(output.text)) return 'it holds no text';
  if (output.traceback !== undefined && !Array.isArray(output.traceback)) return 'its traceback is no list of lines';
  return null;
}

/** The tags of a cell that are tags. */
export function tagsOf(cell: CellData): string[] {
  const tags: unknown = isFields(cell.metadata) ? cell.metadata.tags : [];
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

/** One text, however the file holds it. */
export function joined(lines: unknown): string {
  return Array.isArray(lines) ? lines.join('') : typeof lines === 'string' ? lines : '';
}

/** A short id, as nbformat wants one for a new cell. */
export function newCellId(): string {
  return crypto.getRandomValues(new Uint32Array(1))[0].toString(36).padStart(7, '0');
}
