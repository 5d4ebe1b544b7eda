import type { ContentsModel } from './api';
import { CellList } from './cell-list';
import { CellEditing } from './cell-editing';
import { loadEditor, type CellView } from './cell-view';
import type { Course } from './course';
import { ask } from './dialog';
import { LiveCells } from './drag/live-cells';
import { announce, decoded, element, pageId } from './dom';
import { applied, differs, findDraft } from './drafts';
import { dressExercise, findExercises, tick, type ExerciseParts } from './exercises';
import { FindBox } from './find';
import { chapterFoot, chapterHead, Contents } from './frame';
import { ChapterKernel, type Fresh } from './kernel';
import type { KernelHost } from './kernel-host';
import { handleEditing, handleEverywhere, handleSelected } from './keyboard';
import { Notebook } from './notebook';
import { NotebookScripts } from './trust/notebook-scripts';
import { home, readHash } from './playground/share';
import { RunLine } from './running/run-line';
import { Runner } from './running/runner';
import { Saver } from './saver';
import { download } from './site/own-files';
import { store } from './store';
import { Toolbar } from './toolbar';

/** A chapter: read it, run it, change it. */
export class ChapterPage {
  private readonly notebook: Notebook;
  private readonly kernel: ChapterKernel;
  private readonly saver: Saver;
  private readonly list: CellList;
  private readonly editing: CellEditing;
  private readonly runner: Runner;
  private readonly live: LiveCells;
  private readonly toolbar: Toolbar;
  private readonly find: FindBox;
  private readonly line: RunLine;
  private readonly contents = new Contents();
  private exercises: ExerciseParts[] = [];
  private readonly scripts: NotebookScripts;

  constructor(
    private readonly path: string,
    model: ContentsModel,
    private course: Course | null,
    private readonly host: KernelHost,
  ) {
    this.notebook = new Notebook(model.content);
    this.scripts = new NotebookScripts(path, this.notebook, (id) => this.runner.running === id);
    this.kernel = new ChapterKernel(path, host);
    this.saver = new Saver(path, this.notebook, model.hash);
    this.list = new CellList(
      this.notebook,
      this.kernel,
      {
        run: (id) => void this.run([id]),
        runAbove: (id) => this.runAbove(id),
        edited: (id, text) => this.edited(id, text),
        menu: (id, action) => this.editing.act(id, action),
        key: (event, id) => handleEditing(event, id, this.editing),
        touched: (id) => this.touched(id),
        numbers: (id) => this.live.door(id),
        // A pad that is stored may have the number of another one of this kernel's.
        openPad: async (id, pad, handlers) =>
          this.runner.ran.has(id) || this.runner.running === id ? this.kernel.openComm('drawn-digit', { pad }, handlers) : null,
        openPlayground: async (id, playground, handlers) =>
          this.runner.ran.has(id) || this.runner.running === id ? this.kernel.openComm('playground', { playground }, handlers) : null,
        scripts: (cell) => this.scripts.door(cell),
      },
      (id) => this.runner.ran.has(id),
    );
    this.editing = new CellEditing(this.notebook, this.list, {
      run: (id) => void this.run([id]),
      runAbove: (id) => this.runAbove(id),
      find: () => this.find.open(),
      save: () => void this.saver.flush(),
      tell: (words) => this.toolbar.tell(words),
    });
    this.runner = new Runner(this.notebook, this.kernel, this.list.views);
    this.live = new LiveCells(this.notebook, this.kernel, this.list.views, {
      missingAbove: (id) => this.list.missingAbove(id),
      mayRun: () => this.mayRun(),
      run: (ids) => this.runner.complete(ids),
      ran: this.runner.ran,
      isBusy: () => this.runner.isBusy,
    });
    this.find = new FindBox(this.list.root);
    this.line = new RunLine(this.list);
    this.toolbar = new Toolbar(this.kernel, this.saver, {
      run: () => this.list.selected && this.editing.run(this.list.selected, 'next'),
      runAll: () => void this.run(this.notebook.cells.map((cell) => cell.id)),
      runAbove: () => this.list.selected && this.runAbove(this.list.selected),
      interrupt: () => this.interrupt(),
      restart: () => void this.restart(),
      restartAndRunAll: () => void this.restart().then((done) => (done ? this.run(this.notebook.cells.map((cell) => cell.id)) : undefined)),
      find: () => this.find.open(),
      undo: () => this.editing.undo(),
      reset: () => void this.reset(),
      download: () => download(this.path.split('/').at(-1)!, `${JSON.stringify(this.notebook.toData(), null, 1)}\n`),
      print: () => print(),
    });
  }

