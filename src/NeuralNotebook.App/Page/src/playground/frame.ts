/** x₁, x₂, and the class or the height of a point. */
export type PlanePoint = [x1: number, x2: number, target: number];

/** Where each knob stands; PlaygroundKnob.cs names them. */
export type Knobs = Record<string, string>;

/** What the kernel tells of a playground; PlaygroundFrame.cs writes it. Maps are bytes in base64, row by row from the top. */
export interface Frame {
  turn: number;
  problem?: string;
  generation: number;
  epoch: number;
  target?: number;
  steps: number;
  rate: number;
  knobs: Knobs;
  outputs: number;
  since: number;
  trainLoss: (number | null)[];
  testLoss: (number | null)[];
  trainAccuracy: (number | null)[];
  testAccuracy: (number | null)[];
  plane: string;
  focus?: string;
  maps: string;
  largest: number[];
  weights: number[][];
  data: number;
  train?: PlanePoint[];
  test?: PlanePoint[];
  film?: Shot[];
  link: string;
  code?: string;
  colors?: string[];
  previews?: Record<string, PlanePoint[]>;
  inputMaps?: string;
}

export interface Shot {
  epoch: number;
  plane: string;
}

/** A place in the network: a layer of neurons (−1: the inputs) and which of its neurons. */
export type Place = [layer: number, neuron: number];

/** All inputs that there are, in their order. */
export const inputs: readonly [name: string, label: string][] = [
  ['x1', 'x₁'],
  ['x2', 'x₂'],
  ['x1x1', 'x₁²'],
  ['x2x2', 'x₂²'],
  ['x1x2', 'x₁x₂'],
  ['sin1', 'sin x₁'],
  ['sin2', 'sin x₂'],
];

export const dataOfNumbers: readonly string[] = ['plane', 'hills', 'saddle'];

export const isRegression = ({ data }: Knobs) => dataOfNumbers.includes(data);

export const hiddenSizes = ({ layers }: Knobs) => (layers === 'none' ? [] : layers.split('-').map(Number));

export const inputNames = ({ inputs }: Knobs) => inputs.split('-');

/** The sizes of all layers, from the inputs to the outputs. */
export const sizes = (frame: Frame) => [inputNames(frame.knobs).length, ...hiddenSizes(frame.knobs), frame.outputs];

export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** The weight between two places, or a neuron's bias (from −1); weights stand row by row of the layer's inputs, the biases behind them. */
export function weightOf(frame: Frame, layer: number, from: number, to: number): number {
  const [rows, columns] = sizes(frame).slice(layer, layer + 2);
  return frame.weights[layer][(from < 0 ? rows : from) * columns + to];
}

/** What an input, a neuron or an output is called. */
export function nameOf(frame: Frame, [layer, neuron]: Place): string {
  if (layer < 0) return inputs.find(([name]) => name === inputNames(frame.knobs)[neuron])?.[1] ?? 'input';
  if (layer < hiddenSizes(frame.knobs).length) return `neuron ${neuron + 1} of hidden layer ${layer + 1}`;
  return frame.outputs === 1 ? 'the output' : `the output for class ${neuron}`;
}

export const short = (value: number | null | undefined) =>
  value === null || value === undefined
    ? '–'
    : Math.abs(value) >= 1000 || (value !== 0 && Math.abs(value) < 0.0005)
      ? value.toExponential(1)
      : value.toFixed(3);

export const percent = (share: number | null | undefined) =>
  share === null || share === undefined ? '–' : `${Math.round(1000 * share) / 10} %`;

/** How a run stands, in a sentence. */
export function standing(
  frame: Frame,
  history: { trainLoss: (number | null)[]; testLoss: (number | null)[]; testAccuracy: (number | null)[] },
): string {
  const accuracy = history.testAccuracy.at(-1);
  const right = accuracy === null || accuracy === undefined ? '' : `, ${percent(accuracy)} of the test points right`;
  return `Epoch ${frame.epoch}: training loss ${short(history.trainLoss.at(-1))}, test loss ${short(history.testLoss.at(-1))}${right}.`;
}
