import { api } from './api.js';
import { Cell } from './cell.js';
import { ask } from './dialog.js';
import { clearDraft, findDraft } from './drafts.js';
import { Exercises } from './exercises.js';
import { Kernel } from './kernel.js';
import { Notebook } from './notebook.js';
import { Runner } from './runner.js';
import { Saver } from './saver.js';
import { Toolbar } from './toolbar.js';

/** A finished page that becomes one which runs: change it, run it, check, save. */
export class Chapter {
  #selected;

  constructor(path, { content, hash }) {
    this.path = path;
    this.notebook = new Notebook(content);
    this.kernel = new Kernel(path);
    this.saver = new Saver(path, this.notebook, hash);
    this.cells = [...document.querySelectorAll('.cell[data-index]')].map(
      (root) => new Cell(root, this.notebook.cells[root.dataset.index], this),
    );
    this.runner = new Runner(this, this.kernel);
    this.exercises = new Exercises(this);
    this.toolbar = new Toolbar(this.kernel, this.saver, {
      run: () => this.#selected && this.runAndGo(this.#selected, true),
      runAll: () => void this.run(this.cells),
      interrupt: () => {
        this.runner.stop();
        this.kernel.interrupt().catch((error) => this.tell(error.message));
      },
      restart: () => {
        this.runner.stop();
        this.kernel.restart().catch((error) => this.tell(error.message));
      },
      save: () => void this.saver.flush(),
      reset: () => void this.#reset(),
    });
    document.querySelector('.chapter-head').after(this.toolbar.root);
    // On a small screen the chapter comes first.
    if (innerWidth < 1100) document.querySelector('.contents details')?.removeAttribute('open');
    for (const use of ['pointerdown', 'keydown', 'scroll']) document.addEventListener(use, () => this.kernel.use(), { passive: true });
    document.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void this.saver.flush();
    });
    this.select(this.cells.find((cell) => cell.isCode));
    void this.#takeDraft();
  }

  run(cells) {
    return this.runner.run(cells);
  }

  /** Runs a cell, or shows its text; then goes on to the next, or stays. */
  runAndGo(cell, goesOn) {
    if (cell.isCode) void this.run([cell]);
    else document.activeElement.blur();
    const next = this.cells.slice(this.cells.indexOf(cell) + 1).find((each) => each.root.offsetParent);
    if (goesOn) (next ?? cell).focus();
  }

  /** The cell that Run means. */
  select(cell) {
    this.#selected?.root.classList.remove('selected');
    this.#selected = cell;
    cell?.root.classList.add('selected');
  }

  /** Says that something is to be saved. */
  changed() {
    this.notebook.changed();
  }

  ran(cell) {
    this.changed();
    if (cell.tags.includes('exercise')) void this.exercises.tick();
  }

  tell(words) {
    this.toolbar.tell(words);
  }

  /** What was written here and never reached the server. */
  async #takeDraft() {
    const draft = findDraft(this.path, this.notebook);
    if (!draft) return;
    const isLatest = draft.hash === this.saver.hash;
    const { choice } = isLatest
      ? { choice: 'mine' }
      : await ask(
          'You have unsaved changes',
          'You changed this chapter here, and it was also saved elsewhere since. Which one is to stay?',
          [
            { value: 'mine', label: 'Take my unsaved changes' },
            { value: 'saved', label: 'Take what was saved' },
          ],
        );
    if (choice === 'saved') clearDraft(this.path);
    if (choice !== 'mine') return;
    this.cells.forEach((cell, index) => cell.write(draft.sources[index]));
    this.changed();
    this.tell('Your unsaved changes are back.');
  }

  async #reset() {
    const { choice } = await ask(
      'Back to the original?',
      'The chapter becomes what the course gives you; your changes to it are taken out, and remain as a checkpoint.',
      [
        { value: 'reset', label: 'Reset this chapter' },
        { value: 'keep', label: 'Keep my changes' },
      ],
    );
    if (choice !== 'reset') return;
    try {
      await this.saver.flush();
      await api.reset(this.path);
      location.reload();
    } catch (error) {
      this.tell(error.message);
    }
  }
}
