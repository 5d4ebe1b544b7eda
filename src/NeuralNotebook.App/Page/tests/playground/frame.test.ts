import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  hiddenSizes,
  inputNames,
  isRegression,
  nameOf,
  percent,
  short,
  sizes,
  standing,
  weightOf,
  type Frame,
} from '../../src/playground/frame';

const frame = (knobs: Record<string, string>, rest: Partial<Frame> = {}) =>
  ({ knobs: { data: 'moons', layers: '3-2', inputs: 'x1-x2', ...knobs }, outputs: 1, epoch: 7, ...rest }) as Frame;

test('the sizes of a network run from its inputs to its outputs', () => {
  expect(sizes(frame({}))).toEqual([2, 3, 2, 1]);
  expect(sizes(frame({ layers: 'none', inputs: 'x1-x2-x1x1' }, { outputs: 3 }))).toEqual([3, 3]);
  expect(hiddenSizes(frame({ layers: 'none' }).knobs)).toEqual([]);
  expect(inputNames(frame({ inputs: 'sin1' }).knobs)).toEqual(['sin1']);
});

test('data that are numbers are told from data that are classes', () => {
  expect(['plane', 'hills', 'saddle'].map((data) => isRegression(frame({ data }).knobs))).toEqual([true, true, true]);
  expect(isRegression(frame({ data: 'moons' }).knobs)).toBe(false);
});

test('weights stand row by row of the inputs, and the biases behind them', () => {
  // 2 inputs, 3 neurons: x₁'s three weights, x₂'s three, then three biases.
  const told = frame(
    { layers: '3' },
    {
      weights: [
        [1, 2, 3, 4, 5, 6, 70, 80, 90],
        [0.1, 0.2, 0.3, 0.4],
      ],
    },
  );
  expect(weightOf(told, 0, 0, 2)).toBe(3);
  expect(weightOf(told, 0, 1, 0)).toBe(4);
  expect(weightOf(told, 0, -1, 1)).toBe(80);
  expect(weightOf(told, 1, 2, 0)).toBe(0.3);
  expect(weightOf(told, 1, -1, 0)).toBe(0.4);
});

describe('names', () => {
  test('count from 1, by layers, and say which output is which class', () => {
    expect(nameOf(frame({}), [-1, 1])).toBe('x₂');
    expect(nameOf(frame({}), [1, 0])).toBe('neuron 1 of hidden layer 2');
    expect(nameOf(frame({}), [2, 0])).toBe('the output');
    expect(nameOf(frame({}, { outputs: 3 }), [2, 2])).toBe('the output for class 2');
  });

  test('of an input that is not known say that it is one', () => expect(nameOf(frame({ inputs: 'x9' }), [-1, 0])).toBe('input'));
});

test('numbers are short, and a missing one is a dash', () => {
  expect([0.12345, -2, 0].map(short)).toEqual(['0.123', '-2.000', '0.000']);
  expect([1234, 0.0001, -5000].map(short)).toEqual(['1.2e+3', '1.0e-4', '-5.0e+3']);
  expect([null, undefined].map(short)).toEqual(['–', '–']);
  expect([0.98765, 1, 0, null].map(percent)).toEqual(['98.8 %', '100 %', '0 %', '–']);
});

test('a run is told in a sentence, which leaves out what it has not', () => {
  const history = { trainLoss: [1, 0.25], testLoss: [1, 0.5], testAccuracy: [0.5, 0.9] as (number | null)[] };
  expect(standing(frame({}), history)).toBe('Epoch 7: training loss 0.250, test loss 0.500, 90 % of the test points right.');
  expect(standing(frame({}), { ...history, testAccuracy: [null] })).toBe('Epoch 7: training loss 0.250, test loss 0.500.');
});

test('maps are read byte by byte', () => expect([...bytesOf(btoa(String.fromCharCode(0, 127, 128, 255)))]).toEqual([0, 127, 128, 255]));
