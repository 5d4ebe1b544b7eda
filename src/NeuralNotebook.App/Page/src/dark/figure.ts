import { darkRgb } from './color';

type Parts = Record<string, unknown>;

interface Figure {
  data: unknown[];
  layout?: Parts;
}

/** A figure of plotly.js in dark colours. What lies on a field of colours, such as points on a heatmap, keeps its own. */
export function darkFigure<F extends Figure>(figure: F): F {
  const layout = { ...figure.layout };
  const fields = fieldsOf(figure);
  const isOnField = (part: unknown) => fields.has(axesOf(part)) && !isBeside(part as Parts);
  const recolored = (parts: unknown) =>
    Array.isArray(parts) ? parts.map((part: unknown) => (isOnField(part) ? part : dark(part))) : parts;
  const made = dark({ ...usual, ...layout, template: layout.template ?? template }) as Parts;
  // What is named in the colours of its field needs light ground there, too.
  const named = (figure.data as Parts[]).filter((trace) => trace.name && trace.showlegend !== false);
  if (named.length && named.every(isOnField)) made.legend = { ...(made.legend as Parts), ...plate };
  return {
    ...figure,
    data: recolored(figure.data),
    layout: { ...made, annotations: recolored(layout.annotations), shapes: recolored(layout.shapes) },
  };
}

// What plotly.js draws where a figure says nothing.
const axis = { color: '#444', gridcolor: '#eee', zerolinecolor: '#444' };
const usual = { paper_bgcolor: '#fff', plot_bgcolor: '#fff' };
const template = {
  layout: {
    font: { color: '#444' },
    colorway: ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf'],
    xaxis: axis,
    yaxis: axis,
    scene: { xaxis: axis, yaxis: axis, zaxis: axis },
  },
};

const plate = { bgcolor: '#ffffff', font: { color: '#1c2530' } };

/** Every colour within is made dark, whatever it belongs to; a scale of colours stays, for it says numbers. */
function dark(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return /color(way)?$/.test(name) ? darkRgb(value) : value;
  if (Array.isArray(value))
    return /color(way)?$|^(data|annotations|shapes|updatemenus|sliders)$/.test(name) ? value.map((each) => dark(each, name)) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'colorscale' ? part : dark(part, key)]));
}

/** The axes, by their names, that a field of colours fills. */
function fieldsOf({ data, layout }: Figure): Set<string> {
  const fields = new Set<string>();
  for (const trace of data as Parts[])
    if (
      /^(heatmap|histogram2d|image$)/.test(String(trace?.type)) ||
      (/contour$/.test(String(trace?.type)) && (trace.contours as Parts | undefined)?.coloring !== 'none')
    )
      fields.add(axesOf(trace));
  const images = layout?.images;
  if (Array.isArray(images)) for (const image of images as Parts[]) if (fills(image, layout as Parts)) fields.add(axesOf(image));
  return fields;
}

const axesOf = (part: unknown) => {
  const { xaxis, yaxis, xref, yref } = (part ?? {}) as Record<string, string | undefined>;
  return [xref ?? xaxis ?? 'x', yref ?? yaxis ?? 'y'].map((name) => name.split(' ')[0]).join();
};

/** Whether a picture takes most of its axes; a small one is a part of a drawing. */
function fills(image: Parts, layout: Parts): boolean {
  const [x, y] = axesOf(image).split(',');
  const length = (name: string) => {
    const range = (layout[`${name[0]}axis${name.slice(1)}`] as Parts | undefined)?.range as number[] | undefined;
    return range ? Math.abs(range[1] - range[0]) : Number.NaN;
  };
  return Number(image.sizex) * Number(image.sizey) > (length(x) * length(y)) / 2;
}

/** Whether a text stands over or under the plot, and not on it. */
const isBeside = ({ y, yref, yanchor }: Parts) =>
  String(yref).endsWith('domain') && ((y === 1 && yanchor === 'bottom') || (y === 0 && yanchor === 'top'));
