import type { RequestError } from './api';
import { ask } from './dialog';
import { clearDraft, keepDraft } from './drafts';
import type { Notebook } from './notebook';
import { store } from './store';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'locked' | 'conflict' | 'failed';

const pause = 800;
const retryEvery = 2000;

/** Saves the chapter a moment after it changed, never over what somebody else saved, and keeps what cannot be saved until it can. */
export class Saver {
  state: SaveState = 'saved';
  message = '';
  private version = 0;
  private savedVersion = 0;
  private timer: number | undefined;
  private saving: Promise<void> | undefined;
  private readonly listeners: ((state: SaveState) => void)[] = [];

  constructor(
    private readonly path: string,
    private readonly notebook: Notebook,
    private hash: string,
  ) {
    notebook.onChange((change) => this.changed(change === 'outputs'));
    addEventListener('online', () => this.schedule(0));
    // Leaving: the draft is kept on this machine at once; the server gets it now or when the chapter is opened again.
    addEventListener('pagehide', () => {
      if (!this.isDirty) return;
      this.keepDraft();
      void store.save(this.path, this.notebook.toData(), this.hash, true).catch(() => {});
    });
    document.addEventListener('visibilitychange', () => void (document.hidden ? this.flush() : this.look()));
  }

  get isDirty(): boolean {
    return this.version !== this.savedVersion;
  }

  onState(listener: (state: SaveState) => void): void {
    this.listeners.push(listener);
  }

  /** The hash of the file as it was opened or last saved. */
  get openedHash(): string {
    return this.hash;
  }

  /** What was kept here is not wanted. */
  forgetDraft(): void {
    clearDraft(this.path);
  }

  /** Saves now, whatever is unsaved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.saving) await this.saving;
    if (!this.isDirty || this.state === 'conflict') return;
    this.saving = this.save();
    try {
      await this.saving;
    } finally {
      this.saving = undefined;
    }
  }

  /** The file holds this now, by another way than saving. */
  accept(hash: string): void {
    this.hash = hash;
    this.savedVersion = this.version;
    clearDraft(this.path);
    this.setState('saved');
  }

  /** Marks everything as changed: what is shown came from a draft and not from the file. */
  touch(): void {
    this.changed(false);
  }

  private changed(isOutput: boolean): void {
    this.version++;
    if (!isOutput) this.keepDraft();
    if (this.state === 'saved') this.setState('unsaved');
    // Outputs may come without end: they do not put off what is to be saved already.
    if (!isOutput) this.schedule(pause);
    else if (this.timer === undefined) this.schedule(pause * 3);
  }

  private keepDraft(): void {
    keepDraft(this.path, this.hash, this.notebook.cells);
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), after);
  }

  private async save(): Promise<void> {
    const version = this.version;
    this.setState('saving');
    try {
      this.hash = await store.save(this.path, this.notebook.toData(), this.hash);
      this.saved(version);
    } catch (error) {
      await this.failed(error as RequestError);
    }
  }

  private saved(version: number): void {
    this.savedVersion = version;
    if (this.isDirty) {
      this.keepDraft();
      this.setState('unsaved');
      this.schedule(pause);
    } else {
      clearDraft(this.path);
      this.setState('saved');
    }
  }

  private async failed(error: RequestError): Promise<void> {
    this.message = error.message;
    if (error.status === 412) {
      this.setState('conflict');
      await this.resolve();
    } else if (error.status === 403) {
      this.setState('locked');
      this.schedule(retryEvery);
    } else if (error.status === 0) {
      this.setState('offline');
      this.schedule(retryEvery);
    } else {
      this.setState('failed');
      this.schedule(retryEvery * 5);
    }
  }

  /** Two changed the chapter: the learner says whose is to stay. What is not chosen stays as the checkpoint. */
  private async resolve(): Promise<void> {
    const { choice } = await ask(
      'This chapter was changed elsewhere',
      'Another tab or editor saved this chapter while you changed it here. Whose changes are to stay? If you keep yours, the other ones remain as a checkpoint.',
      [
        { value: 'mine', label: 'Keep what is here', primary: true },
        { value: 'theirs', label: 'Take what was saved' },
      ],
    );
    try {
      const model = await store.read(this.path);
      if (choice === 'theirs') {
        this.notebook.replace(model.content);
        this.accept(model.hash);
      } else if (choice === 'mine') {
        await store.checkpoint(this.path);
        this.hash = model.hash;
        this.setState('unsaved');
        this.schedule(0);
      } else {
        // Closed without an answer: nothing is lost, and the next change asks again.
        this.setState('unsaved');
      }
    } catch (error) {
      this.message = (error as Error).message;
      this.setState('unsaved');
      this.schedule(retryEvery);
    }
  }

  /** Back on this page: whoever saved meanwhile is shown, if nothing here would be lost by it. */
  private async look(): Promise<void> {
    if (this.isDirty || this.saving) return;
    try {
      if ((await store.hash(this.path)) === this.hash) return;
      const model = await store.read(this.path);
      if (this.isDirty || model.hash === this.hash) return;
      this.notebook.replace(model.content);
      this.accept(model.hash);
    } catch {
      // Saving will say what is wrong.
    }
  }

  private setState(state: SaveState): void {
    this.state = state;
    for (const listener of this.listeners) listener(state);
  }
}
