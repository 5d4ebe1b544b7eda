import { element } from '../dom';
import { bytesOf, hiddenSizes, inputNames, isRegression, nameOf, weightOf, type Frame, type Place, type PlanePoint } from './frame';
import { answerPixels, paint, signedPixels, type Shading } from './shades';

const reach = 6;
/** Pixels of the canvas of the points. */
const fine = 600;

/** The large map: the network's answer, or what an enlarged neuron gives, with the points over it. */
export class PlaneView {
  readonly root: HTMLElement;
  private readonly map = element('canvas', { 'aria-hidden': 'true' });
  private readonly dots = element('canvas', { width: fine, height: fine, role: 'img', class: 'dots' });
  private readonly title = element('span', {});
  private readonly legend = element('div', { class: 'play-legend', 'aria-hidden': 'true' });
  private train: PlanePoint[] = [];
  private test: PlanePoint[] = [];
  private drawn = '';

  constructor() {
    this.root = element(
      'figure',
      { class: 'play-plane' },
      element('figcaption', {}, this.title),
      element(
        'div',
        { class: 'play-square' },
        this.map,
        this.dots,
        element('span', { class: 'axis across', 'aria-hidden': 'true' }, 'x₁'),
        element('span', { class: 'axis upwards', 'aria-hidden': 'true' }, 'x₂'),
      ),
      this.legend,
    );
  }

  show(frame: Frame, shading: Shading, focus: Place | null, showsTest: boolean): void {
    if (frame.train) this.train = frame.train;
    if (frame.test) this.test = frame.test;
    if (focus && frame.focus) paint(this.map, signedPixels(bytesOf(frame.focus), shading));
    else paint(this.map, answerPixels(bytesOf(frame.plane), frame.outputs, isRegression(frame.knobs), shading));
    const about = focus ? `What ${nameOf(frame, focus)} gives` : isRegression(frame.knobs) ? 'The predicted number' : 'The decision';
    if (this.title.textContent !== about) this.title.textContent = about;
    const drawn = [frame.data, showsTest, shading.ground, isRegression(frame.knobs), frame.outputs].join(' ');
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.draw(frame, shading, showsTest);
    const classes = frame.outputs === 1 ? 2 : frame.outputs;
    const points = `${this.train.length} training points${showsTest ? ` and ${this.test.length} test points` : ''}`;
    const ofClasses = isRegression(frame.knobs) ? '' : ` of ${classes} classes`;
    this.dots.setAttribute('aria-label', `The plane of x₁ and x₂ from −6 to 6 with ${points}${ofClasses}`);
    this.showLegend(classes, shading, isRegression(frame.knobs), showsTest);
  }

  private showLegend(classes: number, shading: Shading, isNumber: boolean, showsTest: boolean): void {
    const item = (label: number, text: string) => element('span', {}, dot(label, shading), text);
    const parts = isNumber
      ? [item(0, '−1'), item(1, '1')]
      : Array.from({ length: classes }, (_, label) => item(label, classes > 3 ? String(label) : `class ${label}`));
    this.legend.replaceChildren(
      ...parts,
      ...(showsTest ? [element('span', {}, `◌ test: ${shading.ground[0] < 128 ? 'light' : 'dark'} edge`)] : []),
    );
  }

  private draw(frame: Frame, shading: Shading, showsTest: boolean): void {
    const pen = this.dots.getContext('2d');
    if (!pen) return;
    pen.clearRect(0, 0, fine, fine);
    const isNumber = isRegression(frame.knobs);
    const all = [
      ...this.train.map((point) => ({ point, isTest: false })),
      ...(showsTest ? this.test.map((point) => ({ point, isTest: true })) : []),
    ];
    const dark = shading.ground[0] < 128;
    for (const {
      point: [x1, x2, target],
      isTest,
    } of all) {
      if (Math.abs(x1) > reach || Math.abs(x2) > reach) continue;
      const label = isNumber ? (target < 0 ? 0 : 1) : target;
      const share = isNumber ? Math.min(1, Math.abs(target)) : 1;
      const color = shading.colors[label].map((channel, index) => shading.ground[index] + (channel - shading.ground[index]) * share);
      pen.fillStyle = `rgb(${color.map(Math.round).join(' ')})`;
      pen.strokeStyle = isTest === dark ? '#ffffff' : isTest ? '#000000' : dark ? '#000000' : '#ffffff';
      pen.lineWidth = isTest ? 2.4 : 1.6;
      mark(pen, (fine * (x1 + reach)) / (2 * reach), (fine * (reach - x2)) / (2 * reach), isNumber ? 0 : label);
    }
  }
}

