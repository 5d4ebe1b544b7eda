import { beforeAll, expect, test, vi } from 'vitest';

let share: typeof import('../../src/playground/share');

beforeAll(async () => {
  // The page's shell, as the server's: it names no site.
  vi.stubGlobal('document', { querySelector: () => null, createElement: () => ({}) });
  vi.stubGlobal('location', { href: 'http://localhost:8888/chapters/gallery' });
  share = await import('../../src/playground/share');
});

const plain = { showsTest: false, isDiscrete: false };

test('a link says the run and how it is looked at, and is read again', () => {
  for (const view of [
    plain,
    { showsTest: true, isDiscrete: false },
    { showsTest: false, isDiscrete: true },
    { showsTest: true, isDiscrete: true },
  ])
    expect(share.readHash(share.hashOf('d=moons&e=40', view))).toEqual({ run: 'd=moons&e=40', view });
  expect(share.hashOf('d=moons', plain)).toBe('#play=d=moons');
});

test('a link that a mail program has rewritten is read, and so is one that is written wrongly', () => {
  expect(share.readHash('#play=d=moons%26e=40~t')).toEqual({ run: 'd=moons&e=40', view: { showsTest: true, isDiscrete: false } });
  expect(share.readHash('#play=50%')).toEqual({ run: '50%', view: plain });
});

test('an address of something else is none, and one without a run is a new run', () => {
  expect(share.readHash('#playground')).toBeNull();
  expect(share.readHash('#')).toBeNull();
  expect(share.readHash('#play')).toEqual({ run: '', view: plain });
});

test('the link leads to the playground, wherever the page is', () =>
  expect(share.linkOf('d=moons', plain)).toBe('http://localhost:8888/chapters/playground#play=d=moons'));
