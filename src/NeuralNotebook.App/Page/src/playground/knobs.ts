import { button, element } from '../dom';
import type { Knobs } from './frame';

type Turn = (knob: string, value: string) => void;

/** A knob with some places to choose from. */
interface Choices {
  name: string;
  label: string;
  title: string;
  choices: readonly (readonly [value: string, text: string])[];
}

const same = (...values: string[]) => values.map((value) => [value, value] as const);

export const learning: readonly Choices[] = [
  {
    name: 'activation',
    label: 'Activation',
    title: 'What bends the output of each hidden neuron',
    choices: [
      ['tanh', 'Tanh'],
      ['relu', 'ReLU'],
      ['sigmoid', 'Sigmoid'],
      ['linear', 'Linear'],
      ['leaky', 'Leaky ReLU'],
      ['elu', 'ELU'],
      ['gelu', 'GELU'],
    ],
  },
  {
    name: 'start',
    label: 'First weights',
    title: 'How the weights are drawn at the start',
    choices: [
      ['glorot', 'Glorot'],
      ['he', 'He'],
      ['zeros', 'all 0'],
    ],
  },
  {
    name: 'optimizer',
    label: 'Optimizer',
    title: 'How gradients become steps',
    choices: [
      ['sgd', 'SGD'],
      ['momentum', 'Momentum'],
      ['rmsprop', 'RMSProp'],
      ['adam', 'Adam'],
      ['adagrad', 'AdaGrad'],
    ],
  },
  {
    name: 'rate',
    label: 'Learning rate',
    title: 'How long the steps are',
    choices: same('0.0001', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1', '3', '10'),
  },
  {
    name: 'schedule',
    label: 'Schedule',
    title: 'How the rate falls while it learns',
    choices: [
      ['constant', 'constant'],
      ['stairs', 'stairs'],
      ['exponential', 'exponential'],
      ['inverse', 'inverse time'],
      ['cosine', 'cosine'],
    ],
  },
  {
    name: 'every',
    label: 'Half after',
    title: 'After how many steps the rate has fallen by half (cosine: to 0)',
    choices: [
      ['200', '200 steps'],
      ['1000', '1,000 steps'],
      ['5000', '5,000 steps'],
      ['20000', '20,000 steps'],
    ],
  },
  {
    name: 'l1',
    label: 'L1',
    title: 'A penalty on the sizes of the weights: pulls them to 0',
    choices: same('0', '0.0001', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1'),
  },
  {
    name: 'l2',
    label: 'L2',
    title: 'A penalty on the squares of the weights: keeps them small',
    choices: same('0', '0.0001', '0.0003', '0.001', '0.003', '0.01', '0.03', '0.1'),
  },
  {
    name: 'dropout',
    label: 'Dropout',
    title: 'The share of hidden neurons left out at each step',
    choices: [
      ['0', 'none'],
      ['0.1', '10 %'],
      ['0.2', '20 %'],
      ['0.3', '30 %'],
      ['0.5', '50 %'],
    ],
  },
  {
    name: 'batch',
    label: 'Batch',
    title: 'How many points make one step',
    choices: [...same('1', '2', '5', '10', '20', '30', '50', '100'), ['2000', 'all']],
  },
];

export const ofPoints: readonly Choices[] = [
  {
    name: 'classes',
    label: 'Classes',
    title: 'How many classes; blobs and spiral can have more than two',
    choices: same('2', '3', '4', '5', '6'),
  },
  {
    name: 'points',
    label: 'Points',
    title: 'How many points there are, to learn from and to test with',
    choices: same('50', '100', '200', '500', '1000', '2000'),
  },
];

/** A knob as a list to choose from. */
export class ChoiceKnob {
  readonly root: HTMLElement;
  private readonly list: HTMLSelectElement;

  constructor(
    private readonly knob: Choices,
    turn: Turn,
  ) {
    this.list = element('select', { 'data-knob': knob.name, title: knob.title, onchange: () => turn(knob.name, this.list.value) });
    for (const [value, text] of knob.choices) this.list.append(element('option', { value }, text));
    this.root = element('label', { class: 'play-knob' }, element('span', {}, knob.label), this.list);
  }

  show(knobs: Knobs): void {
    const value = knobs[this.knob.name];
    // A link may have put it to a place of its own.
    if (![...this.list.options].some((option) => option.value === value)) this.list.append(element('option', { value }, value));
    if (this.list.value !== value) this.list.value = value;
    // Some mean nothing where others stand.
    if (this.knob.name === 'classes') this.list.disabled = !['blobs', 'spiral'].includes(knobs.data);
    if (this.knob.name === 'every') this.list.disabled = knobs.schedule === 'constant';
  }
}

/** A knob that slides. */
export class SlideKnob {
  readonly root: HTMLElement;
  private readonly slide: HTMLInputElement;
  private readonly number = element('output', { class: 'play-numbers' });

  constructor(
    private readonly name: string,
    label: string,
    title: string,
    range: { min: number; max: number; step: number },
    turn: Turn,
  ) {
    this.slide = element('input', {
      type: 'range',
      ...range,
      'data-knob': name,
      title,
      oninput: () => turn(name, String(Number(this.slide.value) / 100)),
    });
    this.root = element('label', { class: 'play-knob play-slide' }, element('span', {}, label, ' ', this.number), this.slide);
  }

  show(knobs: Knobs): void {
    const value = Math.round(100 * Number(knobs[this.name]));
    if (Number(this.slide.value) !== value) this.slide.value = String(value);
    this.number.textContent = `${value} %`;
    this.slide.setAttribute('aria-valuetext', `${value} %`);
  }
}

/** A seed: a number, and a die that throws another one. */
export class SeedKnob {
  readonly root: HTMLElement;
  private readonly number: HTMLInputElement;

  constructor(
    private readonly name: string,
    label: string,
    die: string,
    turn: Turn,
  ) {
    this.number = element('input', {
      type: 'number',
      min: 0,
      max: 999999,
      step: 1,
      'data-knob': name,
      onchange: () => this.number.checkValidity() && this.number.value !== '' && turn(name, String(Number(this.number.value))),
    });
    const another = button(die, () => turn(name, String((Number(this.number.value) + 1) % 1_000_000)), { icon: '⚄', title: die });
    this.root = element('div', { class: 'play-knob play-seed' }, element('label', {}, element('span', {}, label), this.number), another);
  }

  show(knobs: Knobs): void {
    if (document.activeElement !== this.number) this.number.value = knobs[this.name];
  }
}
