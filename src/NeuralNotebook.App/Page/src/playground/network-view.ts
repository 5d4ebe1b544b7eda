import { button, element } from '../dom';
import { EdgesView, type EdgeActs } from './edges-view';
import { bytesOf, hiddenSizes, inputNames, inputs, isRegression, nameOf, type Frame, type Knobs, type Place } from './frame';
import { answerPixels, paint, signedPixels, type Shading } from './shades';

const mostLayers = 6;
const mostNeurons = 8;

export interface NetworkActs extends EdgeActs {
  turn(knob: string, value: string): void;
  /** Where the knobs will stand when all that was asked is answered. */
  wanted(): Knobs;
  enlarge(place: Place | null): void;
}

/** The network: its inputs, every neuron with its map, the outputs, and the weights between them as lines. */
export class NetworkView {
  readonly root: HTMLElement;
  readonly edges: EdgesView;
  private readonly columns = element('div', { class: 'play-columns' });
  private shape = '';
  private canvases: HTMLCanvasElement[] = [];
  private outputs: HTMLCanvasElement[] = [];
  private inputMaps: Uint8Array = new Uint8Array(0);

  constructor(private readonly acts: NetworkActs) {
    this.edges = new EdgesView(acts);
    this.root = element(
      'div',
      { class: 'play-network', role: 'group', 'aria-label': 'The network' },
      this.edges.root,
      this.columns,
      this.edges.card,
    );
    new ResizeObserver(() => this.edges.place(this.columns)).observe(this.columns);
  }

  show(frame: Frame, shading: Shading, focus: Place | null): void {
    if (frame.inputMaps) this.inputMaps = bytesOf(frame.inputMaps);
    const shape = [frame.knobs.inputs, frame.knobs.layers, frame.outputs].join(' ');
    if (shape !== this.shape) this.build(frame, shape);
    this.paintInputs(shading);
    this.paintNeurons(frame, shading);
    for (const node of this.columns.querySelectorAll<HTMLElement>('.play-node')) {
      const isLarge = focus !== null && node.dataset.place === focus.join('.');
      node.setAttribute('aria-pressed', String(isLarge));
    }
    this.edges.show(frame, shading);
  }

  /** Ticks the inputs that are chosen, or will be. */
  showInputs(knobs: Knobs): void {
    const chosen = inputNames(knobs);
    for (const box of this.columns.querySelectorAll<HTMLInputElement>('[data-input]'))
      box.checked = chosen.includes(box.dataset.input ?? '');
  }

  /** Makes the columns anew, and keeps the focus where it was. */
  private build(frame: Frame, shape: string): void {
    this.shape = shape;
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.key;
    const layers = hiddenSizes(frame.knobs);
    this.canvases = [];
    this.columns.replaceChildren(
      this.inputColumn(frame),
      ...layers.map((size, layer) => this.hiddenColumn(frame, size, layer)),
      this.outputColumn(frame),
    );
    if (focused) this.columns.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    this.edges.build(frame, this.columns);
  }

  private inputColumn(frame: Frame): HTMLElement {
    const chosen = inputNames(frame.knobs);
    const toggle = (name: string) => {
      const before = inputNames(this.acts.wanted());
      const wanted = inputs.map(([each]) => each).filter((each) => (each === name) !== before.includes(each));
      // One must stay.
      if (wanted.length > 0) this.acts.turn('inputs', wanted.join('-'));
      else this.showInputs(this.acts.wanted());
    };
    const rows = inputs.map(([name, label]) => {
      const place = chosen.indexOf(name);
      const box = element('input', {
        type: 'checkbox',
        'data-key': `in ${name}`,
        'data-input': name,
        'aria-label': `Input ${label}`,
        onchange: () => toggle(name),
      });
      const map = element('canvas', { class: 'play-map', 'aria-hidden': 'true', 'data-input-map': name });
      return element(
        'label',
        { class: `play-input${place >= 0 ? ' on' : ''}`, 'data-at': place >= 0 ? `-1.${place}` : null },
        box,
        element('span', {}, label),
        map,
      );
    });
    return element(
      'div',
      { class: 'play-column inputs', role: 'group', 'aria-label': 'Inputs' },
      element('div', { class: 'play-column-head' }, element('span', {}, 'Inputs')),
      ...rows,
    );
  }

