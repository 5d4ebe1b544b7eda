import { StreamLanguage } from '@codemirror/language';
import { csharp } from '@codemirror/legacy-modes/mode/clike';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { findNumbers, numberAt } from '../src/drag/numbers';

const state = (doc: string) => EditorState.create({ doc, extensions: StreamLanguage.define(csharp) });
const found = (doc: string) => findNumbers(state(doc)).map((number) => number.text);

describe('the numbers of a cell', () => {
  test.each<[string, string[]]>([
    ['var x = 0.5f + 1_000 - 2.5e-3m;', ['0.5f', '1_000', '2.5e-3m']],
    ['x = -0.5; y = a - 2; z = a -3; return -1;', ['-0.5', '2', '3', '-1']],
    ['F(-1, b * -2, c ? -3 : -4) + d[7] + e[1..3]', ['-1', '-2', '-3', '-4', '7', '1', '3']],
    ['int b2 = 0x1F; // 7 and "8"', ['0x1F']],
    ['"9" + \'1\' + @"2"', []],
    ['/* 3 */ 4', ['4']],
  ])('of %s are %j', (code, numbers) => expect(found(code)).toEqual(numbers));

  test('have a range that their line names, where they lie in it', () => {
    const [seed, noise, next] = findNumbers(state('Moons(seed: 7, noise: 0.2); // 0..1 step 0.05: when do they melt?\nvar y = 3;'));
    expect([seed.isNamed, noise.isNamed, next.isNamed]).toEqual([false, true, false]);
    expect(noise.range).toEqual({ min: 0, max: 1, step: 0.05 });
  });

  test('have the name that is before them', () => {
    expect(findNumbers(state('double rate = -0.5; new SGD(learningRate: 0.1); w += 2;')).map((number) => number.name)).toEqual([
      'rate',
      'learningRate',
      'w',
    ]);
  });

  test('close behind a minus do not become negative', () => {
    const [far, close] = findNumbers(state('a - 5 + b -5'));
    expect([far.range.min < 0, close.range.min]).toEqual([true, 0]);
  });

  test('are found from their first sign to their end', () => {
    const code = state('x = -12.5;');
    expect([3, 4, 9, 10].map((place) => numberAt(code, place)?.text)).toEqual([undefined, '-12.5', '-12.5', undefined]);
  });
});
