import { fitCells, fitNames, fitTexts, fitTitle } from './fit';
import { headOf } from './head';
import { panelsOf, sidesOf, type Panel, type Parts, type Sides } from './panels';
import { ruler, type Ruler } from './words';

interface Figure {
  data: unknown[];
  layout?: Parts;
}

/** How wide a plot with axes is at least, and one without, before fewer stand side by side. */
const leastPlot = 120;
const leastBare = 48;

/**
 * Makes room in a figure of a width: its plots stand beside each other only where their axes, titles and colour bars have room too, and
 * headings and names are broken into lines. A figure whose plots stand in no grid is given its width and nothing else.
 */
export function withRoom<F extends Figure>(figure: F, width: number, height: number, measure = rulerOf(figure.layout)): F {
  const layout: Parts = { ...figure.layout, width, height };
  if (Array.isArray(layout.annotations)) layout.annotations = layout.annotations.map((note) => ({ ...(note as Parts) }));
  for (const name of Object.keys(layout)) if (/^[xy]axis\d*$/.test(name)) layout[name] = { ...(layout[name] as Parts) };
  const data = figure.data.map((trace) => ({ ...(trace as Parts) }));
  const panels = panelsOf(data, layout);
  const margin = layout.margin as Record<'l' | 'r' | 't' | 'b', number> | undefined;
  if (!panels || !margin) return { ...figure, layout };

  const natural = Number(figure.layout?.width ?? width);
  const old = (panel: Panel) => ({
    width: (natural - margin.l - margin.r) * (panel.across[1] - panel.across[0]),
    height: (height - margin.t - margin.b) * (panel.upwards[1] - panel.upwards[0]),
  });
  // The title beside a plot first: how many lines it has says how much room there is for the plot.
  for (const panel of panels)
    fitTitle(layout[`yaxis${panel.number}`] as Parts, old(panel).height * (panel.keepsShape ? Math.min(1, width / natural) : 1), measure);
  const grid = gridOf(panels, layout, width, measure);
  const shrunk = (panel: Panel) => Math.min(1, grid.plot / old(panel).width);
  const heightOf = (panel: Panel) => old(panel).height * (panel.keepsShape ? shrunk(panel) : 1);
  for (const panel of panels) {
    fitTexts(panel, layout, grid.plot, shrunk(panel), measure);
    fitNames(panel, layout, grid.plot, heightOf(panel), measure);
    fitCells(panel, data, grid.plot, heightOf(panel), measure);
  }
  const rows = grid.rows.map((row) => ({
    height: most(row.map(heightOf)),
    above: most(row.map((panel) => sidesOf(panel, layout, grid.plot, measure).top)),
    below: most(row.map((panel) => sidesOf(panel, layout, grid.plot, measure).bottom)),
  }));
  const head = headOf(data, layout, width, width - grid.left - grid.right, measure);
  const inner = {
    width: width - grid.left - grid.right,
    height: rows.reduce((sum, row, r) => sum + row.height + (r ? rows[r - 1].below + row.above : 0), 0),
  };
  const [t, b] = [head.height + rows[0].above, rows[rows.length - 1].below];
  layout.margin = { l: grid.left, r: grid.right, t, b };
  layout.height = t + inner.height + b;
  if (head.legend) layout.legend = { ...(layout.legend as Parts), y: 1 + (rows[0].above + 2) / inner.height };

  let top = 0;
  grid.rows.forEach((row, r) => {
    const upwards = [1 - (top + rows[r].height) / inner.height, 1 - top / inner.height].map(share);
    row.forEach((panel, c) =>
      place(panel, layout, [grid.starts[c] / inner.width, (grid.starts[c] + grid.plot) / inner.width].map(share), upwards),
    );
    top += rows[r].height + rows[r].below + (rows[r + 1]?.above ?? 0);
  });
  return { ...figure, data, layout };
}

const rulerOf = (layout: Parts | undefined): Ruler => ruler((layout?.font as { family?: string } | undefined)?.family ?? 'sans-serif');
const most = (values: number[]) => values.reduce((one, other) => Math.max(one, other), 0);
const share = (value: number) => Math.max(0, Math.min(1, value));

/** The plots in rows, as many side by side as have room; in pixels how wide each is and where it begins. */
function gridOf(
  panels: Panel[],
  layout: Parts,
  width: number,
  measure: Ruler,
): { rows: Panel[][]; plot: number; starts: number[]; left: number; right: number } {
  const natural = 1 + most(panels.map(({ column }) => column));
  for (let columns = natural; ; columns--) {
    const rows: Panel[][] = [];
    panels.forEach((panel, index) => (rows[columns === natural ? panel.row : Math.floor(index / columns)] ??= []).push(panel));
    const sides = (column: number, side: keyof Sides) =>
      most(rows.map((row) => (row[column] ? sidesOf(row[column], layout, leastPlot, measure)[side] : 0)));
    const [left, right] = [sides(0, 'left'), Math.max(18, sides(columns - 1, 'right'))];
    const gaps = Array.from({ length: columns - 1 }, (_, c) => Math.max(16, sides(c, 'right') + sides(c + 1, 'left')));
    const plot = (width - left - right - gaps.reduce((sum, gap) => sum + gap, 0)) / columns;
    const least = panels.every(({ isBare }) => isBare) ? leastBare : leastPlot;
    if (plot < least && columns > 1) continue;
    const starts = [0, ...gaps.map((_, c) => gaps.slice(0, c + 1).reduce((sum, gap) => sum + gap + plot, 0))];
    return { rows, plot: Math.max(40, plot), starts, left, right };
  }
}

function place(panel: Panel, layout: Parts, across: number[], upwards: number[]): void {
  const { number } = panel;
  if (panel.inSpace) layout[`scene${number}`] = { ...(layout[`scene${number}`] as Parts), domain: { x: across, y: upwards } };
  else {
    (layout[`xaxis${number}`] as Parts).domain = across;
    (layout[`yaxis${number}`] as Parts).domain = upwards;
  }
  for (const trace of panel.bars)
    trace.colorbar = {
      ...(trace.colorbar as Parts),
      x: across[1],
      xanchor: 'left',
      y: (upwards[0] + upwards[1]) / 2,
      yanchor: 'middle',
      len: upwards[1] - upwards[0],
      lenmode: 'fraction',
    };
}
