import { CellOutputs } from '../../../PlainPage/cell-outputs.js';
import type { CellView } from '../cell-view';
import type { ChapterKernel } from '../kernel';
import type { Notebook } from '../notebook';
import type { Output } from '../notebook-format';
import type { NumberDoor } from './handle';
import { LiveCell, type LiveAnswer } from './live-cell';

/** What must be done before a cell can run: what it still lacks, and how to run that. */
export interface Preparation {
  missingAbove(id: string): string[];
  /** Whether anything may run: of a notebook from elsewhere the reader is asked first. */
  mayRun(): Promise<boolean>;
  /** Runs them; those that run or wait already are waited for. */
  run(ids: readonly string[]): Promise<void>;
  ran: Set<string>;
  /** Whether cells run that the learner has started. */
  isBusy(): boolean;
}

/** What a cell says of itself, in a comment, that follows the numbers above it. */
const followsMark = /^\s*\/\/\s*live\b/;

/** The cells of a chapter whose numbers are moved, and those below that follow. */
export class LiveCells {
  private readonly cells = new Map<string, LiveCell>();
  private moved: { id: string; tell: (words: string) => void; ready: Promise<boolean>; isOver: boolean } | null = null;

  constructor(
    private readonly notebook: Notebook,
    private readonly kernel: ChapterKernel,
    private readonly views: ReadonlyMap<string, CellView>,
    private readonly before: Preparation,
  ) {}

  /** Where the handles of a cell's numbers lead. */
  door(id: string): NumberDoor {
    return {
      begin: (tell) => {
        this.moved = { id, tell, ready: this.before.mayRun().then((may) => may && this.prepare(id, tell)), isOver: false };
        this.views.get(id)?.outputs.hold();
      },
      move: (code, place) => this.want(id, code, place, false),
      end: (code, place) => this.want(id, code, place, true),
    };
  }

  private want(id: string, code: string, place: number, isLast: boolean): void {
    const moved = this.moved;
    if (!moved || moved.id !== id) return;
    moved.isOver ||= isLast;
    // The kernel may be another one than when the number began to move.
    moved.ready = moved.ready.then((isReady) => isReady && this.prepare(id, moved.tell));
    void moved.ready.then((isReady) => {
      if (isReady) this.cell(id).want({ code, place, cell: this.notebook.find(id)?.executionCount ?? 0, draft: !isLast });
      else if (isLast) this.views.get(id)?.outputs.release();
    });
  }

  /** Runs what the cell needs: in a chapter that was just opened, all above it. */
  private async prepare(id: string, tell: (words: string) => void): Promise<boolean> {
    const missing = this.before.missingAbove(id);
    if (missing.length === 0) return true;
    tell('The cells above run first …');
    await this.before.run(missing);
    const isReady = missing.every((each) => this.before.ran.has(each));
    tell(isReady ? '' : 'A cell above did not run to its end, and this one needs it.');
    return isReady;
  }

  private cell(id: string): LiveCell {
    let cell = this.cells.get(id);
    if (!cell) {
      cell = new LiveCell(
        (handlers) => this.kernel.openComm('live-cell', {}, handlers),
        (answer, isNewest) => this.show(id, answer, isNewest),
        // Not a cell that the learner has started, behind which the values wait.
        () => this.before.isBusy() || this.kernel.overtake(),
      );
      this.cells.set(id, cell);
    }
    return cell;
  }

  private show(id: string, answer: LiveAnswer, isNewest: boolean): void {
    const cell = this.notebook.find(id);
    const view = this.views.get(id);
    if (!cell || !view) return;
    const moved = this.moved?.id === id ? this.moved : null;
    const { status, obstacle } = answer;
    if (status === 'refused') moved?.tell(`This cell does more than show and declare (${obstacle}): it runs when you run it.`);
    else if (obstacle) moved?.tell(`The number is part of ${obstacle}: the cell is compiled anew when it rests.`);
    if (status === 'error' && !moved && this.before.missingAbove(id).length > 0) {
      // What it shows is left as it is: it did not fail because of the number.
      this.moved?.tell('A cell below follows as soon as all above it have run.');
    } else if (status === 'ok' || status === 'error') {
      const outputs = new CellOutputs([], () => this.shown());
      for (const { type, content } of answer.outputs) outputs.add(type, content);
      cell.outputs = outputs.list;
      view.outputs.show(cell.outputs);
      if (status === 'ok') {
        this.before.ran.add(id);
        this.follow(id, answer.declared ?? [], this.moved?.isOver === false);
      }
    }
    if (!isNewest || (moved && !moved.isOver)) return;
    view.outputs.release();
    this.notebook.changed('outputs');
  }

  /** The cells below that say so run again where they speak of what has changed. */
  private follow(id: string, names: readonly string[], draft: boolean): void {
    if (names.length === 0) return;
    const speaks = new RegExp(String.raw`\b(?:${names.map((name) => name.replace(/\W/g, '')).join('|')})\b`);
    for (const cell of this.notebook.cells.slice(this.notebook.index(id) + 1)) {
      if (cell.kind !== 'code' || !followsMark.test(cell.source) || !speaks.test(cell.source)) continue;
      this.cell(cell.id).want({ code: cell.source, cell: cell.executionCount ?? 0, draft });
    }
  }

  private shown(): Output[] {
    return this.notebook.cells.flatMap((cell) => cell.outputs);
  }
}
