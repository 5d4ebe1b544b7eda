import { describe, expect, test } from 'vitest';
import { openRange, parseNumber, stepOf, within, written, type NumberText } from '../src/drag/number-text';

const parsed = (text: string) => parseNumber(text) as NumberText;

describe('a number as it is written in C#', () => {
  test.each([
    ['5', 5],
    ['-0.5', -0.5],
    ['- 2', -2],
    ['0.50m', 0.5],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0b101', 5],
    ['1e-3', 1],
    ['2.5E+4f', 2.5],
    ['.5', 0.5],
    ['3UL', 3],
  ])('%s has the digits of %d', (text, value) => expect(parsed(text).value).toBe(value));

  test.each(['', '-', '.', 'x', '1.', '1.2.3', '99999999999999999999'])('%s is none that can be moved', (text) =>
    expect(parseNumber(text)).toBeNull(),
  );
});

describe('the step', () => {
  test.each([
    ['5', 1],
    ['42', 1],
    ['120', 10],
    ['123', 1],
    ['1000', 100],
    ['0', 1],
    ['0.5', 0.01],
    ['0.05', 0.001],
    ['0.25', 0.01],
    ['1.5', 0.1],
    ['2.0', 0.1],
    ['0.0', 0.1],
    ['1e-3', 0.1],
    ['0x1F', 1],
  ])('of %s is %d', (text, step) => expect(stepOf(parsed(text))).toBeCloseTo(step, 12));
});

describe('a moved number', () => {
  test.each([
    ['0.5', 0.53, 0.01, '0.53'],
    ['0.53', 0.6, 0.01, '0.60'],
    ['0.5', 0.6, 0.01, '0.6'],
    ['1.0', 2, 0.1, '2.0'],
    ['1', 2, 1, '2'],
    ['0.5f', 1, 0.01, '1.0f'],
    ['1_000', 12000, 100, '12_000'],
    ['0x0F', 16, 1, '0x10'],
    ['0b011', 8, 1, '0b1000'],
    ['0x0F', 1, 1, '0x01'],
    ['1e-3', 1.5, 0.1, '1.5e-3'],
    ['-0.5', 0.1, 0.1, '0.1'],
    ['0.5', -0.25, 0.01, '-0.25'],
    ['0.5', -0.0, 0.1, '0.0'],
    ['0.50m', 0.7, 0.01, '0.70m'],
    ['-4', -3.5, 0.5, '-3.5'],
    ['-4', -3, 0.5, '-3'],
    ['3UL', 4, 1, '4UL'],
  ])('%s at %d in steps of %d is written %s', (text, value, step, result) => expect(written(parsed(text), value, step)).toBe(result));

  test('counts its steps from the lower end and has no dust of binary fractions', () => {
    const range = { min: 0, max: 1, step: 0.1 };
    expect([0.1 + 0.2, 0.34, 7, -1].map((value) => within(value, range))).toEqual([0.3, 0.3, 1, 0]);
  });

  test('keeps its type: every value of a thousand is read again as it was written', () => {
    for (const text of ['0.5', '1.25f', '-3', '1_500', '0x0F', '2.0e-3', '0.10m'])
      for (let step = -50; step <= 50; step++) {
        const number = parsed(text);
        const range = openRange(number, true);
        const value = within(number.value + step * range.step, range);
        const again = parsed(written(number, value, range.step));
        expect(again.value).toBeCloseTo(value, 9);
        expect([again.suffix, again.base, again.hasPoint || number.suffix.startsWith('e')]).toEqual([
          number.suffix,
          number.base,
          number.hasPoint || number.suffix.startsWith('e'),
        ]);
      }
  });
});

describe('the range of a number that nobody named', () => {
  test('is a thousand steps to either side', () => expect(openRange(parsed('0.5'), true)).toEqual({ min: -9.5, max: 10.5, step: 0.01 }));
  test.each(['5u', '0x05'])('of %s ends at 0', (text) => expect(openRange(parsed(text), true).min).toBe(0));
  test('ends at 0 where a sign would make "--" of the minus before it', () => expect(openRange(parsed('5'), false).min).toBe(0));
});
