import { element } from '../dom';
import { nameOf, sizes, weightOf, type Frame } from './frame';
import type { Shading } from './shades';
import { svg } from './svg';

export interface EdgeActs {
  /** Sets a weight; from −1 is the bias. */
  setWeight(layer: number, from: number, to: number, value: number): void;
}

interface Edge {
  layer: number;
  from: number;
  to: number;
  line: SVGPathElement;
  touch: SVGPathElement;
}

/** Weights beyond this are drawn as thick as it. */
const thickest = 4;

/**
 * The weights as lines: their width says how large, their colour which sign. One that is pointed at shows its number, and takes another.
 */
export class EdgesView {
  readonly root = svg('svg', { class: 'play-edges', 'aria-hidden': 'true' });
  readonly card: HTMLElement;
  private readonly lines = svg('g');
  private readonly touches = svg('g');
  private readonly words = element('span', {});
  private readonly number: HTMLInputElement;
  private readonly slide: HTMLInputElement;
  private edges: Edge[] = [];
  private shown: Edge | null = null;
  private isPinned = false;
  private frame?: Frame;

  constructor(private readonly acts: EdgeActs) {
    this.root.append(this.lines, this.touches);
    this.number = element('input', {
      type: 'number',
      step: 'any',
      min: -100,
      max: 100,
      'aria-label': 'Weight',
      onchange: () => this.take(this.number.value),
    });
    this.slide = element('input', {
      type: 'range',
      min: -5,
      max: 5,
      step: 0.05,
      'aria-label': 'Weight',
      oninput: () => this.take(this.slide.value),
    });
    this.card = element(
      'div',
      { class: 'play-edge-card', hidden: true, role: 'group', 'aria-label': 'A weight' },
      this.words,
      this.number,
      this.slide,
    );
    this.card.addEventListener('keydown', (event) => event.key === 'Escape' && this.hide());
    this.card.addEventListener('pointerleave', () => this.isPinned || this.hide());
    // A click elsewhere lets go of it.
    document.addEventListener('pointerdown', (event) => {
      if (!this.card.hidden && !this.card.contains(event.target as Node) && !this.touches.contains(event.target as Node)) this.hide();
    });
  }

  build(frame: Frame, columns: HTMLElement): void {
    this.hide();
    this.lines.replaceChildren();
    this.touches.replaceChildren();
    this.edges = [];
    const counts = sizes(frame);
    for (let layer = 0; layer + 1 < counts.length; layer++)
      for (let from = 0; from < counts[layer]; from++) for (let to = 0; to < counts[layer + 1]; to++) this.add(layer, from, to);
    this.place(columns);
  }

  /** Draws the lines from node to node, wherever these are now. */
  place(columns: HTMLElement): void {
    const frame = columns.getBoundingClientRect();
    const boxes = new Map(
      [...columns.querySelectorAll<HTMLElement>('[data-at]')].map((node) => [node.dataset.at, node.getBoundingClientRect()]),
    );
    for (const { layer, from, to, line, touch } of this.edges) {
      const start = boxes.get(`${layer - 1}.${from}`);
      const end = boxes.get(`${layer}.${to}`);
      if (!start || !end) continue;
      const [x1, y1, x2, y2] = [
        start.right - frame.left,
        start.top + start.height / 2 - frame.top,
        end.left - frame.left,
        end.top + end.height / 2 - frame.top,
      ];
      const middle = (x1 + x2) / 2;
      const [fromX, fromY, halfway, toX, toY] = [x1, y1, middle, x2, y2].map((place) => place.toFixed(1));
      const way = `M${fromX} ${fromY}C${halfway} ${fromY} ${halfway} ${toY} ${toX} ${toY}`;
      line.setAttribute('d', way);
      touch.setAttribute('d', way);
    }
  }

  show(frame: Frame, { colors }: Shading): void {
    this.frame = frame;
    for (const edge of this.edges) {
      const weight = weightOf(frame, edge.layer, edge.from, edge.to);
      const size = Math.min(thickest, Math.abs(weight));
      set(edge.line, 'stroke-width', (0.4 + 1.6 * size).toFixed(1));
      set(edge.line, 'stroke', `rgb(${(weight < 0 ? colors[0] : colors[1]).map(Math.round).join(' ')})`);
      set(edge.line, 'stroke-opacity', (0.25 + 0.6 * Math.min(1, size)).toFixed(2));
      // Told apart without colour, too.
      set(edge.line, 'stroke-dasharray', weight < 0 ? '5 3' : 'none');
    }
    this.tell();
  }

  private add(layer: number, from: number, to: number): void {
    const edge: Edge = { layer, from, to, line: svg('path', { fill: 'none' }), touch: svg('path', { fill: 'none', class: 'touch' }) };
    edge.touch.dataset.edge = `${layer}.${from}.${to}`;
    edge.touch.addEventListener('pointerenter', (event) => this.isPinned || this.point(edge, event));
    edge.touch.addEventListener(
      'pointerleave',
      (event) => this.isPinned || this.card.contains(event.relatedTarget as Node | null) || this.hide(),
    );
    edge.touch.addEventListener('click', (event) => {
      this.point(edge, event);
      this.isPinned = true;
      this.number.focus();
      this.number.select();
    });
    this.lines.append(edge.line);
    this.touches.append(edge.touch);
    this.edges.push(edge);
  }

  private point(edge: Edge, event: MouseEvent): void {
    this.shown?.line.classList.remove('pointed');
    this.shown = edge;
    this.isPinned = false;
    edge.line.classList.add('pointed');
    const network = this.root.parentElement?.getBoundingClientRect();
    if (!network) return;
    this.card.hidden = false;
    this.card.style.left = `${Math.max(0, Math.min(event.clientX - network.left + 10, network.width - this.card.offsetWidth - 4))}px`;
    this.card.style.top = `${Math.max(0, Math.min(event.clientY - network.top + 10, network.height - this.card.offsetHeight - 4))}px`;
    this.tell();
  }

  private tell(): void {
    if (!this.shown || !this.frame) return;
    const { layer, from, to } = this.shown;
    const weight = weightOf(this.frame, layer, from, to);
    this.words.textContent = `${nameOf(this.frame, [layer - 1, from])} → ${nameOf(this.frame, [layer, to])}`;
    if (document.activeElement !== this.number) this.number.value = weight.toFixed(3);
    if (document.activeElement !== this.slide) this.slide.value = String(weight);
  }

  private take(text: string): void {
    const value = Number(text);
    if (!this.shown || text === '' || !Number.isFinite(value) || Math.abs(value) > 100) return;
    this.isPinned = true;
    this.acts.setWeight(this.shown.layer, this.shown.from, this.shown.to, value);
  }

  private hide(): void {
    this.shown?.line.classList.remove('pointed');
    this.shown = null;
    this.isPinned = false;
    this.card.hidden = true;
  }
}

/** Leaves alone what is so already: to draw a line anew takes time. */
function set(line: SVGPathElement, name: string, value: string): void {
  if (line.getAttribute(name) !== value) line.setAttribute(name, value);
}
