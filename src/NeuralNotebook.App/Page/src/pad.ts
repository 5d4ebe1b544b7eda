import type { Comm, CommData } from './comms';
import { button, element } from './dom';

export const padType = 'application/vnd.neural-notebook.pad+json';

/** The way from a pad to the network that reads along; null where the cell has not run in this kernel. */
export type PadDoor = (pad: number, handlers: Pick<Comm, 'onMessage' | 'onClose'>) => Promise<Comm | null>;

type Point = [x: number, y: number];

/** What the kernel says of a drawing; PadComms.cs writes it. */
interface Answer {
  turn: number;
  probabilities?: number[];
  digit?: number;
  sentence?: string;
  side?: number;
  picture?: number[];
  problem?: string;
}

/** The pad is so many units wide and high, for the kernel and for the picture. */
const side = 1000;
/** Points nearer to the last one say nothing new. */
const nearest = 4;

const invitation = 'Draw a digit, as large as you like.';
const notRun = 'Run this cell first: the network that reads along lives in the kernel.';
const gone = 'The network is gone with its kernel. Run the cell again (and those above it), then draw on.';

/** A pad to draw a digit on, beside what the network saw and says. */
export class Pad {
  readonly root: HTMLElement;
  private readonly paper = svg('svg', {
    viewBox: `0 0 ${side} ${side}`,
    role: 'img',
    'aria-label': 'A pad: draw a digit on it with mouse, finger or pen. Without one, ask with a drawing of text.',
    class: 'paper',
  });
  private readonly seen = element('canvas', { width: 28, height: 28, role: 'img', 'aria-label': 'What the network saw: nothing yet' });
  private readonly bars = Array.from({ length: 10 }, (_, digit) => new Bar(digit));
  private readonly words = element('p', { class: 'pad-words', role: 'status' }, invitation);
  private readonly undo = button('Undo', () => this.takeBack(), { icon: '↶', title: 'Take back the last stroke' });
  private readonly clear = button('Clear', () => this.takeAllBack(), { icon: '✕', title: 'Clear the pad' });
  private strokes: Point[][] = [];
  private pen: number | null = null;
  private comm: Comm | null = null;
  private turn = 0;
  private asked: number | null = null;

  constructor(
    private number: number,
    private readonly door: PadDoor,
  ) {
    this.root = element(
      'div',
      { class: 'pad', role: 'group', 'aria-label': 'Your own digit' },
      element(
        'div',
        { class: 'pad-draw' },
        element('div', { class: 'paper-frame' }),
        element('div', { class: 'pad-tools' }, this.undo, this.clear),
        this.words,
      ),
      element('figure', { class: 'pad-seen' }, this.seen, element('figcaption', {}, 'what the network saw')),
      element('ol', { class: 'pad-bars', 'aria-label': 'How probable each digit is' }, ...this.bars.map((bar) => bar.root)),
    );
    this.root.querySelector('.paper-frame')?.append(this.paper);
    this.paper.addEventListener('pointerdown', (event) => this.begin(event));
    this.paper.addEventListener('pointermove', (event) => this.draw(event));
    for (const end of ['pointerup', 'pointercancel'] as const) this.paper.addEventListener(end, (event) => this.end(event));
    this.showTools();
  }

  /** The cell may have run again: the drawing stays, and the network of now is asked about it. */
  refresh(number: number): void {
    if (number !== this.number) {
      this.comm?.close();
      this.comm = this.asked = null;
      this.number = number;
    }
    if (!this.comm && this.strokes.length > 0 && this.asked === null) void this.ask();
  }

  private begin(event: PointerEvent): void {
    if (this.pen !== null || event.button !== 0) return;
    event.preventDefault();
    this.paper.setPointerCapture(event.pointerId);
    this.pen = event.pointerId;
    this.strokes.push([]);
    this.paper.append(svg('polyline', {}));
    this.add(event);
    this.changed();
  }

  private draw(event: PointerEvent): void {
    if (event.pointerId !== this.pen) return;
    // A browser gathers the points of one frame into one event.
    const all = event.getCoalescedEvents?.() ?? [];
    if ((all.length ? all : [event]).map((each) => this.add(each)).some(Boolean)) this.changed();
  }

  private end(event: PointerEvent): void {
    if (event.pointerId !== this.pen) return;
    this.pen = null;
    this.changed();
  }

