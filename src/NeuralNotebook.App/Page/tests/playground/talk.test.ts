import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Comm } from '../../src/comms';
import type { Frame } from '../../src/playground/frame';
import { replaces, Talk, type Question } from '../../src/playground/talk';

type Sent = Question & { turn: number; generation: number };
let sent: Sent[];
let shown: number[];
let lost: string[];
let opened: number[];
let handlers: Pick<Comm, 'onMessage' | 'onClose'>;
let isOpen: boolean;
let next: Question | null;
let talk: Talk;

const moment = () => new Promise((resolve) => setTimeout(resolve));
const answer = async (turn: number) => {
  handlers.onMessage({ turn });
  await moment();
};
const asked = () => sent.map((each) => each.value ?? each.do);

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => act());
  [sent, shown, lost, opened, isOpen, next] = [[], [], [], [], true, null];
  const comm = { send: (data: unknown) => (sent.push(data as Sent), isOpen), close: () => opened.pop() } as unknown as Comm;
  const page = {
    known: () => ({ generation: 4, have: 0, shots: 0, data: 0, focus: null }),
    next: () => next,
    show: (frame: Frame) => void shown.push(frame.turn),
    lost: (why: string, words?: string) => void lost.push(words ? `${why}: ${words}` : why),
  };
  talk = new Talk(9, async (number, given) => (opened.push(number), (handlers = given), comm), page);
});
afterEach(() => void vi.unstubAllGlobals());

test('the kernel is asked one thing at a time, in order, with what the page has already', async () => {
  talk.ask({ do: 'hello' });
  talk.ask({ do: 'turn', knob: 'rate', value: 'fast' });
  await moment();
  expect(sent).toEqual([{ do: 'hello', turn: 1, generation: 4, have: 0, shots: 0, data: 0, focus: null }]);
  await answer(1);
  expect(asked()).toEqual(['hello', 'fast']);
  expect(opened).toEqual([9]);
});

test('of a knob that moves only where it is last is asked', async () => {
  talk.ask({ do: 'hello' });
  for (const value of ['a', 'b', 'c']) talk.ask({ do: 'turn', knob: 'rate', value });
  talk.ask({ do: 'turn', knob: 'noise', value: 'd' });
  await moment();
  for (const turn of [1, 2, 3]) await answer(turn);
  expect(asked()).toEqual(['hello', 'c', 'd']);
});

test('when nothing waits the page says what to ask', async () => {
  next = { do: 'train' };
  talk.wake();
  await moment();
  next = null;
  await answer(1);
  expect(asked()).toEqual(['train']);
  expect(shown).toEqual([1]);
});

test('an answer to an older question is not shown', async () => {
  talk.ask({ do: 'hello' });
  await moment();
  await answer(0);
  expect(shown).toEqual([]);
  await answer(1);
  expect(shown).toEqual([1]);
});

describe('a run that is lost', () => {
  test('is told with its reason, and what waited is dropped', async () => {
    talk.ask({ do: 'hello' });
    talk.ask({ do: 'reset' });
    await moment();
    handlers.onClose({});
    await moment();
    expect(lost).toEqual(['gone']);
    expect(asked()).toEqual(['hello']);
    talk.ask({ do: 'look' });
    await moment();
    expect(asked()).toEqual(['hello', 'look']);
  });

  test('is gone where nothing can be sent', async () => {
    isOpen = false;
    talk.ask({ do: 'hello' });
    await moment();
    expect(lost).toEqual(['gone']);
  });

  test('was never there where its cell has not run, or nobody can be reached', async () => {
    const page = {
      known: () => ({ generation: 0, have: 0, shots: 0, data: 0, focus: null }),
      next: () => null,
      show: () => {},
      lost: (why: string, words?: string) => void lost.push(words ? `${why}: ${words}` : why),
    };
    new Talk(1, async () => null, page).ask({ do: 'hello' });
    new Talk(1, () => Promise.reject(new Error('no server')), page).ask({ do: 'hello' });
    await moment();
    expect(lost).toEqual(['not-run', 'unreachable: no server']);
  });
});

test('when its cell has run again the talk begins anew, with the new run', async () => {
  talk.ask({ do: 'hello' });
  await moment();
  talk.refresh(10);
  talk.ask({ do: 'hello' });
  await moment();
  expect(opened.at(-1)).toBe(10);
  expect(sent).toHaveLength(2);
});

test('what replaces what', () => {
  const weight = (from: number): Question => ({ do: 'weight', layer: 0, from, to: 1 });
  expect(replaces(weight(1), weight(1))).toBe(true);
  expect(replaces(weight(1), weight(2))).toBe(false);
  expect(replaces({ do: 'look' }, { do: 'look' })).toBe(true);
  expect(replaces({ do: 'train' }, { do: 'train' })).toBe(false);
  expect(replaces({ do: 'turn', knob: 'a' }, { do: 'turn', knob: 'b' })).toBe(false);
});
