import { describe, expect, test } from 'vitest';
import { withRoom } from '../src/room/room';
import { cut, plain, wrapped, type Ruler } from '../src/room/words';

const measure: Ruler = (text, size) => plain(text).length * size * 0.5;
const axis = (from: number, to: number, title?: string) => ({
  domain: [from, to],
  visible: true,
  ...(title ? { title: { text: title } } : {}),
});
const two = (extra: object = {}) => ({
  data: [
    { xaxis: 'x', yaxis: 'y' },
    { xaxis: 'x2', yaxis: 'y2' },
  ],
  layout: {
    width: 660,
    height: 320,
    margin: { l: 60, r: 18, t: 34, b: 52 },
    xaxis: axis(0, 0.475),
    yaxis: axis(0, 1, 'loss'),
    xaxis2: axis(0.525, 1),
    yaxis2: axis(0, 1, 'accuracy'),
    ...extra,
  },
});
const domain = (figure: { layout?: Record<string, unknown> }, name: string) => (figure.layout?.[name] as { domain: number[] }).domain;

describe('room in a figure', () => {
  test('keeps plots side by side where their axes have room', () => {
    const figure = withRoom(two(), 660, 320, measure);
    expect(domain(figure, 'xaxis')[1]).toBeLessThan(domain(figure, 'xaxis2')[0]);
    expect(domain(figure, 'yaxis')).toEqual([0, 1]);
    const plots = 660 - (figure.layout.margin.l + figure.layout.margin.r);
    expect((domain(figure, 'xaxis2')[0] - domain(figure, 'xaxis')[1]) * plots).toBeGreaterThan(60);
  });

  test('lays plots under each other on a telephone, and the figure becomes higher', () => {
    const figure = withRoom(two(), 340, 320, measure);
    expect(domain(figure, 'xaxis')).toEqual(domain(figure, 'xaxis2'));
    expect(domain(figure, 'yaxis')[0]).toBeGreaterThan(domain(figure, 'yaxis2')[1]);
    expect(Number(figure.layout.height)).toBeGreaterThan(500);
  });

  test('leaves a figure whose plots lie over each other as it is', () => {
    const figure = two({ xaxis2: axis(0, 0.475), yaxis2: { ...axis(0, 1), overlaying: 'y' } });
    expect(withRoom(figure, 400, 300, measure).layout).toEqual({ ...figure.layout, width: 400, height: 300 });
  });

  test('changes nothing of what it was given', () => {
    const figure = two({
      annotations: [
        { text: 'a long heading of a plot that is not wide', xref: 'x domain', yref: 'y domain', x: 0, y: 1, yanchor: 'bottom' },
      ],
    });
    const before = structuredClone(figure);
    const made = withRoom(figure, 300, 320, measure);
    expect(figure).toEqual(before);
    expect((made.layout as unknown as { annotations: { text: string }[] }).annotations[0].text).toContain('<br>');
  });

  test('makes room for as many rows of names as there are', () => {
    const named = (width: number) => {
      const figure = two({ showlegend: true, legend: { orientation: 'h' } });
      figure.data = ['a first name', 'a second name', 'a third name'].map((name) => ({ name, xaxis: 'x', yaxis: 'y' }));
      return withRoom(figure, width, 320, measure).layout.margin.t;
    };
    expect(named(300)).toBeGreaterThan(named(660));
  });
});

test('names beside a low plot are thinned until they do not touch', () => {
  const figure = two();
  const all = Array.from({ length: 60 }, (_, i) => `neuron ${i}`);
  figure.layout.yaxis = { ...axis(0, 1), ticktext: all, tickvals: all.map((_, i) => i) } as never;
  const { ticktext, tickvals } = withRoom(figure, 660, 320, measure).layout.yaxis as unknown as {
    ticktext: string[];
    tickvals: number[];
  };
  expect(ticktext.length * 14).toBeLessThan(234);
  expect(tickvals.map((value) => all[value])).toEqual(ticktext);
  expect(ticktext[0]).toBe('neuron 0');
});

describe('words', () => {
  test('are broken where a line would be too long, and never within a word', () => {
    expect(wrapped('one two<br>three', 10, 40, measure)).toEqual(['one two', 'three']);
    expect(wrapped('incomprehensibilities', 10, 40, measure)).toEqual(['incomprehensibilities']);
  });

  test('are cut with a sign that something is missing', () => {
    expect(cut('a &lt; b and more', 10, 30, measure)).toBe('a &lt; b…');
    expect(cut('short', 10, 30, measure)).toBe('short');
  });
});
