import plotlyUrl from 'plotly.js-strict-dist-min/plotly-strict.min.js?url';
import { darkFigure } from './dark/figure';
import { followTheme } from './dark/picture';
import { element } from './dom';
import { sanitized } from './markdown';
import { joined, type MimeBundle } from './notebook-format';
import { withRoom } from './room/room';
import { isDark, onTheme } from './theme';

interface Figure {
  data: unknown[];
  layout?: Record<string, unknown> & { width?: number; height?: number };
  frames?: unknown[];
  config?: Record<string, unknown>;
}

interface Plotly {
  react(place: HTMLElement, figure: Figure): Promise<unknown>;
  Plots: { resize(place: HTMLElement): void };
}

const plotlyType = 'application/vnd.plotly.v1+json';
const latest = new WeakMap<HTMLElement, MimeBundle>();
const drawing = new WeakSet<HTMLElement>();
let loading: Promise<Plotly> | undefined;

/** plotly.js is as large as everything else together ten times over: it comes when a chart is looked at. */
function loadPlotly(): Promise<Plotly> {
  return (loading ??= new Promise((resolve, reject) => {
    const script = element('script', { src: plotlyUrl });
    script.onload = () => resolve((window as unknown as { Plotly: Plotly }).Plotly);
    script.onerror = () => {
      loading = undefined;
      reject(new Error('plotly.js could not be loaded'));
    };
    document.head.append(script);
  }));
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      void draw(entry.target as HTMLElement);
    }
  },
  { rootMargin: '200px' },
);

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target.classList.contains('interactive')) void draw(target as HTMLElement);
});

onTheme(() => document.querySelectorAll<HTMLElement>('.chart.interactive').forEach((place) => void draw(place)));

/** Shows a chart: its picture at once, and the interactive one over it when it is looked at. */
export function showChart(place: HTMLElement, data: MimeBundle): void {
  const isFirst = !latest.has(place);
  latest.set(place, data);
  const words = joined(data['text/plain']);
  const svg = joined(data['image/svg+xml']);
  let picture = place.querySelector<HTMLElement>(':scope > .picture');
  if (!picture) {
    picture = element('div', { class: 'picture', tabindex: 0, role: 'group' });
    place.prepend(picture);
  }
  picture.setAttribute('aria-label', words || 'chart');
  if (svg) showPicture(place, picture, svg);
  else if (!(plotlyType in data)) picture.textContent = words;
  picture.hidden = !svg && plotlyType in data;
  if (!(plotlyType in data)) return;
  if (isFirst) seen.observe(place);
  else if (place.classList.contains('interactive') || !svg) void draw(place);
}

const pictures = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

/** Shows the picture; where the interactive chart lies over it, when it has stood still for a moment. */
function showPicture(place: HTMLElement, picture: HTMLElement, svg: string): void {
  clearTimeout(pictures.get(place));
  const show = () => {
    const drawn = sanitized(svg);
    picture.classList.toggle('grounded', [...drawn.children].every(followTheme));
    picture.replaceChildren(drawn);
  };
  if (place.classList.contains('interactive')) pictures.set(place, setTimeout(show, 200));
  else show();
}

/** Draws the latest figure. The place is never cleared in between: plotly.js changes what it drew before. */
async function draw(place: HTMLElement): Promise<void> {
  if (drawing.has(place)) return;
  drawing.add(place);
  try {
    const plotly = await loadPlotly();
    let drawn: MimeBundle | undefined;
    let width = -1;
    let dark = false;
    while (place.isConnected && (drawn !== latest.get(place) || width !== place.clientWidth || dark !== isDark())) {
      drawn = latest.get(place);
      width = place.clientWidth;
      dark = isDark();
      if (width === 0 || !drawn) return;
      await drawOnce(plotly, place, drawn, width);
    }
  } catch {
    // The picture stays: it shows the same.
  } finally {
    drawing.delete(place);
  }
}

/** A size that a chart can have; what a notebook asks for may be anything. */
const size = (wanted: unknown, usual: number) => (typeof wanted === 'number' && wanted >= 50 && wanted <= 4000 ? wanted : usual);

/** A copy for plotly.js, which writes into the objects that it gets. Numbers it only reads. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(copied) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copied(each)]));
}

async function drawOnce(plotly: Plotly, place: HTMLElement, data: MimeBundle, width: number): Promise<void> {
  const stored = data[plotlyType];
  let figure = (typeof stored === 'string' ? JSON.parse(stored) : copied(stored)) as Figure;
  if (isDark()) figure = darkFigure(figure);
  figure = withRoom(figure, Math.min(size(figure.layout?.width, 700), width), size(figure.layout?.height, 420));
  let chart = place.querySelector<HTMLElement>(':scope > .chart-live');
  if (!chart) {
    // Out of sight until it is drawn, so that nothing jumps.
    chart = element('div', { class: 'chart-live waiting', role: 'group', 'aria-label': 'The same chart, to zoom and to ask' });
    place.append(chart);
  }
  // Without a pointer that hovers, the tool bar would stay, and lie over the title.
  const displayModeBar = matchMedia('(hover: none)').matches ? false : 'hover';
  await plotly.react(chart, { ...figure, config: { responsive: false, displaylogo: false, displayModeBar, ...figure.config } });
  chart.classList.remove('waiting');
  place.classList.add('interactive');
  sizes.observe(place);
}
