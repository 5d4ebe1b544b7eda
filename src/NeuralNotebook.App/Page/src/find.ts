import { button, element } from './dom';

/** A box that finds text in the chapter: in the prose, the code and the outputs. */
export class FindBox {
  readonly root: HTMLElement;
  private readonly input = element('input', {
    type: 'search',
    'aria-label': 'Find in this chapter',
    placeholder: 'Find in this chapter',
    autocomplete: 'off',
  });
  private readonly count = element('span', { class: 'count', role: 'status' });
  private found: Range[] = [];
  private current = -1;

  constructor(private readonly place: HTMLElement) {
    this.root = element(
      'div',
      { class: 'find', role: 'search', hidden: true },
      this.input,
      this.count,
      button('Previous', () => this.go(-1), { icon: '↑' }),
      button('Next', () => this.go(1), { icon: '↓' }),
      button('Close', () => this.close(), { icon: '✕' }),
    );
    this.input.addEventListener('input', () => this.search());
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.go(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') this.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  open(): void {
    this.root.hidden = false;
    this.input.focus();
    this.input.select();
    this.search();
  }

  close(): void {
    this.root.hidden = true;
    this.found = [];
    this.paint();
  }

  private search(): void {
    const wanted = this.input.value.toLowerCase();
    this.found = wanted
      ? [...this.place.querySelectorAll<HTMLElement>('.text, .source .cm-content, .source .plain, .output')].flatMap((part) =>
          rangesIn(part, wanted),
        )
      : [];
    this.current = this.found.length ? 0 : -1;
    this.paint();
    this.show();
  }

  private go(by: number): void {
    if (!this.found.length) return this.search();
    this.current = (this.current + by + this.found.length) % this.found.length;
    this.paint();
    this.show();
  }

  private show(): void {
    this.count.textContent = this.input.value ? `${this.current + 1} of ${this.found.length}` : '';
    const start = this.found[this.current]?.startContainer.parentElement;
    start?.closest('details')?.setAttribute('open', '');
    start?.scrollIntoView({ block: 'center' });
  }

  private paint(): void {
    if (!('highlights' in CSS)) return;
    CSS.highlights.set('find', new Highlight(...this.found));
    CSS.highlights.set('find-current', new Highlight(...this.found.slice(this.current, this.current + 1)));
  }
}

/** Where a text stands within an element, also across the pieces that colouring cuts it into. */
function rangesIn(part: HTMLElement, wanted: string): Range[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.katex-mathml, [hidden]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const place = (index: number, isEnd: boolean) => {
    const at = nodes.findLast(({ start }) => (isEnd ? start < index : start <= index)) ?? nodes[0];
    return [at.node, index - at.start] as const;
  };
  const ranges: Range[] = [];
  const lower = text.toLowerCase();
  for (let index = lower.indexOf(wanted); index >= 0 && ranges.length < 2000; index = lower.indexOf(wanted, index + wanted.length)) {
    const range = document.createRange();
    range.setStart(...place(index, false));
    range.setEnd(...place(index + wanted.length, true));
    ranges.push(range);
  }
  return ranges;
}
