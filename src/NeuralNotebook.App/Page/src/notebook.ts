import { stored } from '../../PlainPage/cell-outputs.js';
import { joined, newCellId, type CellData, type NotebookData, type Output } from './notebook-format';

export type CellKind = 'code' | 'markdown';

/** One cell as the page holds it: what the file says about it, and what changes. */
export interface Cell {
  readonly id: string;
  kind: string;
  source: string;
  outputs: Output[];
  executionCount: number | null;
  /** Everything else the file says about it. */
  readonly rest: CellData;
}

/** What a change did, for whoever shows it. */
export type Change = 'text' | 'outputs' | 'cells';

/** The notebook: its cells in order, and how to undo what was done to their order. What is typed within a cell its editor undoes. */
export class Notebook {
  cells: Cell[];
  private readonly past: Cell[][] = [];
  private readonly listeners: ((change: Change) => void)[] = [];

  constructor(private data: NotebookData) {
    this.cells = readCells(data);
  }

  onChange(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  changed(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  /** Takes what the file says now. */
  replace(data: NotebookData): void {
    this.remember();
    this.data = data;
    this.cells = readCells(data);
    this.changed('cells');
  }

  index(id: string): number {
    return this.cells.findIndex((cell) => cell.id === id);
  }

  find(id: string): Cell | undefined {
    return this.cells.find((cell) => cell.id === id);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  /** Takes the last change of the cells' order back: a deletion, an addition, a move, a split. */
  undo(): boolean {
    const before = this.past.pop();
    if (!before) return false;
    this.cells = before;
    this.changed('cells');
    return true;
  }

  add(index: number, kind: CellKind, source = ''): Cell {
    this.remember();
    const cell = fresh(kind, source);
    this.cells = this.cells.toSpliced(index, 0, cell);
    this.changed('cells');
    return cell;
  }

  remove(id: string): void {
    this.remember();
    this.cells = this.cells.filter((cell) => cell.id !== id);
    if (this.cells.length === 0) this.cells = [fresh('code', '')];
    this.changed('cells');
  }

  move(id: string, by: number): void {
    const from = this.index(id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= this.cells.length) return;
    this.remember();
    this.cells = this.cells.toSpliced(from, 1).toSpliced(to, 0, this.cells[from]);
    this.changed('cells');
  }

  /** Parts a cell in two; the second gets a new id, and the outputs stay with neither. */
  split(id: string, at: number): Cell | undefined {
    const index = this.index(id);
    const cell = this.cells[index];
    if (!cell) return undefined;
    this.remember();
    const first: Cell = { ...cell, source: cell.source.slice(0, at).replace(/\n$/, ''), outputs: [], executionCount: null };
    const second = fresh(cell.kind as CellKind, cell.source.slice(at).replace(/^\n/, ''));
    this.cells = this.cells.toSpliced(index, 1, first, second);
    this.changed('cells');
    return second;
  }

  setKind(id: string, kind: CellKind): void {
    const index = this.index(id);
    if (index < 0 || this.cells[index].kind === kind) return;
    this.remember();
    this.cells = this.cells.with(index, { ...this.cells[index], kind, outputs: [], executionCount: null });
    this.changed('cells');
  }

  /** The notebook as the file is to hold it. */
  toData(): NotebookData {
    return { ...this.data, cells: this.cells.map(write) };
  }

  private remember(): void {
    this.past.push([...this.cells]);
    if (this.past.length > 100) this.past.shift();
  }
}

/** The cells; one without an id of its own gets one, and so does the page where there is none to write in. */
function readCells(data: NotebookData): Cell[] {
  const taken = new Set<string>();
  const cells = data.cells.map((cell) => {
    const id = typeof cell.id === 'string' && /^[\w-]{1,64}$/.test(cell.id) && !taken.has(cell.id) ? cell.id : newCellId();
    taken.add(id);
    return read(cell, id);
  });
  return cells.length ? cells : [fresh('code', '')];
}

function read(data: CellData, id: string): Cell {
  return {
    id,
    kind: data.cell_type,
    source: joined(data.source),
    outputs: data.outputs ?? [],
    executionCount: typeof data.execution_count === 'number' ? data.execution_count : null,
    rest: data,
  };
}

/**
 * What a kernel is given to run: the text, after the line that begins its language where the cell's metadata name another than C#, as .NET
 * Interactive's do.
 */
export function code(cell: Cell): string {
  const named = (group: string, field: string): unknown =>
    (cell.rest.metadata as Record<string, Record<string, unknown> | undefined> | null)?.[group]?.[field];
  const language = [named('polyglot_notebook', 'kernelName'), named('dotnet_interactive', 'language')].find(
    (name): name is string => typeof name === 'string',
  );
  return language && !/^(csharp|c#)$/i.test(language) ? `#!${language}\n${cell.source}` : cell.source;
}

function write(cell: Cell): CellData {
  const data: CellData = { ...cell.rest, id: cell.id, cell_type: cell.kind, source: cell.source };
  if (cell.kind === 'code') {
    data.execution_count = cell.executionCount;
    data.outputs = stored(cell.outputs);
  } else {
    delete data.execution_count;
    delete data.outputs;
  }
  return data;
}

function fresh(kind: CellKind, source: string): Cell {
  const id = newCellId();
  return { id, kind, source, outputs: [], executionCount: null, rest: { cell_type: kind, id, source: '', metadata: {} } };
}
