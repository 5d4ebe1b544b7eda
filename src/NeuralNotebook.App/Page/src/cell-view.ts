import { button, element, pageId } from './dom';
import type { NumberDoor } from './drag/handle';
import type { Language } from './language';
import { nameHeadings, renderMarkdown } from './markdown';
import { code, type Cell } from './notebook';
import { tagsOf } from './notebook-format';
import { OutputArea } from './outputs';
import type { PadDoor } from './pad';
import type { PlaygroundDoor } from './playground/talk';
import type { ScriptDoor } from './trust/script-output';
import type { EditorView } from '@codemirror/view';

export type CellState = 'idle' | 'waiting' | 'running' | 'ok' | 'error';

/** What a cell's view asks of the chapter. */
export interface CellCommands {
  run(id: string): void;
  runAbove(id: string): void;
  edited(id: string, text: string): void;
  menu(id: string, action: CellAction): void;
  key(event: KeyboardEvent, id: string): boolean;
  touched(id: string): void;
  numbers(id: string): NumberDoor;
  openPad(id: string, ...pad: Parameters<PadDoor>): ReturnType<PadDoor>;
  openPlayground(id: string, ...playground: Parameters<PlaygroundDoor>): ReturnType<PlaygroundDoor>;
  scripts(cell: Cell): ScriptDoor;
}

export type CellAction = 'run-above' | 'add-above' | 'add-code' | 'add-text' | 'split' | 'up' | 'down' | 'kind' | 'delete';

/** Loads the editor; one load for all cells. */
let editorModule: Promise<typeof import('./code-editor')> | undefined;
export const loadEditor = () => (editorModule ??= import('./code-editor'));

/** One cell on the page. */
export class CellView {
  readonly root: HTMLElement;
  readonly outputs = new OutputArea(
    (pad, handlers) => this.commands.openPad(this.cell.id, pad, handlers),
    (playground, handlers) => this.commands.openPlayground(this.cell.id, playground, handlers),
    () => this.commands.scripts(this.cell),
  );
  editor?: EditorView;
  private readonly body = element('div', { class: 'cell-body' });
  private readonly source = element('div', { class: 'source' });
  private readonly prompt = element('span', { class: 'prompt', 'aria-hidden': 'true' });
  private readonly runButton: HTMLButtonElement;
  private isEditing = false;
  private mounting = false;

  constructor(
    public cell: Cell,
    private readonly commands: CellCommands,
    private readonly language: Language,
  ) {
    const name = cell.kind === 'code' ? 'code cell' : 'text';
    this.runButton = button('Run', () => commands.run(cell.id), { icon: '▶', class: 'run', title: 'Run this cell (Shift+Enter)' });
    const side = element('div', { class: 'side' }, ...(cell.kind === 'code' ? [this.runButton, this.prompt] : []));
    this.root = element(
      'section',
      { class: `cell ${cell.kind}`, id: cell.id, role: 'group', tabindex: -1, 'aria-label': name, 'data-cell': cell.id },
      side,
      this.body,
      this.menu(),
    );
    this.body.append(this.source);
    if (cell.kind === 'code') {
      this.body.append(this.outputs.root);
      this.outputs.show(cell.outputs);
      this.showPlain();
      this.showCount();
    } else this.showText();
    this.root.addEventListener('pointerdown', () => commands.touched(cell.id));
    this.root.addEventListener('focusin', () => commands.touched(cell.id));
  }

  get tags(): string[] {
    return tagsOf(this.cell.rest);
  }

  /** Puts an editor in the place of the text. */
  async mountEditor(): Promise<EditorView> {
    if (this.editor) return this.editor;
    this.mounting = true;
    const { createEditor } = await loadEditor();
    if (this.editor) return this.editor;
    const { cell, commands } = this;
    this.editor = createEditor({
      kind: cell.kind,
      label: cell.kind === 'code' ? 'C# code' : 'Markdown text',
      text: cell.source,
      language: this.language,
      numbers: code(cell) === cell.source ? commands.numbers(cell.id) : undefined,
      onChange: (text) => commands.edited(cell.id, text),
      onFocus: () => commands.touched(cell.id),
      onKey: (event) => commands.key(event, cell.id),
    });
    this.source.replaceChildren(this.editor.dom);
    this.mounting = false;
    return this.editor;
  }

