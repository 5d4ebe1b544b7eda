import { beforeEach, describe, expect, test } from 'vitest';
import { code, Notebook, type Change } from '../src/notebook';
import type { CellData, NotebookData } from '../src/notebook-format';
import { seeded } from './random';

const cell = (id: unknown, source: string | string[] = `${id}`, rest: object = {}) =>
  ({ cell_type: 'code', id, source, metadata: {}, outputs: [], execution_count: null, ...rest }) as CellData;
const file = (...cells: CellData[]): NotebookData => ({
  cells,
  metadata: { kernelspec: { name: '.net-csharp' } },
  nbformat: 4,
  nbformat_minor: 5,
});

let notebook: Notebook;
let changes: Change[];
const ids = () => notebook.cells.map(({ id }) => id);

beforeEach(() => {
  notebook = new Notebook(file(cell('a'), cell('b'), cell('c')));
  changes = [];
  notebook.onChange((change) => changes.push(change));
});

describe('a file', () => {
  test('that nobody changed is written as it was, unknown fields included; only texts are one text each', () => {
    const stream = { output_type: 'stream', name: 'stdout', text: ['x\n', 'y'], later: 1 };
    const data = {
      ...file(
        cell('a', ['1 +\n', ' 1'], { outputs: [stream], execution_count: 4, attachments: { p: {} } }),
        cell('t', 'text', { cell_type: 'markdown' }),
      ),
      later: [2],
    };
    const written = new Notebook(data).toData();
    const { outputs: _, execution_count: __, ...text } = data.cells[1];
    expect(written).toEqual({ ...data, cells: [{ ...data.cells[0], source: '1 +\n 1' }, text] });
  });

  test.each<[unknown]>([[undefined], [null], [''], [5], ['a b'], ['page:app'], ['x'.repeat(65)]])(
    'whose cell has the id %j gets one that can be used',
    (id) => {
      const [read] = new Notebook(file(cell(id))).cells;
      expect(read.id).toMatch(/^[\w-]{1,64}$/);
      expect(read.id).not.toBe(id);
    },
  );

  test('with one id twice gets two: the first cell keeps it', () => {
    notebook = new Notebook(file(cell('a', 'first'), cell('a', 'second')));
    expect(notebook.find('a')?.source).toBe('first');
    expect(new Set(ids()).size).toBe(2);
  });

  test('without cells shows an empty one to write in', () => {
    expect(new Notebook(file()).cells).toMatchObject([{ kind: 'code', source: '', outputs: [] }]);
  });

  test('with outputs that are none, or a count that is no number, is read without them', () => {
    expect(new Notebook(file(cell('a', 'x', { outputs: null, execution_count: '7' }))).cells).toMatchObject([
      { outputs: [], executionCount: null },
    ]);
  });
});

