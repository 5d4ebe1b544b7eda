// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CellOutputs } from '../../PlainPage/cell-outputs.js';
import type { Output } from '../src/notebook-format';
import { OutputArea } from '../src/outputs';
import { seeded } from './random';

const { charts } = vi.hoisted(() => ({ charts: [] as unknown[] }));
vi.mock('../src/charts', () => ({
  showChart: (place: HTMLElement, data: Record<string, string>) => {
    charts.push(data);
    (place.firstElementChild ?? place.appendChild(document.createElement('i'))).textContent = data['image/svg+xml'];
  },
}));
vi.mock('../src/markdown', () => {
  const parsed = (html: string) => document.createRange().createContextualFragment(html);
  return { sanitized: parsed, renderMarkdown: (text: string) => parsed(`<p>${text}</p>`) };
});

let area: OutputArea;
const fresh = () =>
  new OutputArea(
    async () => null,
    async () => null,
    () => ({ allows: async () => false, trust: () => {}, whenTrusted: () => {} }),
  );
const shown = () => [...area.root.children].map((place) => `${(place as HTMLElement).dataset.kind}: ${place.textContent}`);
const stream = (text: string | string[], name = 'stdout'): Output => ({ output_type: 'stream', name, text });
const data = (bundle: Record<string, unknown>): Output => ({ output_type: 'display_data', data: bundle, metadata: {} });
const error = (evalue: string, traceback: string[] = []): Output => ({ output_type: 'error', ename: 'E', evalue, traceback });
const chart = (svg: string) => data({ 'image/svg+xml': svg, 'text/plain': 'a chart' });

beforeEach(() => {
  area = fresh();
  charts.length = 0;
});

describe('each kind', () => {
  test.each<[Output, string]>([
    [stream(['a', 'b']), 'stream: ab'],
    [error('wrong'), 'error: E: wrong'],
    [error('wrong', ['E: wrong', '  at line 1']), 'error: E: wrong\n  at line 1'],
    [data({ 'text/plain': ['1', '2'] }), 'data: 12'],
    [data({ 'text/plain': 'plain', 'text/html': ['<b>ri', 'ch</b>'] }), 'data: rich'],
    [data({ 'application/json': { a: 1 } }), 'data: {\n  "a": 1\n}'],
    [data({ 'text/markdown': 'words' }), 'data: words'],
    [data({ 'application/javascript': 'alert(1)' }), 'data: This output is a script. The page runs no scripts of notebooks.'],
    [data({}), 'data: '],
    [chart('a line'), 'chart: a line'],
  ])('of output is shown: %j', (output, words) => {
    area.show([output]);
    expect(shown()).toEqual([words]);
  });

  test('that scrolls can be reached with the keyboard, and has a name', () => {
    area.show([stream('a'), error('b'), data({ 'text/plain': 'c' })]);
    const places = [...area.root.querySelectorAll<HTMLElement>('.stream, .error, pre')];
    const named = places.map((place) => [place.tabIndex, place.getAttribute('role'), place.getAttribute('aria-label')]);
    expect(named).toEqual([
      [0, 'group', 'text output'],
      [0, 'alert', 'error'],
      [0, 'group', 'result'],
    ]);
  });

  test('that is damaged says so, and leaves the others alone', () => {
    area.show([{ output_type: 'stream' }, null as unknown as Output, data({ 'text/plain': { a: 1 } }), stream('sound')]);
    expect(shown().map((words) => words.match(/\((.*)\)/)?.[1] ?? words)).toEqual([
      'it holds no text',
      'it has no type',
      'its text/plain is no text',
      'stream: sound',
    ]);
  });
});

describe('what changes', () => {
  test('is a text that grows: what stands there stays, with what is selected in it', () => {
    area.show([stream('first ')]);
    const place = area.root.firstChild;
    const text = place!.firstChild;
    area.show([stream('first second')]);
    expect(area.root.firstChild).toBe(place);
    expect(place!.firstChild).toBe(text);
    expect(shown()).toEqual(['stream: first second']);
  });

  test('is a line that is written over, as a progress bar does', () => {
    area.show([stream('10 %')]);
    area.show([stream('10 %\r20 %')]);
    area.show([stream('10 %\r20 %\r100 %')]);
    expect(shown()).toEqual(['stream: 100 %']);
  });

  test('is a chart in its place, which keeps its zoom, and comes to its last state', () => {
    area.show([chart('1')]);
    const place = area.root.firstChild;
    for (const svg of ['2', '3']) area.show([chart(svg)]);
    expect(area.root.firstChild).toBe(place);
    expect(charts).toHaveLength(3);
    expect(shown()).toEqual(['chart: 3']);
  });

  test('is nothing where the same is shown again: a fold that was opened stays open', () => {
    const hint = data({ 'text/html': '<details><summary>Hint</summary>first</details>' });
    area.show([hint, error('x')]);
    const before = [...area.root.children];
    area.root.querySelector('details')!.open = true;
    area.show([structuredClone(hint), error('x')]);
    before.forEach((place, index) => expect(area.root.children[index]).toBe(place));
    expect(area.root.querySelector('details')!.open).toBe(true);
  });

  test('is the look of a text that is an error now, or none any more', () => {
    area.show([stream('a', 'stderr')]);
    area.show([stream('a', 'stdout')]);
    expect(area.root.querySelector('.stderr')).toBeNull();
    area.show([stream('a', 'stderr')]);
    expect(area.root.querySelector('.stderr')).not.toBeNull();
  });

  test('is what goes when there is less', () => {
    area.show([stream('a'), error('b'), chart('c')]);
    area.show([error('b')]);
    expect(shown()).toEqual(['error: E: b']);
    area.show([]);
    expect(shown()).toEqual([]);
  });
});

test('whatever was shown on the way, in the end the page shows what a page that is opened now shows', () => {
  const random = seeded(11);
  const one = <T>(...choices: T[]) => choices[random(choices.length)];
  const bundle = () =>
    one(
      { 'text/plain': `${random(9)}` },
      { 'image/svg+xml': `${random(9)}`, 'text/plain': 'c' },
      { 'text/html': `<b>${random(9)}</b>` },
      { 'text/plain': { no: 'text' } },
    );
  const messages: [string, () => Record<string, unknown>][] = [
    ['stream', () => ({ name: one('stdout', 'stderr'), text: one('a', 'b\n', '\r', '\x1b[31mred\x1b[0m', '\b') })],
    ['display_data', () => ({ data: bundle(), transient: { display_id: one('x', 'y') } })],
    ['update_display_data', () => ({ data: bundle(), transient: { display_id: one('x', 'y') } })],
    ['clear_output', () => ({ wait: one(true, false) })],
    ['error', () => ({ ename: 'E', evalue: one('x', 'y'), traceback: one([], ['line']) })],
  ];
  for (let round = 0; round < 300; round++) {
    area = fresh();
    const outputs = new CellOutputs([], () => []);
    for (let i = 0; i < 25; i++) {
      const [type, content] = one(...messages, ...Array(4).fill(messages[0]), messages[2]);
      outputs.add(type, content());
      if (random(2)) area.show(outputs.list);
    }
    area.show(outputs.list);
    const opened = fresh();
    opened.show(structuredClone(outputs.list));
    expect(area.root.innerHTML).toBe(opened.root.innerHTML);
  }
});