  /** Shows the text that the cell has now: somebody else changed it. */
  refresh(): void {
    if (this.editor && this.editor.state.doc.toString() !== this.cell.source)
      this.editor.dispatch({ changes: { from: 0, to: this.editor.state.doc.length, insert: this.cell.source } });
    else if (!this.editor && !this.mounting && this.cell.kind === 'code') this.showPlain();
    else if (this.cell.kind !== 'code' && !this.isEditing) this.showText();
    this.showOutputs();
  }

  showOutputs(): void {
    this.outputs.show(this.cell.outputs);
    this.showCount();
  }

  showState(state: CellState): void {
    this.root.dataset.state = state;
    this.root.setAttribute('aria-busy', String(state === 'running' || state === 'waiting'));
    this.showCount();
  }

  async edit(): Promise<void> {
    this.isEditing = true;
    const editor = await this.mountEditor();
    editor.focus();
  }

  /** A text cell goes back from its source to what it says. */
  leave(): void {
    if (this.cell.kind === 'code') this.editor?.contentDOM.blur();
    else if (this.isEditing) {
      this.isEditing = false;
      this.editor?.destroy();
      this.editor = undefined;
      this.showText();
    }
    this.root.focus({ preventScroll: true });
  }

  private showPlain(): void {
    // What the editor will show, with the same measures, so that nothing moves when it comes.
    this.source.replaceChildren(
      element(
        'pre',
        {
          class: 'plain',
          tabindex: 0,
          role: 'group',
          'aria-label': 'C# code',
          onfocus: () => void this.mountEditor().then((editor) => editor.focus()),
        },
        this.cell.source || ' ',
      ),
    );
  }

  private showText(): void {
    const text = element('div', { class: 'text', ondblclick: () => void this.edit() });
    try {
      text.append(renderMarkdown(this.cell.source || '*Empty: press Enter to write.*'));
    } catch (error) {
      // One text that cannot be shown leaves the others alone.
      text.replaceChildren(
        element('p', { class: 'note' }, `This text cannot be shown (${(error as Error).message}); it reads:`),
        element('pre', {}, this.cell.source),
      );
    }
    nameHeadings(text);
    this.source.replaceChildren(text);
  }

  private showCount(): void {
    const state = this.root.dataset.state;
    this.prompt.textContent =
      state === 'running' ? '…' : state === 'waiting' ? '⋯' : this.cell.executionCount ? String(this.cell.executionCount) : '';
  }

  private menu(): HTMLElement {
    const { cell, commands } = this;
    const list = element('div', {
      class: 'menu',
      popover: 'auto',
      id: pageId(`menu:${cell.id}`),
      role: 'group',
      'aria-label': 'What to do with this cell',
    });
    const item = (label: string, action: CellAction, keys = '') =>
      element(
        'button',
        {
          type: 'button',
          onclick: () => {
            list.hidePopover();
            commands.menu(cell.id, action);
          },
        },
        element('span', {}, label),
        keys ? element('kbd', {}, keys) : null,
      );
    list.append(
      ...(cell.kind === 'code' ? [item('Run all above', 'run-above')] : []),
      item('Add code above', 'add-above', 'A'),
      item('Add code below', 'add-code', 'B'),
      item('Add text below', 'add-text'),
      item('Split at the cursor', 'split', 'Ctrl Shift −'),
      item('Move up', 'up', 'Alt ↑'),
      item('Move down', 'down', 'Alt ↓'),
      item(cell.kind === 'code' ? 'Make it text' : 'Make it code', 'kind', cell.kind === 'code' ? 'M' : 'Y'),
      item('Delete', 'delete', 'D D'),
    );
    const open = element(
      'button',
      { type: 'button', class: 'more', popovertarget: list.id, title: 'More for this cell' },
      element('span', { 'aria-hidden': 'true' }, '⋯'),
      element('span', { class: 'unseen' }, 'More for this cell'),
    );
    list.addEventListener('toggle', () => {
      if (!list.matches(':popover-open')) return;
      const at = open.getBoundingClientRect();
      list.style.top = `${Math.min(at.bottom, innerHeight - list.offsetHeight - 8)}px`;
      list.style.left = `${Math.max(8, at.right - list.offsetWidth)}px`;
    });
    return element(
      'div',
      { class: 'cell-tools' },
      ...(cell.kind === 'code'
        ? []
        : [button('Edit', () => void this.edit(), { icon: '✎', class: 'edit-text', title: 'Edit this text (Enter)' })]),
      open,
      list,
    );
  }
}