describe('the cells', () => {
  test('are added, moved, split, turned and removed, and each of it is undone', () => {
    const steps: [() => void, string][] = [
      [() => void notebook.add(1, 'markdown', 'new'), 'a new b c'],
      [() => notebook.move('a', 1), 'new a b c'],
      [() => void notebook.split('b', 1), 'new a b  c'],
      [() => notebook.setKind('c', 'markdown'), 'new a b  c'],
      [() => notebook.remove('a'), 'new b  c'],
    ];
    const states = [notebook.cells];
    const texts = () => notebook.cells.map(({ source }) => source).join(' ');
    for (const [step, expected] of steps) {
      step();
      expect(texts()).toBe(expected);
      states.push(notebook.cells);
    }
    for (const before of states.slice(0, -1).reverse()) {
      expect(notebook.undo()).toBe(true);
      expect(notebook.cells).toEqual(before);
    }
    expect([notebook.undo(), notebook.canUndo]).toEqual([false, false]);
    expect(changes).toEqual(Array(10).fill('cells'));
  });

  test('are not moved over an end, nor is what is not there; then there is nothing to undo', () => {
    notebook.move('a', -1);
    notebook.move('c', 1);
    notebook.move('nobody', 1);
    notebook.setKind('a', 'code');
    notebook.setKind('nobody', 'markdown');
    expect(notebook.split('nobody', 0)).toBeUndefined();
    expect([ids(), changes, notebook.canUndo]).toEqual([['a', 'b', 'c'], [], false]);
  });

  test('never all go: when the last one is removed, an empty one is there', () => {
    for (const id of ids()) notebook.remove(id);
    expect(notebook.cells).toMatchObject([{ kind: 'code', source: '' }]);
  });

  test('when split part at the cursor without its line break, and neither keeps what the whole one showed', () => {
    notebook = new Notebook(
      file(cell('a', 'one\ntwo', { outputs: [{ output_type: 'stream', name: 'stdout', text: 'x' }], execution_count: 2 })),
    );
    const second = notebook.split('a', 4)!;
    expect(notebook.cells).toMatchObject([
      { id: 'a', source: 'one', outputs: [], executionCount: null },
      { source: 'two', outputs: [], executionCount: null },
    ]);
    expect(second.id).not.toBe('a');
  });

  test('that become text lose their outputs, in the file, too', () => {
    notebook = new Notebook(file(cell('a', 'x', { outputs: [{ output_type: 'stream', name: 'stdout', text: 'x' }], execution_count: 2 })));
    notebook.setKind('a', 'markdown');
    expect(notebook.cells[0]).toMatchObject({ outputs: [], executionCount: null });
    expect(notebook.toData().cells[0]).toEqual({ cell_type: 'markdown', id: 'a', source: 'x', metadata: {} });
  });

  test('are remembered for a hundred steps, and no more', () => {
    for (let i = 0; i < 150; i++) notebook.move('a', i % 2 ? -1 : 1);
    let undone = 0;
    while (notebook.undo()) undone++;
    expect(undone).toBe(100);
  });

  test('of a file that somebody else saved take the place of these, and undo brings these back', () => {
    notebook.replace({ ...file(cell('z')), metadata: { from: 'elsewhere' } });
    expect(notebook.toData().metadata).toEqual({ from: 'elsewhere' });
    notebook.undo();
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  test('after any steps have ids of their own, and undone to the first they are what they were', () => {
    const random = seeded(7);
    for (let round = 0; round < 50; round++) {
      const first = notebook.cells;
      const steps = 1 + random(20);
      let counted = 0;
      notebook.onChange(() => counted++);
      for (let i = 0; i < steps; i++) {
        const { id } = notebook.cells[random(notebook.cells.length)];
        const act = [
          () => notebook.add(random(notebook.cells.length + 1), 'code', 'x\ny'),
          () => notebook.remove(id),
          () => notebook.move(id, random(5) - 2),
          () => notebook.split(id, random(4)),
          () => notebook.setKind(id, random(2) ? 'code' : 'markdown'),
        ];
        act[random(act.length)]();
        expect(new Set(ids()).size).toBe(ids().length);
        expect(ids().length).toBeGreaterThan(0);
      }
      for (const undone of Array(counted)) expect([undone, notebook.undo()]).toEqual([undefined, true]);
      expect(notebook.cells).toEqual(first);
    }
  });
});

describe('what is stored', () => {
  test('has no trace of what was only shown', () => {
    const shown = [
      { output_type: 'stream', name: 'stdout', text: 'a', transient: { display_id: 'd' } },
      { output_type: 'stream', name: 'stderr', text: 'notice', transient: { not_stored: true } },
    ];
    notebook.cells[0].outputs = [...shown, { output_type: 'stream', name: 'stdout', text: 'b' }];
    expect(notebook.toData().cells[0].outputs).toEqual([{ output_type: 'stream', name: 'stdout', text: 'ab' }]);
    expect(notebook.cells[0].outputs).toHaveLength(3);
  });
});

test.each<[object, string]>([
  [{}, 'x'],
  [{ polyglot_notebook: { kernelName: 'csharp' } }, 'x'],
  [{ dotnet_interactive: { language: 'C#' } }, 'x'],
  [{ polyglot_notebook: { kernelName: 'fsharp' } }, '#!fsharp\nx'],
  [{ dotnet_interactive: { language: 'pwsh' } }, '#!pwsh\nx'],
  [{ polyglot_notebook: { kernelName: 7 }, dotnet_interactive: { language: 'html' } }, '#!html\nx'],
  [{ polyglot_notebook: null }, 'x'],
])('a cell with the metadata %j is run as %j', (metadata, text) =>
  expect(code(new Notebook(file(cell('a', 'x', { metadata }))).cells[0])).toBe(text),
);

test('a cell whose metadata are none is run all the same', () =>
  expect(code(new Notebook(file(cell('a', 'x', { metadata: null }))).cells[0])).toBe('x'));
