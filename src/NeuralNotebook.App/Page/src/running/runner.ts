import { Batch } from './batch';
import { ask } from '../dialog';
import type { CellView } from '../cell-view';
import { CellOutputs, updateDisplays } from '../../../PlainPage/cell-outputs.js';
import type { ChapterKernel } from '../kernel';
import { code, type Notebook } from '../notebook';
import type { Output } from '../notebook-format';

/** A cell that waits for its turn, or has it. */
interface Waiting {
  id: string;
  over: Promise<void>;
  done: () => void;
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
  private batch: Batch | null = null;
  /** Called whenever the cells that run and wait go on: one of them begins, or all is over. */
  onBatch: (batch: Batch) => void = () => {};
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
    const runs = ids
      .filter((id) => this.notebook.find(id)?.kind === 'code')
      .map((id) => (this.queue.find((each) => each.id === id) ?? this.add(id)).over);
    if (this.isRunning) this.goOn(() => {});
    else this.working = this.work();
    return Promise.all(runs).then(() => {});
  }

  /** Runs cells, but for one that runs already: it is waited for. */
  async complete(ids: readonly string[]): Promise<void> {
    const active = this.active && ids.includes(this.active.id) ? this.active : null;
    const isAside = !this.batch;
    const over = this.run(ids.filter((id) => id !== active?.id));
    if (this.batch && isAside) this.batch.isAside = true;
    await Promise.all([active?.over, over]);
  }

  private add(id: string): Waiting {
    let done = () => {};
    const waiting = { id, over: new Promise<void>((resolve) => (done = resolve)), done: () => done() };
    this.queue.push(waiting);
    (this.batch ??= new Batch()).total++;
    this.views.get(id)?.showState('waiting');
    return waiting;
  }

  /** Ends when nothing runs or waits. */
  over(): Promise<void> {
    return this.working;
  }

  /** Drops what waits: the learner wants that. */
  stop(): void {
    if (this.batch) this.batch.isStopped = true;
    this.drop();
  }

  private drop(): void {
    for (const { id, done } of this.queue.splice(0)) {
      this.views.get(id)?.showState('idle');
      done();
    }
  }

  private async work(): Promise<void> {
    this.isRunning = true;
    let isOk = true;
    try {
      for (let next = this.queue.shift(); next; next = this.queue.shift()) {
        [this.active, this.running] = [next, next.id];
        this.goOn((batch) => batch.next(this.running!));
        isOk = await this.runOne(next.id);
        [this.active, this.running] = [null, null];
        next.done();
        if (!isOk) this.drop();
      }
    } finally {
      this.isRunning = false;
      this.goOn((batch) => batch.over(isOk));
      this.batch = null;
    }
  }

  private goOn(step: (batch: Batch) => void): void {
    if (!this.batch) return;
    step(this.batch);
    this.onBatch(this.batch);
  }

  private async runOne(id: string): Promise<boolean> {
    // Asked for anew each time: the chapter may be loaded again, or the cell changed, while it runs.
    const cell = () => this.notebook.find(id);
    const view = () => this.views.get(id);
    const now = cell();
    if (!now) return true;
    if (!now.source.trim()) {
      [now.outputs, now.executionCount] = [[], null];
      view()?.showOutputs();
      view()?.showState('idle');
      return true;
    }
    view()?.showState('running');
    // The old outputs stay until something new comes, so that the page does not jump; a chart keeps its place and only changes.
    let outputs: CellOutputs | null = null;
    let isOver = false;
    const begin = () => (outputs ??= new CellOutputs([], () => this.shown()));
    const put = () => {
      const at = cell();
      if (at?.kind === 'code' && outputs) at.outputs = outputs.list;
    };
    const fail = (name: string, words: string) => begin().list.push(failure(name, words));
    try {
      const result = await this.kernel.run(code(now), {
        onCount: (count) => {
          const at = cell();
          if (at) at.executionCount = count;
        },
        onOutput: ({ type, content }) => {
          if (type === 'update_display_data') updateDisplays(this.shown(), content);
          else if (outputs || changes(type, content)) begin().add(type, content);
          // Later a number that is dragged may have put its own outputs there.
          if (!isOver) put();
          this.redraw(type === 'update_display_data' ? null : id);
          if (isOver) this.notebook.changed('outputs');
        },
        onInput: async (prompt, isSecret) => {
          const field = { label: prompt || 'Answer', isSecret };
          return (await ask('The cell asks', prompt || 'Your answer:', [{ value: 'ok', label: 'Answer', primary: true }], field)).text;
        },
      });
      const { list } = begin();
      if (result.status === 'interrupted') fail('Interrupted', 'The cell was interrupted, and its kernel with it.');
      else if (result.status === 'aborted' && list.length === 0) fail('Aborted', ended);
      const ok = result.status === 'ok';
      if (ok) {
        this.ran.delete(id);
        this.ran.add(id);
      }

      put();
      isOver = true;
      this.finish(id, ok ? 'ok' : 'error');
      return ok;
    } catch (error) {
      fail('NoKernel', `The cell could not be run: ${(error as Error).message}`);
      put();
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

const ended = 'The kernel ended before the cell did. Run the cells above again, then this one.';

function failure(name: string, words: string): Output {
  return { output_type: 'error', ename: name, evalue: words, traceback: [words] };
}

/**
 * Whether a message takes the place of what a cell showed when it ran before: to clear and wait waits, and a reply may hold nothing to
 * show.
 */
function changes(type: string, content: Record<string, unknown>): boolean {
  return type === 'clear_output'
    ? content.wait !== true
    : type !== 'execute_reply' || (Array.isArray(content.payload) && content.payload.length > 0);
}
