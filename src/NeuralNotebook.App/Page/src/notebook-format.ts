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

/** One text, however the file holds it. */
export function joined(lines: unknown): string {
  return Array.isArray(lines) ? lines.join('') : typeof lines === 'string' ? lines : '';
}

/** A short id, as nbformat wants one for a new cell. */
export function newCellId(): string {
  return crypto.getRandomValues(new Uint32Array(1))[0].toString(36).padStart(7, '0');
}
