import { button, element } from './dom.js';
import { signInForm } from './sign-in.js';
import { kernelWords, saveWords } from './state-words.js';

/** The commands of a chapter, and how its kernel and its file are. */
export class Toolbar {
  #note = element('p', { class: 'note', role: 'status', hidden: true });
  #timer;

  constructor(kernel, saver, commands) {
    const kernelState = element('span', { class: 'pill', 'data-kernel': 'none' }, kernelWords.none);
    const saveState = element('span', { class: 'pill', 'data-save': 'saved' }, saveWords.saved);
    const interrupt = button('Interrupt', commands.interrupt, { icon: '■', title: 'Stop the running cell' });
    const lock = signInForm(
      'The server was started anew. Paste the link that it printed in the terminal; nothing is lost:',
      () => void saver.flush(),
    );
    lock.hidden = true;
    this.root = element(
      'div',
      { class: 'toolbar', role: 'region', 'aria-label': 'Commands' },
      element(
        'div',
        { class: 'commands' },
        button('Run', commands.run, { icon: '▶', class: 'primary', title: 'Run the selected cell (Shift+Enter)' }),
        button('Run all', commands.runAll, { icon: '▶▶' }),
        interrupt,
        button('Restart', commands.restart, { icon: '↻', title: 'Restart C#: forget what the cells declared' }),
        button('Save', commands.save, { icon: '⤓', title: 'Save now (Ctrl+S); changes are saved by themselves, too' }),
        button('Reset', commands.reset, { icon: '↺', title: 'Bring the original of this chapter back' }),
      ),
      element('div', { class: 'states' }, kernelState, saveState),
      this.#note,
      lock,
    );
    kernel.events.addEventListener('state', ({ detail: state }) => {
      [kernelState.textContent, kernelState.dataset.kernel] = [kernelWords[state], state];
      interrupt.classList.toggle('lit', state === 'busy');
    });
    kernel.events.addEventListener('fresh', ({ detail: { words, stays } }) => this.tell(words, stays));
    saver.addEventListener('state', () => {
      [saveState.textContent, saveState.dataset.save, saveState.title] = [saveWords[saver.state], saver.state, saver.message ?? ''];
      lock.hidden = saver.state !== 'locked' && (lock.hidden || saver.state === 'saved');
    });
  }

  /** Shows a sentence for a while, or until its button is pressed. */
  tell(words, stays = false) {
    const hide = () => (this.#note.hidden = true);
    this.#note.replaceChildren(words, ...(stays ? [button('Hide this', hide, { icon: '✕', class: 'hide' })] : []));
    this.#note.hidden = false;
    clearTimeout(this.#timer);
    if (!stays) this.#timer = setTimeout(hide, 9000);
  }
}
