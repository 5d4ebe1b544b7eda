import { titleOf, type Parts } from './panels';
import { cut, wrapped, type Ruler } from './words';

const titleSize = 18;
const smallSize = 13;
/** Around the sign of a name in the legend. */
const signWidth = 45;

/** Breaks a figure's title into lines, shortens names that are longer than a line, and says how high all that is. */
export function headOf(data: Parts[], layout: Parts, width: number, inner: number, measure: Ruler): { height: number; legend: boolean } {
  const text = titleOf(layout);
  const lines = text ? wrapped(text, titleSize, width - 30, measure) : [];
  const given = (typeof layout.title === 'object' ? layout.title : {}) as Parts;
  const second = titleOf({ title: given.subtitle });
  const secondLines = second ? wrapped(second, smallSize, width - 30, measure) : [];
  const later = 22 * Math.max(0, lines.length - 1);
  if (lines.length) layout.title = { ...given, text: lines.join('<br>'), pad: { ...(given.pad as Parts), t: 12 + later } };
  if (secondLines.length) (layout.title as Parts).subtitle = { ...(given.subtitle as Parts), text: secondLines.join('<br>') };
  const rows = legendRows(data, layout, inner, measure);
  const height = 14 + 24 * lines.length + later + (secondLines.length ? 14 + 18 * secondLines.length : 0) + (rows ? 9 + 19 * rows : 0);
  return { height, legend: rows > 0 };
}

function legendRows(data: Parts[], layout: Parts, inner: number, measure: Ruler): number {
  if (!layout.showlegend || (layout.legend as Parts | undefined)?.orientation !== 'h') return 0;
  const listed = data.filter((trace) => trace.showlegend !== false && trace.name);
  for (const trace of listed) trace.name = cut(String(trace.name), smallSize, inner - signWidth, measure);
  const widths = listed.map((trace) => signWidth + measure(String(trace.name), smallSize));
  if (widths.reduce((sum, each) => sum + each, 0) <= inner) return Math.min(1, listed.length);
  return Math.ceil(listed.length / Math.max(1, Math.floor(inner / Math.max(...widths))));
}
