import { api } from './api.js';
import { ask } from './dialog.js';
import { clearDraft, keepDraft } from './drafts.js';

const pause = 800;
const retryEvery = 2000;

/**
 * Saves the chapter a moment after it changed, never over what somebody else saved. It tells its state: saved, unsaved, saving, offline,
 * locked, conflict or failed.
 */
export class Saver extends EventTarget {
  state = 'saved';
  #version = 0;
  #saved = 0;
  #timer;
  #saving;

  constructor(path, notebook, hash) {
    super();
    [this.path, this.notebook, this.hash] = [path, notebook, hash];
    notebook.addEventListener('change', () => {
      this.#version++;
      this.#keep();
      if (this.state === 'saved') this.#setState('unsaved');
      this.#schedule(pause);
    });
    addEventListener('online', () => this.#schedule(0));
    // Leaving: the server gets it now, or when the chapter is opened again.
    addEventListener('pagehide', () => {
      if (!this.isDirty) return;
      this.#keep();
      void api.save(path, notebook.toData(), this.hash, true).catch(() => {});
    });
    document.addEventListener('visibilitychange', () => document.hidden && void this.flush());
  }

  get isDirty() {
    return this.#version !== this.#saved;
  }

  /** Saves now, whatever is unsaved. */
  async flush() {
    clearTimeout(this.#timer);
    await this.#saving;
    if (!this.isDirty || this.state === 'conflict') return;
    this.#saving = this.#save();
    await this.#saving;
  }

  async #save() {
    const version = this.#version;
    this.#setState('saving');
    try {
      this.hash = await api.save(this.path, this.notebook.toData(), this.hash);
      this.#saved = version;
      if (this.isDirty) {
        this.#keep();
        this.#schedule(pause);
      } else clearDraft(this.path);
      this.#setState(this.isDirty ? 'unsaved' : 'saved');
    } catch (error) {
      this.message = error.message;
      if (error.status === 412) await this.#resolve();
      else {
        this.#setState({ 0: 'offline', 403: 'locked' }[error.status] ?? 'failed');
        this.#schedule(retryEvery);
      }
    }
  }

  /** Two changed the chapter: the learner says whose is to stay. What is not chosen stays as the checkpoint. */
  async #resolve() {
    this.#setState('conflict');
    const { choice } = await ask(
      'This chapter was changed elsewhere',
      'Another tab or editor saved this chapter while you changed it here. Whose changes are to stay? If you keep yours, the other ones remain as a checkpoint.',
      [
        { value: 'mine', label: 'Keep what is here' },
        { value: 'theirs', label: 'Take what was saved' },
      ],
    );
    if (choice === 'theirs') {
      this.#saved = this.#version;
      clearDraft(this.path);
      location.reload();
      return;
    }
    this.#setState('unsaved');
    // Closed without an answer: nothing is lost, and the next change asks again.
    if (choice !== 'mine') return;
    try {
      const { hash } = await api.read(this.path);
      await api.checkpoint(this.path);
      this.hash = hash;
      this.#schedule(0);
    } catch {
      this.#schedule(retryEvery);
    }
  }

  /** On this machine at once: a browser that dies takes nothing along. */
  #keep() {
    keepDraft(this.path, this.hash, this.notebook);
  }

  #schedule(after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), after);
  }

  #setState(state) {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }
}
