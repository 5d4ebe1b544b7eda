/** How wide a text is on the screen. */
export type Ruler = (text: string, size: number) => number;

let pen: CanvasRenderingContext2D | null | undefined;

/** Measures with the letters that a chart is written with. */
export const ruler =
  (family: string): Ruler =>
  (text, size) => {
    pen ??= document.createElement('canvas').getContext('2d');
    if (!pen) return text.length * size * 0.55;
    pen.font = `${size}px ${family}`;
    return pen.measureText(plain(text)).width;
  };

const names: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** What a text of plotly.js says, without its tags. */
export const plain = (text: string) => text.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp);/g, (name) => names[name]);

/** A text in lines that are not wider than asked, where its words allow it. */
export function wrapped(text: string, size: number, width: number, measure: Ruler): string[] {
  const lines: string[] = [];
  for (const word of text.replace(/<br\s*\/?>/g, ' ').split(' ')) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A text that is cut where it would be wider than asked. */
export function cut(text: string, size: number, width: number, measure: Ruler): string {
  if (measure(text, size) <= width) return text;
  let letters = [...plain(text)];
  while (letters.length > 1 && measure(`${letters.join('')}…`, size) > width) letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}…`.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
