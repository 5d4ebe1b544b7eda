import { CellOutputs, updateDisplays } from './cell-outputs.js';
import { ask } from './dialog.js';
import { codeOf } from './notebook.js';

/** Runs cells one after the other, and stops at the first that fails. */
export class Runner {
  #queue = [];
  #isRunning = false;

  constructor(chapter, kernel) {
    [this.chapter, this.kernel] = [chapter, kernel];
    // What a cell left behind shows after its end.
    kernel.events.addEventListener('late', ({ detail: { type, content } }) => {
      if (type !== 'update_display_data') return;
      updateDisplays(chapter.notebook.outputs(), content);
      this.#drawAll();
      chapter.changed();
    });
    kernel.events.addEventListener('fresh', () => {
      this.stop();
      // The new kernel's displays may get the same names.
      for (const output of chapter.notebook.outputs()) delete output.transient?.display_id;
    });
  }

  async run(cells) {
    for (const cell of cells) {
      if (!cell.isCode || this.#queue.includes(cell)) continue;
      this.#queue.push(cell);
      cell.showState('waiting');
    }
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      for (let cell = this.#queue.shift(); cell; cell = this.#queue.shift()) if (!(await this.#runOne(cell))) this.stop();
    } finally {
      this.#isRunning = false;
    }
  }

  /** Drops what waits. */
  stop() {
    for (const cell of this.#queue.splice(0)) cell.showState('idle');
  }

  async #runOne(cell) {
    const { data } = cell;
    if (!data.source.trim()) {
      [data.outputs, data.execution_count] = [[], null];
      cell.showState('idle');
      await cell.showOutputs();
      return true;
    }
    cell.showState('running');
    // The old outputs stay until something new comes.
    let outputs = null;
    const begin = () => (outputs ??= new CellOutputs((data.outputs = []), () => this.chapter.notebook.outputs()));
    let status = 'error';
    try {
      status = await this.kernel.run(codeOf(data), {
        onCount: (count) => (data.execution_count = count),
        onOutput: (type, content) => {
          if (type === 'update_display_data') {
            updateDisplays(this.chapter.notebook.outputs(), content);
            this.#drawAll();
          } else if (outputs || replaces(type, content)) {
            begin().add(type, content);
            void cell.showOutputs();
          }
        },
        onInput: async (prompt, isSecret) =>
          (
            await ask('The cell asks', prompt || 'Your answer:', [{ value: 'ok', label: 'Answer' }], {
              label: prompt || 'Answer',
              isSecret,
            })
          ).text,
      });
      begin();
      if (status === 'aborted' && data.outputs.length === 0)
        begin().list.push(failure('Aborted', 'The kernel ended before the cell did. Run the cells above again, then this one.'));
    } catch (error) {
      begin().list.push(failure('NoKernel', `The cell could not be run: ${error.message}`));
    }
    await cell.showOutputs();
    cell.showState(status === 'ok' ? 'ok' : 'error');
    this.chapter.ran(cell);
    return status === 'ok';
  }

  #drawAll() {
    for (const cell of this.chapter.cells) if (cell.data.outputs?.some((output) => output.transient?.display_id)) void cell.showOutputs();
  }
}

const failure = (name, words) => ({ output_type: 'error', ename: name, evalue: words, traceback: [words] });

/**
 * Whether a message takes the place of what a cell showed when it ran before: to clear and wait waits, and a reply may hold nothing to
 * show.
 */
const replaces = (type, content) =>
  type === 'clear_output' ? content.wait !== true : type !== 'execute_reply' || content.payload?.length > 0;