  /** Shows the chapter; the editor and the charts come after. */
  show(place: HTMLElement): void {
    this.list.sync();
    const main = element(
      'main',
      { id: pageId('content'), class: 'chapter', tabindex: -1 },
      this.list.root,
      chapterFoot(this.path, this.course),
    );
    place.replaceChildren(
      chapterHead(this.path, this.course),
      this.toolbar.root,
      element('div', { class: 'columns' }, this.contents.root, main),
      this.find.root,
      this.line.root,
    );
    this.showParts();
    this.takeDraft();
    this.notebook.onChange((change) => change === 'cells' && this.showCells());
    this.runner.onBatch = (batch) => this.line.tell(batch);
    this.runner.onRun = (view) => void this.ranCell(view);
    this.kernel.onState((state, before) => before === 'starting' && state === 'idle' && void this.recheck());
    this.kernel.onFresh = (why, words) => this.fresh(why, words);
    for (const use of ['pointerdown', 'keydown', 'scroll']) document.addEventListener(use, () => this.kernel.use(), { passive: true });
    document.addEventListener('keydown', (event) => this.pressed(event));
    this.goToHash();
    addEventListener('hashchange', () => this.goToHash());
    // After the first paint.
    requestAnimationFrame(() =>
      setTimeout(() => {
        void this.list.mountEditors();
        if (this.host.startsAtOnce) this.startKernel();
      }),
    );
  }

  private startKernel(): void {
    void this.kernel.open().catch(() => {});
  }

  /** What was written while the kernel started has not been looked at. */
  private async recheck(): Promise<void> {
    const editor = this.list.selected && this.list.views.get(this.list.selected)?.editor;
    if (editor) (await loadEditor()).recheck(editor);
  }

  setCourse(course: Course, place: HTMLElement): void {
    this.course = course;
    place.querySelector('.chapter-head')?.replaceWith(chapterHead(this.path, course));
    place.querySelector('.chapter-foot')?.replaceWith(chapterFoot(this.path, course));
    for (const exercise of this.exercises) tick(exercise, course.passed ?? []);
    if (course.problems.length) this.toolbar.tell(course.problems.join(' '));
  }

  private showCells(): void {
    this.list.sync();
    this.showParts();
    void this.list.mountEditors();
  }

  private showParts(): void {
    this.exercises = findExercises(this.list.ordered, this.path.slice(0, 2));
    for (const exercise of this.exercises) {
      dressExercise(exercise, (view) => this.run([view.cell.id]));
      tick(exercise, this.course?.passed ?? []);
    }
    this.contents.show(this.list.root);
  }

  /** What was written here and never reached the server. */
  private takeDraft(): void {
    const draft = findDraft(this.path);
    if (!draft || !differs(draft, this.notebook.cells)) return;
    const take = () => {
      this.notebook.cells = applied(draft, this.notebook.cells);
      this.showCells();
      this.saver.touch();
    };
    if (draft.hash === this.saver.openedHash) {
      take();
      announce('Your unsaved changes are back.');
      return;
    }
    void ask('You have unsaved changes', 'You changed this chapter here, and it was also saved elsewhere since. Which one is to stay?', [
      { value: 'mine', label: 'Take my unsaved changes', primary: true },
      { value: 'saved', label: 'Take what was saved' },
    ]).then(({ choice }) => {
      if (choice === 'mine') take();
      else if (choice === 'saved') this.saver.forgetDraft();
    });
  }

