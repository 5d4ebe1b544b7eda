import { beforeEach, expect, test, vi } from 'vitest';
import { ChapterKernel, type Run } from '../src/kernel';
import type { KernelHost } from '../src/kernel-host';

interface Future {
  isDisposed: boolean;
  onIOPub?(message: unknown): void;
  finish(): void;
}

type Handler = (sender: unknown, value: never) => void;

/** One way on which the library tells something. */
class Signal {
  private readonly handlers: Handler[] = [];
  connect = (handler: Handler) => this.handlers.push(handler);
  emit = (value: unknown) => this.handlers.forEach((handler) => handler(null, value as never));
}

/** Stands in for the library's connection: a cell's messages go to its future, until the last, and to everybody who listens. */
class Connection {
  static last: Connection;
  readonly id = 'kernel';
  readonly isDisposed = false;
  readonly connectionStatus = 'connected';
  readonly status = 'idle';
  readonly info = Promise.resolve();
  readonly iopubMessage = new Signal();
  readonly anyMessage = new Signal();
  readonly statusChanged = new Signal();
  readonly connectionStatusChanged = new Signal();
  private count = 0;
  private readonly futures = new Map<string, Future>();

  constructor() {
    Connection.last = this;
  }

  requestExecute() {
    const id = `cell ${++this.count}`;
    let finish = () => {};
    const done = new Promise((resolve) => (finish = () => resolve({ content: { status: 'ok' } })));
    const future = { msg: { header: { msg_id: id } }, isDisposed: false, done, finish };
    this.futures.set(id, future);
    return future;
  }

  says(cell: string, type: string, content: object) {
    const message = { header: { msg_type: type }, parent_header: { msg_id: cell }, metadata: {}, content };
    const future = this.futures.get(cell);
    if (future && !future.isDisposed) future.onIOPub?.(message);
    this.iopubMessage.emit(message);
  }

  ends(cell: string) {
    const future = this.futures.get(cell)!;
    future.isDisposed = true;
    future.finish();
  }
}

vi.mock('../src/jupyter', () => ({ KernelConnection: Connection, KernelMessage: {} }));

let kernel: ChapterKernel;
let shown: string[];
const run = (): Run => ({
  onOutput: ({ type, content }) => shown.push(`${type} ${content.text ?? ''}`),
  onCount: () => {},
  onInput: async () => '',
});
const begin = async (code: string) => {
  const result = kernel.run(code, run());
  await vi.waitFor(() => expect(kernel.state).toBe('busy'));
  await new Promise((resolve) => setTimeout(resolve));
  return { result };
};

beforeEach(() => {
  vi.stubGlobal('addEventListener', () => {});
  shown = [];
  const session = { id: 'session', kernel: { id: 'kernel', name: 'csharp' } };
  const host: Partial<KernelHost> = { openSession: async () => session, reach: () => ({}) as never };
  kernel = new ChapterKernel('a.ipynb', host as KernelHost);
  kernel.onUpdate = () => shown.push('an update of nobody');
});

test('what a running cell shows is shown once', async () => {
  await begin('1');
  Connection.last.says('cell 1', 'stream', { text: 'a' });
  Connection.last.says('cell 1', 'update_display_data', {});
  expect(shown).toEqual(['stream a', 'update_display_data ']);
});

test('what comes right behind the end of a cell, before anything else could happen, is not lost', async () => {
  const { result } = await begin('1');
  Connection.last.ends('cell 1');
  Connection.last.says('cell 1', 'stream', { text: 'late' });
  Connection.last.says('cell 1', 'update_display_data', {});
  expect(await result).toEqual({ status: 'ok' });
  expect(shown).toEqual(['stream late', 'an update of nobody']);
});

test('what a cell left behind is shown in it later; once another one has run, only its updates are', async () => {
  const { result } = await begin('1');
  Connection.last.ends('cell 1');
  await result;
  Connection.last.says('cell 1', 'stream', { text: 'late' });
  await begin('2');
  Connection.last.says('cell 1', 'stream', { text: 'of the one before' });
  Connection.last.says('cell 1', 'update_display_data', {});
  expect(shown).toEqual(['stream late', 'an update of nobody']);
});