  private hiddenColumn(frame: Frame, size: number, layer: number): HTMLElement {
    const resized = (by: number) => {
      const wanted = hiddenSizes(this.acts.wanted()).map((each, index) =>
        index === layer ? Math.min(mostNeurons, Math.max(1, each + by)) : each,
      );
      if (wanted.length > layer) this.acts.turn('layers', wanted.join('-'));
    };
    const fewer = step('−', `One neuron fewer in hidden layer ${layer + 1}`, `fewer ${layer}`, () => resized(-1), size <= 1);
    const more = step('+', `One neuron more in hidden layer ${layer + 1}`, `more ${layer}`, () => resized(1), size >= mostNeurons);
    const nodes = Array.from({ length: size }, (_, neuron) => {
      const map = element('canvas', { class: 'play-map', 'aria-hidden': 'true' });
      this.canvases.push(map);
      return this.node(frame, [layer, neuron], map);
    });
    const head = element(
      'div',
      { class: 'play-column-head' },
      fewer,
      element('span', {}, String(size), element('span', { class: 'unit' }, size === 1 ? ' neuron' : ' neurons')),
      more,
    );
    return element('div', { class: 'play-column', role: 'group', 'aria-label': `Hidden layer ${layer + 1}` }, head, ...nodes);
  }

  private outputColumn(frame: Frame): HTMLElement {
    const layer = hiddenSizes(frame.knobs).length;
    this.outputs = [];
    const nodes = Array.from({ length: frame.outputs }, (_, output) => {
      const map = element('canvas', { class: 'play-map', 'aria-hidden': 'true' });
      this.outputs.push(map);
      return this.node(frame, [layer, output], map);
    });
    const name = frame.outputs === 1 ? 'Output' : `${frame.outputs} outputs`;
    return element(
      'div',
      { class: 'play-column', role: 'group', 'aria-label': 'Outputs' },
      element('div', { class: 'play-column-head' }, element('span', {}, name)),
      ...nodes,
    );
  }

  private node(frame: Frame, place: Place, map: HTMLCanvasElement): HTMLButtonElement {
    const node = button('', () => this.acts.enlarge(node.getAttribute('aria-pressed') === 'true' ? null : place), { class: 'play-node' });
    node.title = `Enlarge ${nameOf(frame, place)}, with its weights`;
    node.setAttribute('aria-label', node.title);
    node.dataset.place = node.dataset.at = place.join('.');
    node.dataset.key = `node ${place.join('.')}`;
    node.replaceChildren(map);
    return node;
  }

  private paintInputs(shading: Shading): void {
    const size = this.inputMaps.length / inputs.length;
    inputs.forEach(([name], index) => {
      const canvas = this.columns.querySelector<HTMLCanvasElement>(`[data-input-map="${name}"]`);
      if (canvas && size) paint(canvas, signedPixels(this.inputMaps.subarray(index * size, (index + 1) * size), shading));
    });
  }

  private paintNeurons(frame: Frame, shading: Shading): void {
    const maps = bytesOf(frame.maps);
    const size = maps.length / Math.max(1, this.canvases.length);
    this.canvases.forEach((canvas, index) => paint(canvas, signedPixels(maps.subarray(index * size, (index + 1) * size), shading)));
    const plane = bytesOf(frame.plane);
    const places = plane.length / frame.outputs;
    this.outputs.forEach((canvas, output) => {
      const map = plane.subarray(output * places, (output + 1) * places);
      // One of several outputs: how probable its class is, in its colour.
      const own: Shading = frame.outputs === 1 ? shading : { ...shading, colors: [shading.ground, shading.colors[output]] };
      paint(canvas, answerPixels(map, 1, isRegression(frame.knobs), own));
    });
  }
}

/** Adds and takes away hidden layers. */
export class LayersKnob {
  readonly root: HTMLElement;
  private readonly fewer: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private readonly words = element('span', {});
  private layers: number[] = [];

  constructor(turn: (knob: string, value: string) => void) {
    const set = (layers: number[]) => turn('layers', layers.length ? layers.join('-') : 'none');
    this.fewer = step('−', 'One hidden layer fewer', 'fewer layers', () => set(this.layers.slice(0, -1)), false);
    this.more = step('+', 'One hidden layer more', 'more layers', () => set([...this.layers, Math.min(this.layers.at(-1) ?? 4, 4)]), false);
    this.root = element('div', { class: 'play-layers', role: 'group', 'aria-label': 'Hidden layers' }, this.fewer, this.words, this.more);
  }

  show(knobs: Knobs): void {
    this.layers = hiddenSizes(knobs);
    this.fewer.disabled = this.layers.length === 0;
    this.more.disabled = this.layers.length >= mostLayers;
    this.words.textContent = this.layers.length === 1 ? '1 hidden layer' : `${this.layers.length} hidden layers`;
  }
}

function step(sign: string, title: string, key: string, act: () => void, disabled: boolean): HTMLButtonElement {
  const made = button('', act, { title, class: 'play-step' });
  made.textContent = sign;
  made.setAttribute('aria-label', title);
  made.dataset.key = key;
  made.disabled = disabled;
  return made;
}
