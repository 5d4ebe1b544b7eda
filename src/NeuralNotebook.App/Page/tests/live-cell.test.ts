import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Comm } from '../src/comms';
import { LiveCell, type LiveAnswer } from '../src/drag/live-cell';

let sent: { run: number; code: string }[];
let answers: string[];
let handlers: Pick<Comm, 'onMessage' | 'onClose'>;
let cell: LiveCell;

beforeEach(() => {
  vi.useFakeTimers();
  [sent, answers] = [[], []];
  const comm = { send: (data: unknown) => (sent.push(data as { run: number; code: string }), true) } as unknown as Comm;
  cell = new LiveCell(
    async (given) => ((handlers = given), comm),
    (answer, isNewest) => answers.push(`${answer.run} ${answer.status}${isNewest ? ' newest' : ''}`),
  );
});
afterEach(() => void vi.useRealTimers());

const want = async (code: string, isLast = false) => {
  cell.want({ code, place: 0, cell: 1, draft: !isLast });
  await vi.advanceTimersByTimeAsync(0);
};
const answer = async (run: number, rest: Partial<LiveAnswer> = {}) => {
  handlers.onMessage({ run, status: 'ok', outputs: [], ...rest });
  await vi.advanceTimersByTimeAsync(0);
};
const codes = () => sent.map((each) => each.code);

test('of what is wanted while a run is on its way only the newest is run', async () => {
  for (const code of ['a', 'b', 'c']) await want(code);
  expect(codes()).toEqual(['a']);
  await answer(1);
  expect(codes()).toEqual(['a', 'c']);
  await answer(2);
  expect(answers).toEqual(['1 ok', '2 ok newest']);
});

test('a run that takes long is overtaken', async () => {
  await want('a');
  await vi.advanceTimersByTimeAsync(300);
  await want('b');
  expect(codes()).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(100);
  expect(codes()).toEqual(['a', 'b']);
  await answer(1, { status: 'interrupted' });
  await answer(2);
  expect(answers).toEqual(['1 interrupted', '2 ok newest']);
});

test('a cell that is compiled for each value waits until the number rests, or is let go', async () => {
  await want('a');
  await answer(1, { obstacle: 'a constant' });
  for (const code of ['b', 'c', 'd']) {
    await want(code);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(codes()).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(200);
  expect(codes()).toEqual(['a', 'd']);
  await answer(2, { obstacle: 'a constant' });
  await want('e', true);
  expect(codes()).toEqual(['a', 'd', 'e']);
});

test('a kernel that is gone is opened again with the next value', async () => {
  await want('a');
  handlers.onClose({});
  expect(answers).toEqual(['1 interrupted newest']);
  await want('b');
  expect(codes()).toEqual(['a', 'b']);
});
