import { describe, expect, test } from 'vitest';
import { DamagedError, flawOf, joined, newCellId, readNotebook, tagsOf, type CellData } from '../src/notebook-format';

const cell = (rest: object = {}) => ({ cell_type: 'code', id: 'a', source: '1', metadata: {}, ...rest });

describe('a notebook', () => {
  test('is taken as it stands, with all that the page does not know', () => {
    const json = {
      cells: [cell({ attachments: {}, unknown: [1] }), cell({ outputs: null }), cell({ cell_type: 'raw' })],
      metadata: 7,
      later: true,
    };
    expect(readNotebook(json)).toBe(json);
  });

  test.each<[unknown, string]>([
    [null, 'holds no list of cells'],
    [[], 'holds no list of cells'],
    ['{}', 'holds no list of cells'],
    [{}, 'holds no list of cells'],
    [{ cells: {} }, 'holds no list of cells'],
    [{ cells: [cell(), null] }, 'holds something else than a cell as its cell 2'],
    [{ cells: [[]] }, 'holds something else than a cell as its cell 1'],
    [{ cells: [cell({ cell_type: 3 })] }, 'does not say whether its cell 1 is code or text'],
    [{ cells: [cell({ source: null })] }, 'holds no text in its cell 1'],
    [{ cells: [cell({ source: ['a', 3] })] }, 'holds no text in its cell 1'],
    [{ cells: [cell(), cell(), cell({ outputs: 'none' })] }, 'holds no list of outputs in its cell 3'],
  ])('that is damaged says where: %j', (json, words) => {
    expect(() => readNotebook(json)).toThrow(new DamagedError(words));
  });
});

describe('an output', () => {
  test.each<[unknown, string | null]>([
    [{ output_type: 'stream', name: 'stdout', text: ['a', 'b'] }, null],
    [{ output_type: 'display_data', data: { 'text/plain': 'x', 'application/json': { a: 1 } } }, null],
    [{ output_type: 'error', ename: 'E', evalue: '', traceback: [] }, null],
    [{ output_type: 'of a later format' }, null],
    [null, 'it has no type'],
    [[], 'it has no type'],
    [{ output_type: 1 }, 'it has no type'],
    [{ output_type: 'display_data', data: [] }, 'its data have no types'],
    [{ output_type: 'display_data', data: { 'text/html': { a: 1 } } }, 'its text/html is no text'],
    [{ output_type: 'display_data', data: { 'image/png': 3 } }, 'its image/png is no text'],
    [{ output_type: 'stream' }, 'it holds no text'],
    [{ output_type: 'stream', text: [1] }, 'it holds no text'],
    [{ output_type: 'error', traceback: 'x' }, 'its traceback is no list of lines'],
  ])('%j has the flaw: %s', (output, flaw) => expect(flawOf(output)).toBe(flaw));
});

test.each<[unknown, string]>([
  ['a\nb', 'a\nb'],
  [['a\n', 'b'], 'a\nb'],
  [[], ''],
  [null, ''],
  [undefined, ''],
  [{}, ''],
  [7, ''],
])('%j is the text %j', (lines, text) => expect(joined(lines)).toBe(text));

test.each<[unknown, string[]]>([
  [{ tags: ['hint', 'x'] }, ['hint', 'x']],
  [{ tags: ['hint', 3, null] }, ['hint']],
  [{ tags: 'hint' }, []],
  [{}, []],
  [null, []],
  [[], []],
  [undefined, []],
])('metadata %j hold the tags %j', (metadata, tags) => expect(tagsOf(cell({ metadata }) as CellData)).toEqual(tags));

test('new ids are such as nbformat allows, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, newCellId);
  expect(ids.every((id) => /^[a-zA-Z0-9-_]{1,64}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});
