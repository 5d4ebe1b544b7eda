import { beforeEach, expect, test, vi } from 'vitest';
import { duration, type Batch } from '../src/running/batch';
import type { CellView } from '../src/cell-view';
import type { ChapterKernel, Result, Run } from '../src/kernel';
import { Notebook } from '../src/notebook';
import { joined } from '../src/notebook-format';
import { Runner } from '../src/running/runner';

/** A cell that the kernel has begun: what it shows and how it ends is up to the test. */
interface Started extends Run {
  code: string;
  end(status?: Result['status']): void;
}

let notebook: Notebook;
let kernel: { onUpdate: (content: Record<string, unknown>) => void; run(code: string, run: Run): Promise<Result> };
let started: Started[];
let states: string[];
let told: string[];
let runner: Runner;

const cell = (id: string, source: string, cellType = 'code') => ({
  cell_type: cellType,
  id,
  source,
  metadata: {},
  outputs: [],
  execution_count: null,
});
const turn = () => new Promise((resolve) => setTimeout(resolve));
const words = ({ place, total, end, cell: id }: Batch) => `${place}/${total} ${id}${end ? ` ${end}` : ''}`;
const text = (id: string) =>
  notebook.find(id)!.outputs.map((output) => joined(output.text) || joined(output.data?.['text/plain']) || output.ename);
