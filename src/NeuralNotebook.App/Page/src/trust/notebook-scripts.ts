import type { Cell, Notebook } from '../notebook';
import { joined } from '../notebook-format';
import { hasScripts, type ScriptDoor } from './script-output';
import { Trust } from './trust';

/** Which scripts in the outputs of a notebook may run. */
export class NotebookScripts {
  private readonly trust: Trust;
  /** Cells whose outputs come from a run in this page, and not from a file. */
  private readonly own = new WeakSet<Cell>();

  constructor(
    path: string,
    private readonly notebook: Notebook,
    private readonly isRunning: (id: string) => boolean,
  ) {
    this.trust = new Trust(path);
  }

  ran(cell: Cell): void {
    this.own.add(cell);
  }

  door(cell: Cell): ScriptDoor {
    return {
      allows: (html) => this.trust.allows(html, this.own.has(cell) || this.isRunning(cell.id)),
      trust: () => void this.trust.give(this.all()),
      whenTrusted: (look) => this.trust.whenGiven(look),
    };
  }

  private all(): string[] {
    return this.notebook.cells
      .flatMap((cell) => cell.outputs)
      .map((output) => joined(output.data?.['text/html']))
      .filter(hasScripts);
  }
}