function dot(label: number, shading: Shading): HTMLElement {
  const made = element('canvas', { width: 22, height: 22, class: 'play-dot' });
  const pen = made.getContext('2d');
  if (pen) {
    pen.fillStyle = `rgb(${shading.colors[label].join(' ')})`;
    pen.strokeStyle = 'transparent';
    mark(pen, 11, 11, label);
  }
  return made;
}

/** A point: each class has a shape of its own. */
function mark(pen: CanvasRenderingContext2D, x: number, y: number, label: number): void {
  const size = 6.5;
  pen.beginPath();
  const corners = [0, 4, 3, 4, 3, 5][label] ?? 0;
  if (corners === 0) pen.arc(x, y, size, 0, 2 * Math.PI);
  else {
    const turned = label === 1 ? Math.PI / 4 : label === 4 ? Math.PI / 2 : -Math.PI / 2;
    for (let corner = 0; corner < corners; corner++) {
      const angle = turned + (2 * Math.PI * corner) / corners;
      pen.lineTo(x + 1.25 * size * Math.cos(angle), y + 1.25 * size * Math.sin(angle));
    }
    pen.closePath();
  }
  pen.fill();
  pen.stroke();
}

/** The weights into an enlarged neuron, as numbers to read and to change. */
export class NeuronView {
  readonly root = element('div', {
    class: 'play-neuron',
    role: 'group',
    'aria-label': 'The weights into the enlarged neuron',
    hidden: true,
  });
  private readonly fields: { input: HTMLInputElement; from: number }[] = [];
  private shape = '';

  constructor(
    private readonly setWeight: (layer: number, from: number, to: number, value: number) => void,
    private readonly close: () => void,
  ) {}

  show(frame: Frame, focus: Place | null): void {
    this.root.hidden = focus === null || focus[0] < 0;
    if (!focus || focus[0] < 0) return;
    const shape = [focus, frame.knobs.inputs, frame.knobs.layers].join(' ');
    if (shape !== this.shape) this.build(frame, focus, shape);
    for (const { input, from } of this.fields)
      if (document.activeElement !== input) input.value = weightOf(frame, focus[0], from, focus[1]).toFixed(3);
  }

  private build(frame: Frame, [layer, neuron]: Place, shape: string): void {
    this.shape = shape;
    this.fields.length = 0;
    const before = layer === 0 ? inputNames(frame.knobs).length : hiddenSizes(frame.knobs)[layer - 1];
    const rows = [...Array.from({ length: before }, (_, from) => from), -1].map((from) => {
      const name = from < 0 ? 'bias' : nameOf(frame, [layer - 1, from]);
      const input = element('input', {
        type: 'number',
        step: 'any',
        min: -100,
        max: 100,
        'data-from': from,
        onchange: () => input.checkValidity() && input.value !== '' && this.setWeight(layer, from, neuron, Number(input.value)),
      });
      this.fields.push({ input, from });
      return element('label', {}, element('span', {}, name), input);
    });
    const back = element('button', { type: 'button', class: 'play-back', onclick: () => this.close() }, 'Back to the decision');
    this.root.replaceChildren(
      element('div', { class: 'play-neuron-head' }, element('span', {}, `Into ${nameOf(frame, [layer, neuron])}`), back),
      element('div', { class: 'play-neuron-weights' }, ...rows),
    );
  }
}
