import { element } from '../dom';
import { svg } from './svg';

type Curve = readonly (number | null)[];

const wide = 300;
const high = 70;
/** More corners than that cannot be seen. */
const most = 300;

/** The points of a curve, at most so many, for a polyline; a missing number ends a piece. */
export function path(curve: Curve, from: number, to: number): string {
  const last = Math.max(1, curve.length - 1);
  const step = Math.max(1, Math.ceil(curve.length / most));
  let text = '';
  let isDrawing = false;
  for (let i = 0; i < curve.length; i += step) {
    // The end is always there.
    const at = i + step >= curve.length ? curve.length - 1 : i;
    const value = curve[at];
    if (value === null) {
      isDrawing = false;
      continue;
    }
    const y = high - (high * (Math.min(to, Math.max(from, value)) - from)) / (to - from || 1);
    text += `${isDrawing ? 'L' : 'M'}${((wide * at) / last).toFixed(1)} ${y.toFixed(1)}`;
    isDrawing = true;
  }
  return text;
}

/** From where to where a loss is drawn: from 0 to its largest, a single jump left out. */
export function reach(...curves: Curve[]): [number, number] {
  const values = curves.flatMap((curve) => curve.filter((value) => value !== null)).sort((a, b) => a - b);
  if (values.length === 0) return [0, 1];
  return [Math.min(0, values[0]), Math.max(values[Math.floor(0.98 * (values.length - 1))], 1e-9) * 1.05];
}

/** Two curves over the epochs, of the points that are learned from and of those put aside. */
export class CurvesView {
  readonly root: HTMLElement;
  private readonly train = svg('path', { class: 'train', fill: 'none' });
  private readonly test = svg('path', { class: 'test', fill: 'none' });
  private readonly numbers = element('span', { class: 'play-numbers' });
  private readonly picture = svg('svg', { viewBox: `0 0 ${wide} ${high}`, preserveAspectRatio: 'none', role: 'img' });

  constructor(private readonly title: string) {
    this.picture.append(this.train, this.test);
    this.root = element(
      'div',
      { class: 'play-curve' },
      element('div', { class: 'play-curve-head' }, element('span', {}, title), this.numbers),
    );
    this.root.append(this.picture);
  }

  show(train: Curve, test: Curve, range: [number, number] | null, write: (value: number | null | undefined) => string): void {
    const [from, to] = range ?? reach(train, test);
    this.train.setAttribute('d', path(train, from, to));
    this.test.setAttribute('d', path(test, from, to));
    this.numbers.replaceChildren(
      element('span', { class: 'train', title: exact(train.at(-1)) }, `training ${write(train.at(-1))}`),
      element('span', { class: 'test', title: exact(test.at(-1)) }, `test ${write(test.at(-1))}`),
    );
  }

  /** Says in words what is drawn; not at every frame. */
  say(): void {
    this.picture.setAttribute(
      'aria-label',
      `${this.title} over the epochs: ${[...this.numbers.children].map((part) => part.textContent).join(', ')}`,
    );
  }
}

const exact = (value: number | null | undefined) => (value === null || value === undefined ? 'no number' : String(value));
