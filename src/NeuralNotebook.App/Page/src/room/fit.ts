import { fontSize, isTurned, slant, tickSize, titleOf, type Panel, type Parts } from './panels';
import { wrapped, type Ruler } from './words';

const lineHeight = 16;
/** Smaller letters in a cell are dust: its colour is read better alone. */
const leastLetters = 8;

/** Breaks the texts of a plot into lines as long as it is wide; those in a drawing become smaller with it. */
export function fitTexts(panel: Panel, layout: Parts, width: number, shrunk: number, measure: Ruler): void {
  for (const note of [...panel.over, ...panel.under])
    note.text = wrapped(String(note.text), fontSize(note), width + 8, measure).join('<br>');
  fitTitle(layout[`xaxis${panel.number}`] as Parts, width, measure);
  if (!panel.isBare || !Array.isArray(layout.annotations)) return;
  for (const note of layout.annotations as Parts[])
    if (note.xref === `x${panel.number}`) note.font = { ...(note.font as Parts), size: fontSize(note) * shrunk };
}

/** Breaks the title of an axis into lines as long as the axis. */
export function fitTitle(axis: Parts | undefined, length: number, measure: Ruler): void {
  const title = titleOf(axis);
  if (axis && title)
    axis.title = {
      ...(typeof axis.title === 'object' ? axis.title : {}),
      text: wrapped(title, tickSize * 1.1, length, measure).join('<br>'),
    };
}

/** Names beside a plot: as many as stand there without touching, slanted under it where they are long. */
export function fitNames(panel: Panel, layout: Parts, width: number, height: number, measure: Ruler): void {
  const x = layout[`xaxis${panel.number}`] as Parts | undefined;
  const y = layout[`yaxis${panel.number}`] as Parts | undefined;
  if (x && isTurned(x, width, measure)) {
    x.tickangle = slant;
    thin(x, width);
  }
  if (y) thin(y, height);
}

function thin(axis: Parts, length: number): void {
  if (!Array.isArray(axis.ticktext) || !Array.isArray(axis.tickvals)) return;
  const every = Math.ceil((axis.ticktext.length * lineHeight) / length);
  for (const list of ['ticktext', 'tickvals']) axis[list] = (axis[list] as unknown[]).filter((_, index) => index % every === 0);
}

/** The numbers in the cells of a heatmap: smaller in small cells, and none where they would touch. */
export function fitCells(panel: Panel, data: Parts[], width: number, height: number, measure: Ruler): void {
  for (const trace of data) {
    const rows = trace.text as (string | number | null)[][];
    if (!trace.texttemplate || (trace.xaxis ?? 'x') !== `x${panel.number}` || !Array.isArray(rows) || !Array.isArray(rows[0])) continue;
    const longest = Math.max(...rows.flat().map((text) => measure(String(text ?? ''), 1)));
    const size = Math.min(
      fontSize({ font: trace.textfont }),
      (width / rows[0].length - 3) / Math.max(longest, 0.1),
      (height / rows.length) * 0.8,
    );
    if (size < leastLetters) delete trace.texttemplate;
    else trace.textfont = { ...(trace.textfont as Parts), size };
  }
}
