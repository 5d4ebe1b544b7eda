import { ask } from './dialog';
import type { CellView } from './cell-view';
import { CellOutputs, updateDisplays } from '../../PlainPage/cell-outputs.js';
import type { ChapterKernel } from './kernel';
import { code, type Notebook } from './notebook';
import type { Output } from './notebook-format';

/** A cell that waits for its turn, or has it. */
interface Waiting {
  id: string;
  over: Promise<void>;
  done(): void;
}

/** Runs cells one after the other, and stops at the first that fails. */
export class Runner {
  /** The cells that this kernel has run, in the order in which they ran last. */
  readonly ran = new Set<string>();
  private readonly queue: Waiting[] = [];
  private active: Waiting | null = null;
  private isRunning = false;
  private working = Promise.resolve();
  /** The cell that runs now. */
  running: string | null = null;
  private redrawing = false;
  onRun: (view: CellView, ok: boolean) => void = () => {};

  constructor(
    private readonly notebook: Notebook,
    private readonly kernel: ChapterKernel,
    private readonly views: ReadonlyMap<string, CellView>,
  ) {
    kernel.onUpdate = (content) => {
      updateDisplays(this.shown(), content);
      this.redraw(null);
      this.notebook.changed('outputs');
    };
  }

  get isBusy(): boolean {
    return this.isRunning;
  }

  /** Forgets what ran: the kernel is another one. */
  forget(): void {
    this.ran.clear();
    // The new kernel's displays may get the same names.
    for (const output of this.shown()) if (output.transient) delete output.transient.display_id;
  }

  run(ids: readonly string[]): Promise<void> {
    const runs = ids.filter((id) => this.notebook.find(id)?.kind === 'code').map((id) => (this.queue.find((each) => each.id === id) ?? this.add(id)).over);
    if (!this.isRunning) this.working = this.work();
    return Promise.all(runs).then(() => {});
  }

  /** Runs cells, but for one that runs already: it is waited for. */
  async complete(ids: readonly string[]): Promise<void> {
    const active = this.active && ids.includes(this.active.id) ? this.active : null;
    await Promise.all([active?.over, this.run(ids.filter((id) => id !== active?.id))]);
  }

  private add(id: string): Waiting {
    let done = () => {};
    const waiting = { id, over: new Promise<void>((resolve) => (done = resolve)), done: () => done() };
    this.queue.push(waiting);
    this.views.get(id)?.showState('waiting');
    return waiting;
  }

  /** Ends when nothing runs or waits. */
  over(): Promise<void> {
    return this.working;
  }

  /** Drops what waits. */
  stop(): void {
    for (const { id, done } of this.queue.splice(0)) {
      this.views.get(id)?.showState('idle');
      done();
    }
  }

  private async work(): Promise<void> {
    this.isRunning = true;
    try {
      for (let next = this.queue.shift(); next; next = this.queue.shift()) {
        [this.active, this.running] = [next, next.id];
        const ok = await this.runOne(next.id);
        [this.active, this.running] = [null, null];
        next.done();
        if (!ok) this.stop();
      }
    } finally {
      this.isRunning = false;
    }
  }

  private async runOne(id: string): Promise<boolean> {
    const cell = this.notebook.find(id);
    if (!cell) return true;
    const view = () => this.views.get(id);
    if (!cell.source.trim()) {
      [cell.outputs, cell.executionCount] = [[], null];
      view()?.showOutputs();
      view()?.showState('idle');
      return true;
    }
    view()?.showState('running');
    // The old outputs stay until something new comes, so that the page does not jump; a chart keeps its place and only changes.
    let outputs: CellOutputs | null = null;
    let isOver = false;
    const begin = () => (outputs ??= new CellOutputs((cell.outputs = []), () => this.shown()));
    try {
      const result = await this.kernel.run(code(cell), {
        onCount: (count) => (cell.executionCount = count),
        onOutput: ({ type, content }) => {
          if (type === 'update_display_data') updateDisplays(this.shown(), content);
          else if (outputs || changes(type, content)) begin().add(type, content);
          this.redraw(type === 'update_display_data' ? null : id);
          if (isOver) this.notebook.changed('outputs');
        },
        onInput: async (prompt, isSecret) => (await ask('The cell asks', prompt || 'Your answer:', [{ value: 'ok', label: 'Answer', primary: true }], { label: prompt || 'Answer', isSecret })).text,
      });
      begin();
      if (result.status === 'interrupted') cell.outputs.push(failure('Interrupted', 'The cell was interrupted, and its kernel with it.'));
      else if (result.status === 'aborted' && cell.outputs.length === 0) cell.outputs.push(failure('Aborted', 'The kernel ended before the cell did. Run the cells above again, then this one.'));
      const ok = result.status === 'ok';
      if (ok) {
        this.ran.delete(id);
        this.ran.add(id);
      }

      isOver = true;
      this.finish(id, ok ? 'ok' : 'error');
      return ok;
    } catch (error) {
      begin().list.push(failure('NoKernel', `The cell could not be run: ${(error as Error).message}`));
      this.finish(id, 'error');
      return false;
    }
  }

  private shown(): Output[] {
    return this.notebook.cells.flatMap((cell) => cell.outputs);
  }

  private finish(id: string, state: 'ok' | 'error'): void {
    const view = this.views.get(id);
    view?.showOutputs();
    view?.showState(state);
    this.notebook.changed('outputs');
    if (view) this.onRun(view, state === 'ok');
  }

  private readonly stale = new Set<string>();

  /** Shows new outputs with the next frame; null shows all cells, for an update may change any of them. */
  private redraw(id: string | null): void {
    if (id) this.stale.add(id);
    else for (const cell of this.notebook.cells) this.stale.add(cell.id);
    if (this.redrawing) return;
    this.redrawing = true;
    setTimeout(() => {
      this.redrawing = false;
      for (const each of this.stale) this.views.get(each)?.showOutputs();
      this.stale.clear();
    }, 30);
  }
}

function failure(name: string, words: string): Output {
  return { output_type: 'error', ename: name, evalue: words, traceback: [words] };
}

/** Whether a message takes the place of what a cell showed when it ran before: to clear and wait waits, and a reply may hold nothing to show. */
function changes(type: string, content: Record<string, unknown>): boolean {
  return type === 'clear_output' ? content.wait !== true : type !== 'execute_reply' || (Array.isArray(content.payload) && content.payload.length > 0);
}
