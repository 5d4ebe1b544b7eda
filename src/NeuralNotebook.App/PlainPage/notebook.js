import { stored } from './cell-outputs.js';

const joined = (lines) => (Array.isArray(lines) ? lines.join('') : typeof lines === 'string' ? lines : '');

/** The notebook as the file holds it; only what is changed here changes. */
export class Notebook extends EventTarget {
  constructor(data) {
    super();
    this.data = data;
    for (const cell of data.cells) {
      cell.source = joined(cell.source);
      if (cell.cell_type === 'code') cell.outputs ??= [];
    }
  }

  get cells() {
    return this.data.cells;
  }

  /** Says that something is to be saved. */
  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** The outputs of all cells, which an update may mean. */
  outputs() {
    return this.cells.flatMap((cell) => cell.outputs ?? []);
  }

  /** The notebook as the file is to hold it. */
  toData() {
    return {
      ...this.data,
      cells: this.cells.map((cell) => (cell.cell_type === 'code' ? { ...cell, outputs: stored(cell.outputs) } : cell)),
    };
  }
}

/** What a kernel is given to run: the text, after the line that begins its language where the cell's metadata name another than C#. */
export function codeOf(cell) {
  const language = cell.metadata?.polyglot_notebook?.kernelName ?? cell.metadata?.dotnet_interactive?.language;
  return typeof language === 'string' && !/^(csharp|c#)$/i.test(language) ? `#!${language}\n${cell.source}` : cell.source;
}
