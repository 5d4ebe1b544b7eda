/**
 * A colour of a chart on the dark page, in CSS's own words: as far from the dark ground as it was from white, and as
 * blue or orange as before.
 * The finished pages say the same in DarkPicture.cs. A browser that does not know these words keeps the light chart.
 */
export const inDark = (color: string) => `oklch(from ${color} max(1.175 - 0.94 * l, min(0.66, 4 * c)) c h)`;

/** Whether a text is one colour, and neither "none" nor a reference to a pattern. */
export const isColor = (text: string | null): text is string =>
  text !== null && text !== '' && text !== 'none' && !text.startsWith('url(') && CSS.supports('color', text);

const known = new Map<string, string>();
let paper: CanvasRenderingContext2D | null | undefined;

/** The same colour in the form that every program reads. */
export function darkRgb(color: string): string {
  let found = known.get(color);
  if (!found) known.set(color, (found = asRgb(color)));
  return found;
}

function asRgb(color: string): string {
  paper ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (!paper || !isColor(color)) return color;
  paper.clearRect(0, 0, 1, 1);
  paper.fillStyle = color;
  paper.fillStyle = inDark(color);
  paper.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = paper.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${Math.round((alpha / 255) * 100) / 100})`;
}
