import { expect, test } from 'vitest';
import { Movement } from '../src/drag/movement';
import { parseNumber, type NumberText } from '../src/drag/number-text';
import { readRange } from '../src/drag/range-comment';

test.each([
  ['// 0..1 step 0.01', { min: 0, max: 1, step: 0.01 }],
  ['// -3..3', { min: -3, max: 3, step: undefined }],
  ['// 0.5 .. 2.5 step 0.5: when does it jump?', { min: 0.5, max: 2.5, step: 0.5 }],
  ['// the width, one of 8, 16, 32', { min: 8, max: 32, choices: ['8', '16', '32'] }],
  ['// one of 0.1, 0.001, 0.01', { min: 0.001, max: 0.1, choices: ['0.001', '0.01', '0.1'] }],
])('%s names a range', (comment, range) => expect(readRange(comment)).toEqual(range));

test.each(['// nothing', '// 3..1', '// 1..2 step 0', '// see 2026', ''])('%s names none', (comment) =>
  expect(readRange(comment)).toBeNull(),
);

const number = (text: string, comment: string) => ({
  text,
  parts: parseNumber(text) as NumberText,
  range: { min: 0, max: 10, step: 1, ...readRange(comment) },
  isNamed: true,
});

test('a named range is passed in 300 pixels, and the way back leads to where it was', () => {
  const movement = new Movement(number('0.5', '// 0..1 step 0.01'));
  expect([0, 3, 30, 150, 900, -150, -900].map((pixels) => movement.afterPixels(pixels))).toEqual([
    '0.5',
    '0.51',
    '0.6',
    '1.0',
    '1.0',
    '0.0',
    '0.0',
  ]);
  expect(movement.afterSteps(0)).toBe('0.5');
  expect([movement.atEnd(false), movement.atEnd(true)]).toEqual(['0.0', '1.0']);
});

test('of choices the next one is taken', () => {
  const movement = new Movement(number('16', '// one of 8, 16, 32'));
  expect([-2, -1, 0, 1, 2].map((steps) => movement.afterSteps(steps))).toEqual(['8', '8', '16', '32', '32']);
});