  /** Adds a point to the last stroke; false where it says nothing new. */
  private add(event: PointerEvent): boolean {
    const { left, top, width, height } = this.paper.getBoundingClientRect();
    const at = (offset: number, size: number) => Math.round(Math.min(1, Math.max(0, offset / size)) * side);
    const point: Point = [at(event.clientX - left, width), at(event.clientY - top, height)];
    const stroke = this.strokes[this.strokes.length - 1];
    const last = stroke.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < nearest) return false;
    stroke.push(point);
    // A line to itself is drawn as a dot.
    this.paper.lastElementChild?.setAttribute('points', (stroke.length === 1 ? [point, point] : stroke).join(' '));
    return true;
  }

  private takeBack(): void {
    this.strokes.pop();
    this.paper.lastElementChild?.remove();
    this.changed();
  }

  private takeAllBack(): void {
    this.strokes = [];
    this.paper.replaceChildren();
    this.changed();
  }

  private changed(): void {
    this.turn++;
    this.root.dataset.state = 'changed';
    this.showTools();
    if (this.strokes.length === 0) this.showNothing();
    else if (this.asked === null) void this.ask();
  }

  private showTools(): void {
    this.undo.disabled = this.clear.disabled = this.strokes.length === 0;
  }

  /** Sends the drawing as it is now; the next one goes when this one is answered. */
  private async ask(): Promise<void> {
    this.asked = this.turn;
    try {
      this.comm ??= await this.door(this.number, { onMessage: (data) => this.answered(data), onClose: () => this.lost() });
      if (!this.comm) return this.giveUp(notRun);
      this.asked = this.turn;
      if (!this.comm.send({ turn: this.turn, strokes: this.strokes })) this.lost();
    } catch (error) {
      this.giveUp(`The kernel cannot be reached: ${(error as Error).message}`);
    }
  }

  private answered(data: CommData): void {
    const answer = data as Answer;
    this.asked = null;
    if (this.strokes.length === 0) return;
    if (answer.problem) this.words.textContent = answer.problem;
    else this.show(answer);
    if (answer.turn !== this.turn) void this.ask();
    else this.root.dataset.state = 'answered';
  }

  private lost(): void {
    this.comm = null;
    this.giveUp(gone);
  }

  private giveUp(why: string): void {
    this.asked = null;
    this.showNothing();
    this.words.textContent = why;
  }

  private show({ probabilities = [], digit, sentence = '', side: width = 0, picture = [] }: Answer): void {
    this.bars.forEach((bar, index) => bar.show(probabilities[index], index === digit));
    this.seen.width = width;
    this.seen.height = picture.length / width;
    const pixels = new ImageData(width, picture.length / width);
    picture.forEach((ink, index) => pixels.data.set([255 - ink, 255 - ink, 255 - ink, 255], 4 * index));
    this.seen.getContext('2d')?.putImageData(pixels, 0, 0);
    this.seen.setAttribute('aria-label', `What the network saw: your drawing, as ${width} × ${this.seen.height} pixels`);
    // Who listens hears of a stroke when it is done.
    if (this.pen === null || this.words.textContent === invitation) this.words.textContent = sentence;
  }

  private showNothing(): void {
    for (const bar of this.bars) bar.show(undefined, false);
    this.seen.getContext('2d')?.clearRect(0, 0, this.seen.width, this.seen.height);
    this.seen.setAttribute('aria-label', 'What the network saw: nothing yet');
    this.words.textContent = invitation;
  }
}

/** How probable one digit is. */
class Bar {
  readonly root: HTMLElement;
  private readonly length = element('span', { class: 'length' });
  private readonly percent = element('span', { class: 'percent' }, '–');

  constructor(digit: number) {
    this.root = element(
      'li',
      {},
      element('span', { class: 'digit' }, String(digit)),
      element('span', { class: 'track', 'aria-hidden': 'true' }, this.length),
      this.percent,
    );
  }

  show(probability: number | undefined, isFirst: boolean): void {
    this.length.style.width = `${100 * (probability ?? 0)}%`;
    this.percent.textContent = probability === undefined ? '–' : `${Math.round(100 * probability)} %`;
    this.root.classList.toggle('first', isFirst);
  }
}

function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string>): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
