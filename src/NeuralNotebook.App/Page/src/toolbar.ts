import { kernelWords, saveWords } from '../../PlainPage/state-words.js';
import { api, RequestError } from './api';
import { announce, button, element, pageId } from './dom';
import type { ChapterKernel } from './kernel';
import type { Saver } from './saver';
import { themeButton } from './theme';

export interface ToolbarCommands {
  run: () => void;
  runAll: () => void;
  runAbove: () => void;
  interrupt: () => void;
  restart: () => void;
  restartAndRunAll: () => void;
  find: () => void;
  undo: () => void;
  reset: () => void;
  download: () => void;
  print: () => void;
}

/** The commands of a chapter, and how its kernel and its file are. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly kernelState = element('span', { class: 'pill', 'data-kernel': 'none' }, kernelWords.none);
  private readonly saveState = element('span', { class: 'pill', 'data-save': 'saved' }, saveWords.saved);
  private readonly note = element('p', { class: 'note', role: 'status', hidden: true });
  private readonly lock: HTMLElement;
  private noteTimer: number | undefined;

  constructor(kernel: ChapterKernel, saver: Saver, commands: ToolbarCommands) {
    const interrupt = button('Interrupt', commands.interrupt, { icon: '■', title: 'Stop the running cell' });
    this.lock = signIn(() => void saver.flush());
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
        button('Undo', commands.undo, { icon: '↶', title: 'Undo the last change to the cells' }),
        button('Find', commands.find, { icon: '⌕', title: 'Find in this chapter (Ctrl+F)' }),
        more(commands),
      ),
      element('div', { class: 'states' }, this.kernelState, this.saveState),
      this.note,
      this.lock,
    );
    kernel.onState((state) => {
      this.kernelState.textContent = kernelWords[state];
      this.kernelState.dataset.kernel = state;
      interrupt.classList.toggle('lit', state === 'busy');
    });
    kernel.onComing = (share) =>
      (this.kernelState.textContent = share < 1 ? `C# is coming: ${Math.floor(100 * share)} %` : kernelWords.starting);
    saver.onState((state) => {
      this.saveState.textContent = saveWords[state];
      this.saveState.title = saver.message;
      this.saveState.dataset.save = state;
      this.lock.hidden = state !== 'locked' && (this.lock.hidden || state === 'saved' || state === 'saving');
      if (state === 'offline' || state === 'failed' || state === 'locked') announce(saveWords[state]);
    });
  }

  /** Shows a sentence for a while, or until its button is pressed or another one comes. */
  tell(text: string, stays = false): void {
    const hide = () => (this.note.hidden = true);
    this.note.replaceChildren(text, ...(stays ? [button('Hide this', hide, { icon: '✕', class: 'hide' })] : []));
    this.note.hidden = false;
    clearTimeout(this.noteTimer);
    if (!stays) this.noteTimer = window.setTimeout(hide, 9000);
  }
}

function more(commands: ToolbarCommands): HTMLElement {
  const list = element('div', { class: 'menu', popover: 'auto', id: pageId('menu'), role: 'group', 'aria-label': 'More commands' });
  const item = (label: string, act: () => void) =>
    button(label, () => {
      list.hidePopover();
      act();
    });
  list.append(
    item('Run all above', commands.runAbove),
    item('Restart and run all', commands.restartAndRunAll),
    item('Reset to the original', commands.reset),
    item('Download the notebook', commands.download),
    item('Print', commands.print),
    themeButton(),
  );
  const open = element(
    'button',
    { type: 'button', popovertarget: list.id, title: 'More' },
    element('span', { class: 'icon', 'aria-hidden': 'true' }, '☰'),
    element('span', { class: 'label' }, 'More'),
  );
  list.addEventListener('toggle', () => {
    const at = open.getBoundingClientRect();
    list.style.top = `${at.bottom + 4}px`;
    list.style.left = `${Math.max(8, Math.min(at.left, innerWidth - list.offsetWidth - 8))}px`;
  });
  return element('span', {}, open, list);
}

/** A server that was started anew has a new token: its link is pasted here, and the page goes on where it was. */
export function signIn(done: () => void): HTMLElement {
  const input = element('input', {
    type: 'text',
    id: pageId('link'),
    placeholder: 'http://127.0.0.1:8888/?token=…',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const problem = element('span', { role: 'alert' });
  const open = async () => {
    const token = /token=([0-9a-f]+)/.exec(input.value)?.[1] ?? input.value.trim();
    try {
      await api.signIn(token);
      form.hidden = true;
      done();
    } catch (error) {
      problem.textContent =
        error instanceof RequestError && error.status === 403
          ? 'That is not the link of the server that runs now.'
          : (error as Error).message;
    }
  };
  input.addEventListener('keydown', (event) => event.key === 'Enter' && void open());
  const form = element(
    'div',
    { class: 'sign-in', hidden: true },
    element(
      'label',
      { for: pageId('link') },
      'The server was started anew. Paste the link that it printed in the terminal; nothing is lost:',
    ),
    input,
    button('Go on', () => void open(), { class: 'primary' }),
    problem,
  );
  return form;
}
