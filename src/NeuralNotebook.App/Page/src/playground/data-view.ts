import { element } from '../dom';
import { dataOfNumbers, isRegression, type Frame, type Knobs, type PlanePoint } from './frame';
import type { Shading } from './shades';

const side = 44;

/** Which data: a small picture of each, and whether classes or numbers are learned. */
export class DataView {
  readonly root: HTMLElement;
  private readonly list = element('div', { class: 'play-data', role: 'radiogroup', 'aria-label': 'Data' });
  private readonly problem: HTMLSelectElement;
  private previews: Record<string, PlanePoint[]> = {};
  private drawn = '';

  constructor(private readonly turn: (knob: string, value: string) => void) {
    this.problem = element('select', {
      'data-knob': 'problem',
      title: 'Whether a class or a number is predicted',
      onchange: () => turn('data', this.problem.value === 'regression' ? 'plane' : 'circles'),
    });
    this.problem.append(
      element('option', { value: 'classification' }, 'Classification'),
      element('option', { value: 'regression' }, 'Regression'),
    );
    this.root = element(
      'div',
      { class: 'play-data-box' },
      element('label', { class: 'play-knob' }, element('span', {}, 'Problem'), this.problem),
      this.list,
    );
  }

  show(knobs: Knobs, shading: Shading, previews?: Frame['previews']): void {
    if (previews) this.previews = previews;
    const regression = isRegression(knobs);
    this.problem.value = regression ? 'regression' : 'classification';
    const drawn = [regression, shading.ground].join(' ');
    if (drawn !== this.drawn) this.build(regression, shading);
    this.drawn = drawn;
    for (const radio of this.list.querySelectorAll<HTMLInputElement>('input')) if (radio.value === knobs.data) radio.checked = true;
  }

  private build(regression: boolean, shading: Shading): void {
    // Each playground of a page has a group of its own.
    const group = `play-data-${crypto.randomUUID()}`;
    const names = Object.keys(this.previews).filter((name) => dataOfNumbers.includes(name) === regression);
    this.list.replaceChildren(
      ...names.map((name) => {
        const radio = element('input', {
          type: 'radio',
          name: group,
          value: name,
          'data-knob': 'data',
          class: 'unseen',
          onchange: () => this.turn('data', name),
        });
        return element('label', { title: name }, radio, picture(this.previews[name], regression, shading), element('span', {}, name));
      }),
    );
  }
}

function picture(points: PlanePoint[], regression: boolean, { colors, ground }: Shading): HTMLCanvasElement {
  const canvas = element('canvas', { width: 2 * side, height: 2 * side, 'aria-hidden': 'true' });
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  for (const [x1, x2, target] of points) {
    const color = colors[regression ? (target < 0 ? 0 : 1) : target];
    const share = regression ? Math.min(1, Math.abs(target) + 0.15) : 1;
    pen.fillStyle = `rgb(${color.map((channel, index) => Math.round(ground[index] + (channel - ground[index]) * share)).join(' ')})`;
    pen.beginPath();
    pen.arc(side * (1 + x1 / 6.2), side * (1 - x2 / 6.2), 3, 0, 2 * Math.PI);
    pen.fill();
  }
  return canvas;
}
