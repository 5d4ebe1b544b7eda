import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applied, clearDraft, differs, findDraft, keepDraft } from '../src/drafts';
import { Notebook } from '../src/notebook';
import { pageAround, type LocalStore } from './page-around';

const path = '01-one-neuron.ipynb';
let local: LocalStore;
let notebook: Notebook;

beforeEach(() => {
  ({ local } = pageAround());
  const output = { output_type: 'stream', name: 'stdout', text: '2' };
  notebook = new Notebook({
    cells: [
      { cell_type: 'markdown', id: 'text', source: ['# A', '\n', 'title'], metadata: {} },
      { cell_type: 'code', id: 'code', source: '1 + 1', metadata: { tags: ['exercise'] }, outputs: [output], execution_count: 3 },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a draft is found as it was kept, by its own chapter only, until it is cleared', () => {
  keepDraft(path, 'hash', notebook.cells);
  expect(findDraft(path)).toEqual({
    hash: 'hash',
    cells: [
      { id: 'text', kind: 'markdown', source: '# A\ntitle' },
      { id: 'code', kind: 'code', source: '1 + 1' },
    ],
  });
  expect(findDraft('02-activations.ipynb')).toBeNull();
  clearDraft(path);
  expect(findDraft(path)).toBeNull();
});

test('a store that is full keeps the draft before, and complains to nobody', () => {
  keepDraft(path, 'before', notebook.cells);
  local.isFull = true;
  keepDraft(path, 'after', notebook.cells);
  expect(findDraft(path)?.hash).toBe('before');
});

test('a store that is forbidden holds no drafts, and complains to nobody', () => {
  local.isForbidden = true;
  keepDraft(path, 'hash', notebook.cells);
  clearDraft(path);
  expect(findDraft(path)).toBeNull();
});

test.each([
  '',
  '{',
  'null',
  '3',
  '"draft"',
  '[]',
  '{}',
  '{"hash":"h"}',
  '{"hash":"h","cells":{}}',
  '{"hash":"h","cells":[]}',
  '{"hash":"h","cells":[null]}',
  '{"hash":"h","cells":[[]]}',
  '{"hash":"h","cells":[{"id":"a","kind":"code"}]}',
  '{"hash":"h","cells":[{"id":"a","kind":"code","source":["x"]}]}',
  '{"hash":"h","cells":[{"id":7,"kind":"code","source":"x"}]}',
  '{"cells":[{"id":"a","kind":"code","source":"x"}]}',
  '{"hash":7,"cells":[{"id":"a","kind":"code","source":"x"}]}',
  '{"hash":"h","cells":[{"id":"a","kind":"code","source":"x"},{"id":"a","kind":"code","source":"y"}]}',
])('%s is no draft', (text) => {
  local.kept.set(`draft:${path}`, text);
  expect(findDraft(path)).toBeNull();
});

test('a draft differs by a text, a kind, an id, an order, or a cell more or less', () => {
  const [text, code] = notebook.cells.map(({ id, kind, source }) => ({ id, kind, source }));
  const draft = (...cells: (typeof text)[]) => differs({ hash: 'h', cells }, notebook.cells);
  expect(draft(text, code)).toBe(false);
  expect([
    draft(text, { ...code, source: '1 + 2' }),
    draft({ ...text, kind: 'raw' }, code),
    draft(text, { ...code, id: 'new' }),
    draft(code, text),
    draft(text),
    draft(text, code, code),
  ]).toEqual(Array(6).fill(true));
});

test('applied, it brings its texts and their order; outputs and all else stay with their cells, and a new cell has none', () => {
  const cells = applied(
    {
      hash: 'h',
      cells: [
        { id: 'code', kind: 'code', source: '1 + 2' },
        { id: 'new', kind: 'code', source: '7' },
      ],
    },
    notebook.cells,
  );
  expect(cells.map(({ id, source, executionCount }) => [id, source, executionCount])).toEqual([
    ['code', '1 + 2', 3],
    ['new', '7', null],
  ]);
  expect(cells[0].outputs).toEqual(notebook.cells[1].outputs);
  expect(cells[0].rest.metadata).toEqual({ tags: ['exercise'] });
  expect(cells[1].outputs).toEqual([]);
});