const stream = (words: string) => ({ type: 'stream', content: { name: 'stdout', text: words } });
const display = (id: string, words: string, type = 'display_data') => ({
  type,
  content: { data: { 'text/plain': words }, metadata: {}, transient: { display_id: id } },
});
const load = (sources: Record<string, string>) => ({
  cells: Object.entries(sources).map(([id, source]) => cell(id, source)),
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

beforeEach(() => {
  [started, states, told] = [[], [], []];
  notebook = new Notebook(load({ a: '1', b: '2', c: '3' }));
  kernel = {
    onUpdate: () => {},
    run: (code, run) => new Promise((resolve) => started.push({ code, ...run, end: (status = 'ok') => resolve({ status }) })),
  };
  const views = new Map(
    ['a', 'b', 'c'].map((id) => [
      id,
      { showState: (state: string) => states.push(`${id} ${state}`), showOutputs: vi.fn() } as unknown as CellView,
    ]),
  );
  runner = new Runner(notebook, kernel as unknown as ChapterKernel, views);
  runner.onBatch = (batch) => told.push(words(batch));
});

test('cells run one after the other, and each is told with its place among all', async () => {
  const over = runner.run(['a', 'b', 'c']);
  for (const place of [0, 1, 2]) {
    await turn();
    expect(started).toHaveLength(place + 1);
    started[place].end();
  }
  await over;
  await runner.over();
  expect(told).toEqual(['1/3 a', '2/3 b', '3/3 c', '3/3 c done']);
  expect([...runner.ran]).toEqual(['a', 'b', 'c']);
});

test('the first that fails ends the batch: the others are not run', async () => {
  const over = runner.run(['a', 'b', 'c']);
  await turn();
  started[0].end('error');
  await over;
  await runner.over();
  expect(started).toHaveLength(1);
  expect(told).toEqual(['1/3 a', '1/3 a failed']);
  expect(states.slice(-3)).toEqual(['a error', 'b idle', 'c idle']);
});

test('a batch that the learner stops has not failed', async () => {
  const over = runner.run(['a', 'b']);
  await turn();
  runner.stop();
  started[0].end('error');
  await over;
  await runner.over();
  expect(told.at(-1)).toBe('1/2 a stopped');
});

test('stopping when the last cell runs to its end all the same is no stop', async () => {
  const over = runner.run(['a']);
  await turn();
  runner.stop();
  started[0].end();
  await over;
  await runner.over();
  expect(told.at(-1)).toBe('1/1 a done');
});

test('a cell that comes while others run belongs to them, and is told of at once', async () => {
  void runner.run(['a']);
  await turn();
  void runner.run(['b']);
  expect(told).toEqual(['1/1 a', '1/2 a']);
  started[0].end();
  await turn();
  started[1].end();
  await runner.over();
  void runner.run(['c']);
  expect(told.slice(2)).toEqual(['2/2 b', '2/2 b done', '1/1 c']);
});

test('cells that a number needs run aside, unless the learner runs cells already', async () => {
  const batches: Batch[] = [];
  runner.onBatch = (batch) => batches.push(batch);
  void runner.complete(['a', 'b']);
  await turn();
  started[0].end('error');
  await runner.over();
  expect(batches.at(-1)).toMatchObject({ end: 'failed', isAside: true });
  void runner.run(['a', 'b']);
  await turn();
  const over = runner.complete(['a', 'b']);
  started[1].end();
  await turn();
  started[2].end();
  await over;
  expect(started).toHaveLength(3);
  expect(batches.at(-1)).toMatchObject({ isAside: false, total: 2 });
});

test('a kernel that cannot be reached fails the cell, and says so in it', async () => {
  kernel.run = () => Promise.reject(new Error('no server'));
  await runner.run(['a', 'b']);
  await runner.over();
  expect(text('a')).toEqual(['NoKernel']);
  expect(told.at(-1)).toBe('1/2 a failed');
});

test('what a cell shows after its chapter was loaded again stands in the new cell, and nothing of it is lost', async () => {
  const over = runner.run(['a']);
  await turn();
  started[0].onOutput(stream('before '));
  notebook.replace(load({ a: '1', b: '2' }));
  started[0].onOutput(stream('and after'));
  started[0].onCount(7);
  started[0].end();
  await over;
  expect(text('a')).toEqual(['before and after']);
  expect(notebook.find('a')!.executionCount).toBe(7);
});

test('a cell that becomes text while it runs keeps no outputs', async () => {
  const over = runner.run(['a']);
  await turn();
  notebook.setKind('a', 'markdown');
  started[0].onOutput(stream('late'));
  started[0].end();
  await over;
  expect(notebook.find('a')!.outputs).toEqual([]);
});

test('an update reaches the displays of its id in every cell, whoever sends it, also after the end of a cell', async () => {
  const over = runner.run(['a', 'b']);
  await turn();
  started[0].onOutput(display('x', 'first'));
  started[0].end();
  await turn();
  started[1].onOutput(display('x', 'second'));
  started[1].onOutput(display('x', 'by a later cell', 'update_display_data'));
  expect([text('a'), text('b')]).toEqual([['by a later cell'], ['by a later cell']]);
  started[1].end();
  await over;
  const saved = vi.fn();
  notebook.onChange(saved);
  started[1].onOutput(display('x', 'after the end', 'update_display_data'));
  kernel.onUpdate(display('x', 'by nobody', 'update_display_data').content);
  expect([text('a'), text('b')]).toEqual([['by nobody'], ['by nobody']]);
  expect(saved).toHaveBeenCalledTimes(2);
});

test('what a cell showed before stays until something new comes; to clear and wait is nothing new', async () => {
  notebook.find('a')!.outputs = [{ output_type: 'stream', name: 'stdout', text: 'old' }];
  const over = runner.run(['a']);
  await turn();
  started[0].onOutput({ type: 'clear_output', content: { wait: true } });
  expect(text('a')).toEqual(['old']);
  started[0].onOutput(stream('new'));
  expect(text('a')).toEqual(['new']);
  started[0].onOutput({ type: 'clear_output', content: { wait: true } });
  started[0].end();
  await over;
  expect(text('a')).toEqual(['new']);
});

test('what a number that is dragged has put there stays, whatever an earlier run of the cell still says', async () => {
  const over = runner.run(['a']);
  await turn();
  started[0].onOutput(stream('run'));
  started[0].end();
  await over;
  notebook.find('a')!.outputs = [{ output_type: 'stream', name: 'stdout', text: 'dragged' }];
  started[0].onOutput(stream(' late'));
  expect(text('a')).toEqual(['dragged']);
});

test('a kernel that begins anew leaves no display that its updates could reach', async () => {
  const over = runner.run(['a']);
  await turn();
  started[0].onOutput(display('x', 'shown'));
  started[0].end();
  await over;
  runner.forget();
  kernel.onUpdate(display('x', 'of the new kernel', 'update_display_data').content);
  expect(text('a')).toEqual(['shown']);
  expect(runner.ran.size).toBe(0);
});

test.each([
  [0, false, '0 s'],
  [999, false, '0 s'],
  [59_999, false, '59 s'],
  [60_000, false, '1 min 00 s'],
  [754_000, false, '12 min 34 s'],
  [40, true, '0.1 s'],
  [9_940, true, '9.9 s'],
  [9_960, true, '10 s'],
  [59_600, true, '1 min 00 s'],
])('%d ms, over: %s, are %s', (milliseconds, isOver, words) => expect(duration(milliseconds, isOver)).toBe(words));
