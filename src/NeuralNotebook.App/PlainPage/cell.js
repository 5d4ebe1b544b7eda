import { api } from './api.js';
import { button } from './dom.js';
import { editor } from './editor.js';

/** One cell of the finished page, which can be changed and run. */
export class Cell {
  #source;
  #outputs;
  #prompt;
  #drawing = null;
  #isStale = false;

  /**
   * @param root the cell as the server wrote it
   * @param data the cell as the file holds it
   * @param chapter who runs cells, saves, and goes from one to the next
   */
  constructor(root, data, chapter) {
    [this.root, this.data, this.chapter] = [root, data, chapter];
    this.#source = root.querySelector('.source');
    this.#outputs = root.querySelector('.outputs');
    this.#prompt = root.querySelector('.prompt');
    this.isCode = data.cell_type === 'code';
    if (this.isCode)
      root
        .querySelector('.side')
        .prepend(button('Run', () => chapter.run([this]), { icon: '▶', class: 'run', title: 'Run this cell (Shift+Enter)' }));
    else root.querySelector('.side').append(button('Edit', () => this.edit(), { icon: '✎', class: 'run edit', title: 'Change this text' }));
    root.addEventListener('focusin', () => chapter.select(this));
    root.addEventListener('pointerdown', () => chapter.select(this));
    this.#dress();
  }

  get tags() {
    return this.root.dataset.tags?.split(' ') ?? [];
  }

  /** Makes what is read one that can be written in. */
  #dress() {
    const shown = this.#source.querySelector('pre.plain');
    if (this.isCode && shown) {
      shown.classList.add('editable');
      shown.setAttribute('aria-label', 'code; press Enter to change it');
      shown.addEventListener('click', (event) => getSelection().isCollapsed && this.edit(offset(shown, event)));
      shown.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        if (event.ctrlKey || event.metaKey || event.shiftKey) this.chapter.runAndGo(this, event.shiftKey);
        else this.edit();
      });
    } else if (!this.isCode) this.#source.ondblclick = () => this.edit();
  }

  /** Opens the text for writing. */
  edit(at) {
    if (this.#source.querySelector('.editor')) return;
    const area = editor(this.data.source, {
      at,
      label: this.isCode ? 'C# code; Escape leaves' : 'Text in Markdown; Escape leaves',
      onInput: (text) => {
        this.data.source = text;
        this.chapter.changed();
      },
      // Who left with the keyboard goes on from here.
      onLeave: (isByKey) => void this.#read().then(() => isByKey && document.activeElement === document.body && this.focus()),
      onRun: (goesOn) => this.chapter.runAndGo(this, goesOn),
    });
    this.#source.replaceChildren(area);
  }

  /** Gives the cell another text. */
  write(text) {
    if (text === this.data.source) return;
    this.data.source = text;
    void this.#read();
  }

  /** Shows the text as it is read. */
  async #read() {
    try {
      const { source } = await api.render(this.chapter.path, { ...this.data, outputs: [] });
      if (this.#source.contains(document.activeElement)) return;
      this.#source.innerHTML = source;
      this.#dress();
    } catch (error) {
      // Without the server the place to write in stays: nothing is lost.
      this.chapter.tell(error.message);
    }
  }

  focus() {
    const place = this.#source.querySelector('.editor, pre.plain') ?? this.root;
    if (place === this.root) this.root.tabIndex = -1;
    place.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: 'nearest' });
  }

  /** idle, waiting, running, ok or error. */
  showState(state) {
    this.root.dataset.state = state;
    this.root.setAttribute('aria-busy', String(state === 'running'));
    this.#prompt.textContent = { running: '*', waiting: '…' }[state] ?? this.data.execution_count ?? '';
  }

  /** Shows what the cell shows now; done when it stands there. While one drawing is on its way, only the last of what follows is drawn. */
  showOutputs() {
    this.#isStale = true;
    return (this.#drawing ??= this.#draw().finally(() => (this.#drawing = null)));
  }

  async #draw() {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const { outputs } = await api.render(this.chapter.path, {
          cell_type: 'code',
          metadata: {},
          source: '',
          execution_count: null,
          outputs: this.data.outputs.map(slim),
        });
        this.#put(outputs);
      }
    } catch (error) {
      this.chapter.tell(`What the cell shows cannot be drawn: ${error.message}`);
    }
  }

  #put(html) {
    // The old height stays while pictures are decoded, so that nothing jumps.
    this.#outputs.style.minHeight = `${this.#outputs.offsetHeight}px`;
    this.#outputs.innerHTML = html;
    for (const error of this.#outputs.querySelectorAll('.output.error')) error.setAttribute('role', 'alert');
    Promise.allSettled([...this.#outputs.querySelectorAll('img')].map((image) => image.decode())).then(
      () => (this.#outputs.style.minHeight = ''),
    );
  }
}

/** An output without what is not drawn here: a chart's figure is large, and its picture is beside it. */
function slim({ transient, ...output }) {
  if (!output.data?.['image/svg+xml']) return output;
  const { 'application/vnd.plotly.v1+json': figure, ...data } = output.data;
  return { ...output, data };
}

/** Where in the text a click fell. */
function offset(shown, { clientX, clientY }) {
  const range = document.caretPositionFromPoint?.(clientX, clientY) ?? document.caretRangeFromPoint?.(clientX, clientY);
  const node = range?.offsetNode ?? range?.startContainer;
  if (!node || !shown.contains(node)) return undefined;
  const before = new Range();
  before.setStart(shown, 0);
  before.setEnd(node, range.offset ?? range.startOffset);
  return before.toString().length;
}
