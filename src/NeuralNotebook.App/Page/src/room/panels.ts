import type { Ruler } from './words';

export type Parts = Record<string, unknown>;

/** Pixels around a plot. */
export interface Sides {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** One plot of a figure: where it stands in the figure's grid, and what stands around it. */
export interface Panel {
  /** Its number as plotly.js counts axes: "" or "2" and so on. */
  number: string;
  inSpace: boolean;
  /** Shares of the figure's plots, from and to. */
  across: [number, number];
  upwards: [number, number];
  column: number;
  row: number;
  /** A drawing or a picture without axes, which keeps its shape. */
  isBare: boolean;
  keepsShape: boolean;
  bars: Parts[];
  /** Texts over and under it. */
  over: Parts[];
  under: Parts[];
}

export const tickSize = 13;
/** How names stand that are too long to lie side by side. */
export const slant = -45;
const barWidth = 72;

/** The plots of a figure; null where they stand in no grid, one over another, say. */
export function panelsOf(data: Parts[], layout: Parts): Panel[] | null {
  const panels: Panel[] = [];
  for (const name of Object.keys(layout)) {
    const [, kind, number] = /^(xaxis|scene)(\d*)$/.exec(name) ?? [];
    if (!kind) continue;
    const x = layout[name] as Parts;
    const y = layout[`yaxis${number}`] as Parts | undefined;
    const inSpace = kind === 'scene';
    const [across, upwards] = inSpace ? [(x.domain as Parts)?.x, (x.domain as Parts)?.y] : [x.domain, y?.domain];
    if (!isRange(across) || !isRange(upwards) || x.overlaying || y?.overlaying) return null;
    const isBare = !inSpace && x.visible === false && y?.visible === false;
    const bars = data.filter(
      (trace) => trace.showscale === true && (inSpace ? (trace.scene ?? 'scene') === name : (trace.xaxis ?? 'x') === `x${number}`),
    );
    panels.push({
      number,
      inSpace,
      across,
      upwards,
      column: 0,
      row: 0,
      isBare,
      keepsShape: isBare || inSpace || Boolean(y?.scaleanchor),
      bars,
      ...beside(layout, number),
    });
  }
  const starts = distinct(panels.map(({ across }) => across[0]));
  const tops = distinct(panels.map(({ upwards }) => -upwards[1]));
  for (const panel of panels) {
    panel.column = starts.findIndex((start) => Math.abs(start - panel.across[0]) < 0.02);
    panel.row = tops.findIndex((top) => Math.abs(top + panel.upwards[1]) < 0.02);
  }
  const places = new Set(panels.map(({ column, row }) => `${column},${row}`));
  return panels.length && places.size === panels.length
    ? panels.sort((one, other) => one.row - other.row || one.column - other.column)
    : null;
}

const isRange = (domain: unknown): domain is [number, number] => Array.isArray(domain) && domain.length === 2;

const distinct = (values: number[]) =>
  values.sort((one, other) => one - other).filter((value, index, all) => index === 0 || value - all[index - 1] > 0.02);

function beside(layout: Parts, number: string): { over: Parts[]; under: Parts[] } {
  const all = Array.isArray(layout.annotations) ? (layout.annotations as Parts[]) : [];
  const here = all.filter((note) => note.xref === `x${number} domain` && note.yref === `y${number} domain`);
  return {
    over: here.filter((note) => note.y === 1 && note.yanchor === 'bottom'),
    under: here.filter((note) => note.y === 0 && note.yanchor === 'top'),
  };
}

/** What a plot of a width needs around itself. */
export function sidesOf(panel: Panel, layout: Parts, width: number, measure: Ruler): Sides {
  const x = (layout[`xaxis${panel.number}`] ?? {}) as Parts;
  const y = (layout[`yaxis${panel.number}`] ?? {}) as Parts;
  const lines = (notes: Parts[]) =>
    notes.map((note) => String(note.text).split('<br>').length * fontSize(note) * 1.3).reduce((sum, height) => sum + height, 0);
  const bar = panel.bars
    .map((trace) => Math.max(barWidth, 18 + measure(titleOf(trace.colorbar as Parts | undefined), tickSize)))
    .reduce((most, wide) => Math.max(most, wide), 0);
  const top = panel.over.length ? lines(panel.over) + 6 : 0;
  const under = panel.under.length ? lines(panel.under) + 6 : 0;
  if (panel.inSpace || panel.isBare) return { left: 8, right: Math.max(8, bar), top, bottom: under + 6 };
  const left = y.visible === false ? 8 : ticksWidth(y, measure) + 12 + titleRoom(y);
  const bottom = x.visible === false ? 6 : (isTurned(x, width, measure) ? 0.75 * longest(x, measure) + 16 : 26) + titleRoom(x);
  return { left, right: Math.max(14, bar), top: Math.max(8, top), bottom: bottom + under };
}

/** Whether names under a plot of a width have to stand slanted. */
export function isTurned(axis: Parts, width: number, measure: Ruler): boolean {
  if (axis.tickangle === slant) return true;
  return Array.isArray(axis.ticktext) && axis.ticktext.length > 0 && (longest(axis, measure) + 8) * axis.ticktext.length > width;
}

const longest = (axis: Parts, measure: Ruler) =>
  Array.isArray(axis.ticktext) ? Math.max(0, ...axis.ticktext.map((text) => measure(String(text), tickSize))) : 0;

// A number that plotly.js writes beside an axis is about as long as this.
const ticksWidth = (axis: Parts, measure: Ruler) => (Array.isArray(axis.ticktext) ? longest(axis, measure) : measure('−0.005', tickSize));

const titleRoom = (axis: Parts) => (titleOf(axis) ? 6 + 18 * titleOf(axis).split('<br>').length : 0);

/** The title of an axis or a colour bar. */
export const titleOf = (part: Parts | undefined): string => {
  const title = part?.title as string | { text?: string } | undefined;
  return (typeof title === 'string' ? title : title?.text) ?? '';
};

export const fontSize = (note: Parts) => Number((note.font as Parts | undefined)?.size ?? 13);
