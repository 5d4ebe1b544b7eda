import { beforeEach, expect, test, vi } from 'vitest';
import { Trust } from '../src/trust/trust';

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

test('nothing is trusted before the learner says so, not even what her own run made', async () => {
  const trust = new Trust('a.ipynb');
  expect(await trust.allows('x', false)).toBe(false);
  expect(await trust.allows('x', true)).toBe(false);
});

test('her yes holds for what is shown, and for what her own runs make from then on', async () => {
  const trust = new Trust('a.ipynb');
  await trust.give(['x']);
  expect(await trust.allows('x', false)).toBe(true);
  expect(await trust.allows('from a file', false)).toBe(false);
  expect(await trust.allows('from a run', true)).toBe(true);
  expect(await trust.allows('from a run', false)).toBe(true);
});

test('it is remembered with the content and for this notebook alone', async () => {
  await new Trust('a.ipynb').give(['x']);
  expect(await new Trust('a.ipynb').allows('x', false)).toBe(true);
  expect(await new Trust('a.ipynb').allows('y', true)).toBe(false);
  expect(await new Trust('b.ipynb').allows('x', false)).toBe(false);
});

test('who waits for a yes hears of it once', async () => {
  const trust = new Trust('a.ipynb');
  const heard = vi.fn();
  trust.whenGiven(heard);
  await trust.give(['x']);
  await trust.give(['y']);
  expect(heard).toHaveBeenCalledOnce();
});

test('a browser that keeps nothing, or has kept something else, trusts for as long as the page is open', async () => {
  for (const text of ['{', '"x"', '[1]']) {
    stored.set('trusted:a.ipynb', text);
    expect(await new Trust('a.ipynb').allows('x', false)).toBe(false);
  }
  vi.stubGlobal('localStorage', undefined);
  const trust = new Trust('a.ipynb');
  await trust.give(['x']);
  expect(await trust.allows('x', false)).toBe(true);
});

test('where the browser computes no digests a text is known by itself', async () => {
  vi.stubGlobal('crypto', {});
  const trust = new Trust('a.ipynb');
  await trust.give(['x']);
  expect([await trust.allows('x', false), await trust.allows('y', false)]).toEqual([true, false]);
  vi.unstubAllGlobals();
});