  private async run(ids: readonly string[]): Promise<void> {
    if (await this.mayRun()) await this.runner.run(ids);
  }

  private async mayRun(): Promise<boolean> {
    try {
      return await store.mayRun(this.path);
    } catch (error) {
      this.toolbar.tell((error as Error).message);
      return false;
    }
  }

  private runAbove(id: string): void {
    void this.run(this.notebook.cells.slice(0, this.notebook.index(id)).map((cell) => cell.id));
  }

  private interrupt(): void {
    this.runner.stop();
    void this.kernel.interrupt();
  }

  private async restart(): Promise<boolean> {
    this.runner.stop();
    try {
      await this.kernel.restart();
      return true;
    } catch (error) {
      this.toolbar.tell((error as Error).message);
      return false;
    }
  }

  private fresh(why: Fresh, said?: string): void {
    const before = [...this.runner.ran].filter((id) => id !== this.runner.running);
    this.runner.forget();
    const words = {
      restarted: 'The kernel was restarted: what the cells declared is forgotten.',
      died: 'The kernel ended by itself, and a new one was started. Run the cells again from the top.',
      interrupted:
        'The cell could not be stopped in this browser without ending its kernel: the cells that had run before run again, so that what they declared comes back.',
      lost: 'The server has a new kernel: what the cells declared is forgotten.',
      ended: 'The kernel was ended. Run the cells again from the top.',
    }[why];
    // Nobody may sit here when an unused kernel is ended: that stays until it is seen.
    this.toolbar.tell(said ?? words, why === 'ended' || why === 'interrupted');
    if (why === 'interrupted') void this.runner.over().then(() => this.runner.run(before));
  }

  private async ranCell(view: CellView): Promise<void> {
    this.scripts.ran(view.cell);
    const exercise = this.exercises.find((each) => each.main === view);
    if (!exercise) return;
    try {
      this.course = await store.course();
      tick(exercise, this.course.passed ?? []);
    } catch {
      // The tick comes when the chapter is opened again.
    }
  }

  private edited(id: string, text: string): void {
    const cell = this.notebook.find(id);
    if (!cell || cell.source === text) return;
    cell.source = text;
    this.notebook.changed('text');
  }

  private touched(id: string): void {
    if (this.list.selected !== id) this.list.select(id);
    if (this.notebook.find(id)?.kind === 'code') this.startKernel();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const isSelected = target.classList.contains('cell') && target.dataset.cell;
    const isTaken = isSelected
      ? handleSelected(event, target.dataset.cell as string, this.editing)
      : !target.closest('dialog, .cm-editor') &&
        handleEverywhere(event, target.closest<HTMLElement>('.cell')?.dataset.cell ?? null, this.editing);
    if (isTaken) event.preventDefault();
  }

  private async reset(): Promise<void> {
    const { choice } = await ask(
      'Back to the original?',
      'The chapter becomes what the course gives you; your changes to it are taken out. Undo brings them back as long as this page is open, and they remain as a checkpoint.',
      [
        { value: 'reset', label: 'Reset this chapter', primary: true },
        { value: 'keep', label: 'Keep my changes' },
      ],
    );
    if (choice !== 'reset') return;
    try {
      await this.saver.flush();
      const model = await store.reset(this.path);
      this.notebook.replace(model.content);
      this.saver.accept(model.hash);
      this.toolbar.tell('The chapter is the original again. Undo brings your changes back.');
    } catch (error) {
      this.toolbar.tell((error as Error).message);
    }
  }

  private goToHash(): void {
    if (this.path === home && readHash(location.hash)) return location.reload();
    const id = decoded(location.hash.slice(1));
    const target = this.list.views.get(id)?.root ?? (id ? document.getElementById(id) : null);
    if (!target) return;
    target.scrollIntoView({ behavior: 'instant' });
    const cell = target.closest<HTMLElement>('.cell');
    if (cell?.dataset.cell) this.list.select(cell.dataset.cell);
  }
}
