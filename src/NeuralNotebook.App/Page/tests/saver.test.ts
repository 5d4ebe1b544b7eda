import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findDraft } from '../src/drafts';
import { Notebook } from '../src/notebook';
import type { NotebookData } from '../src/notebook-format';
import { Saver, type SaveState } from '../src/saver';
import { pageAround } from './page-around';

const { ask, store } = vi.hoisted(() => ({
  ask: vi.fn(),
  store: { save: vi.fn(), read: vi.fn(), hash: vi.fn(), checkpoint: vi.fn() },
}));
vi.mock('../src/store', () => ({ store }));
vi.mock('../src/dialog', () => ({ ask }));

const path = '01-one-neuron.ipynb';
let around: ReturnType<typeof pageAround>;
let notebook: Notebook;
let saver: Saver;
let states: SaveState[];
/** What the file holds: its first cell's text, and its hash. */
let file: { text: string; hash: string };

const content = (text: string): NotebookData => ({
  cells: [{ cell_type: 'code', id: 'a', source: text, metadata: {}, outputs: [] }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});
const refused = (status: number) => Object.assign(new Error(`refused with ${status}`), { status });
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const saved = () => store.save.mock.calls.map(([, data]) => (data as NotebookData).cells[0].source);

function write(text: string): void {
  notebook.cells[0].source = text;
  notebook.changed('text');
}

/** Another tab or editor saves. */
const elsewhere = (text: string) => (file = { text, hash: `hash of ${text}` });

beforeEach(() => {
  around = pageAround();
  for (const mock of [ask, ...Object.values(store)]) mock.mockReset();
  elsewhere('old');
  store.save.mockImplementation(async (_: string, data: NotebookData, hash: string | null) => {
    if (hash !== null && hash !== file.hash) throw refused(412);
    return elsewhere(data.cells[0].source as string).hash;
  });
  store.read.mockImplementation(async () => ({ content: content(file.text), hash: file.hash }));
  store.hash.mockImplementation(async () => file.hash);
  notebook = new Notebook(content('old'));
  saver = new Saver(path, notebook, file.hash);
  states = [];
  saver.onState((state) => states.push(state));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('is saved once, a moment after the last change, and only then is the draft forgotten', async () => {
  for (const text of ['n', 'ne', 'new']) {
    write(text);
    await pass(500);
  }
  expect(saved()).toEqual([]);
  expect(findDraft(path)?.cells[0].source).toBe('new');
  await pass(300);
  expect(saved()).toEqual(['new']);
  expect(states).toEqual(['unsaved', 'saving', 'saved']);
  expect(findDraft(path)).toBeNull();
});

test('what changes while it is being saved is saved after it, over what was just saved', async () => {
  let arrive = (_: string) => {};
  store.save.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
  write('first');
  await pass(800);
  write('second');
  await pass(5000);
  expect(saved()).toHaveLength(1);
  file = { text: 'first', hash: 'hash of first' };
  arrive('hash of first');
  await pass(800);
  expect(file.text).toBe('second');
  expect(saver.state).toBe('saved');
  expect(ask).not.toHaveBeenCalled();
});

test('a draft of what changed while it was being saved belongs to the file that was saved', async () => {
  let arrive = (_: string) => {};
  store.save.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
  write('first');
  await pass(800);
  write('second');
  arrive('the new hash');
  await pass(0);
  expect(findDraft(path)).toMatchObject({ hash: 'the new hash', cells: [{ source: 'second' }] });
});

test('outputs that come without end put off neither what is written nor themselves', async () => {
  write('written');
  for (let i = 0; i < 10; i++) {
    notebook.changed('outputs');
    await pass(100);
  }
  expect(saved()).toEqual(['written']);
  for (let i = 0; i < 60; i++) {
    notebook.changed('outputs');
    await pass(100);
  }
  expect(store.save.mock.calls.length).toBeGreaterThan(2);
});

test('outputs alone are no draft: they come again when the cell runs', async () => {
  notebook.changed('outputs');
  expect(findDraft(path)).toBeNull();
  await pass(2400);
  expect(saved()).toEqual(['old']);
});

test.each<[string, number, SaveState]>([
  ['no server', 0, 'offline'],
  ['a server with another token', 403, 'locked'],
  ['a server that fails', 500, 'failed'],
  ['a full disk', 507, 'failed'],
])('%s is said, the draft stays, and it is tried again until it is saved', async (_, status, state) => {
  store.save.mockRejectedValueOnce(refused(status)).mockRejectedValueOnce(refused(status));
  write('new');
  await pass(800);
  expect(saver.state).toBe(state);
  expect(saver.message).toBe(`refused with ${status}`);
  expect(findDraft(path)?.cells[0].source).toBe('new');
  await pass(20_000);
  expect(saved()).toEqual(['new', 'new', 'new']);
  expect(saver.state).toBe('saved');
  expect(findDraft(path)).toBeNull();
});

test('while nothing can be saved, outputs that come do not put off the next try', async () => {
  store.save.mockRejectedValueOnce(refused(0));
  write('new');
  await pass(800);
  for (let i = 0; i < 21; i++) {
    notebook.changed('outputs');
    await pass(100);
  }
  expect(saver.state).not.toBe('offline');
  expect(file.text).toBe('new');
});

test('the network that is back is used at once', async () => {
  store.save.mockRejectedValueOnce(refused(0));
  write('new');
  await pass(800);
  around.window.dispatchEvent(new Event('online'));
  await pass(0);
  expect(saver.state).toBe('saved');
});

test('a store of drafts that is full or forbidden does not keep the server from getting it', async () => {
  around.local.isFull = true;
  write('while it is full');
  await pass(800);
  around.local.isForbidden = true;
  write('while it is forbidden');
  await pass(800);
  expect(saved()).toEqual(['while it is full', 'while it is forbidden']);
  expect(saver.state).toBe('saved');
});

test('who keeps her own text saves it over the other one, which stays as the checkpoint', async () => {
  ask.mockResolvedValue({ choice: 'mine' });
  store.checkpoint.mockImplementation(async () => expect(file.text).toBe('theirs'));
  elsewhere('theirs');
  write('mine');
  await pass(900);
  expect(store.checkpoint).toHaveBeenCalledOnce();
  expect(file.text).toBe('mine');
  expect(states).toEqual(['unsaved', 'saving', 'conflict', 'unsaved', 'saving', 'saved']);
});

test('who takes the other text gets it, and nothing is saved over it', async () => {
  ask.mockResolvedValue({ choice: 'theirs' });
  elsewhere('theirs');
  write('mine');
  await pass(5000);
  expect(notebook.cells[0].source).toBe('theirs');
  expect(file.text).toBe('theirs');
  expect(saver.state).toBe('saved');
  expect(findDraft(path)).toBeNull();
});

test('while the learner is asked nothing is saved; closed without an answer, the next change asks again', async () => {
  let answer = (_: unknown) => {};
  ask.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  elsewhere('theirs');
  write('mine');
  await pass(10_000);
  expect([saver.state, store.save.mock.calls.length]).toEqual(['conflict', 1]);
  answer({ choice: null });
  await pass(10_000);
  expect(ask).toHaveBeenCalledOnce();
  expect(findDraft(path)?.cells[0].source).toBe('mine');
  write('mine, again');
  await pass(800);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(file.text).toBe('theirs');
});

test('a server that goes away while the learner is asked loses nothing', async () => {
  ask.mockResolvedValue({ choice: 'mine' });
  store.read.mockRejectedValueOnce(refused(0));
  elsewhere('theirs');
  write('mine');
  await pass(800);
  expect(saver.state).toBe('unsaved');
  expect(findDraft(path)?.cells[0].source).toBe('mine');
  await pass(5000);
  expect(file.text).toBe('mine');
});

test('leaving keeps the draft and gives the server what is unsaved; what is saved is left alone', async () => {
  around.window.dispatchEvent(new Event('pagehide'));
  expect(store.save).not.toHaveBeenCalled();
  write('new');
  around.local.kept.clear();
  around.window.dispatchEvent(new Event('pagehide'));
  expect(findDraft(path)).toMatchObject({ hash: 'hash of old', cells: [{ id: 'a', kind: 'code', source: 'new' }] });
  expect(store.save).toHaveBeenCalledWith(path, expect.anything(), 'hash of old', true);
});

test('another tab in front saves at once', async () => {
  write('new');
  around.document.hidden = true;
  around.document.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
  expect(saved()).toEqual(['new']);
});

test('back on the page, what somebody saved meanwhile is shown, unless something here would be lost by it', async () => {
  elsewhere('theirs');
  around.document.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
  expect(notebook.cells[0].source).toBe('theirs');
  expect(saver.state).toBe('saved');
  elsewhere('theirs again');
  write('mine');
  around.document.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
  expect(notebook.cells[0].source).toBe('mine');
});

test('what is written while the other text is on its way is not overwritten by it', async () => {
  let arrive = (_: unknown) => {};
  store.read.mockImplementation(() => new Promise((resolve) => (arrive = resolve)));
  elsewhere('theirs');
  around.document.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
  write('mine');
  arrive({ content: content('theirs'), hash: file.hash });
  await pass(0);
  expect(notebook.cells[0].source).toBe('mine');
});

test('a notebook that was reset counts as saved', async () => {
  write('mine');
  elsewhere('original');
  notebook.replace(content('original'));
  saver.accept(file.hash);
  await pass(10_000);
  expect(store.save).not.toHaveBeenCalled();
  expect(saver.state).toBe('saved');
});

test('what came from a draft is saved though nothing was written', async () => {
  saver.touch();
  await pass(800);
  expect(saved()).toEqual(['old']);
});
