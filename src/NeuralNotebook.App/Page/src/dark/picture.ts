import { inDark, isColor } from './color';

/**
 * Lets a chart's picture follow the page from light to dark, and says whether it can. What lies on a field of colours keeps its own, which
 * the field was made for.
 */
export function followTheme(svg: Element): boolean {
  if (!hasOwnGround(svg)) return false;
  recolor(svg, new Set([...svg.querySelectorAll('g')].filter((group) => isField(group, svg))));
  return true;
}

function recolor(element: Element, fields: Set<Element>): void {
  for (const part of element.children) {
    if (fields.has(part)) continue;
    for (const name of ['fill', 'stroke']) {
      const color = part.getAttribute(name);
      if (isColor(color)) (part as SVGElement).style.setProperty(name, `light-dark(${color}, ${inDark(color)})`);
    }
    recolor(part, fields);
  }
}

/** Whether the picture paints all of its ground white first. One that does not was made for a ground that nobody knows. */
function hasOwnGround(svg: Element): boolean {
  const first = svg.querySelector(':scope > rect');
  return (
    first?.getAttribute('fill') === '#ffffff' &&
    number(first, 'width') === number(svg, 'width') &&
    number(first, 'height') === number(svg, 'height')
  );
}

/** Whether a part of a picture is a heatmap, a boundary, a surface: its colours are numbers. Small pictures in a drawing are none. */
function isField(group: Element, svg: Element): boolean {
  // The facets of a surface: SvgCanvas.cs draws their edges so.
  if (group.getAttribute('stroke-opacity') === '0.45') return true;
  const clip = /^url\(#(.+)\)$/.exec(group.getAttribute('clip-path') ?? '');
  const plot = clip && svg.querySelector(`[id="${CSS.escape(clip[1])}"] > rect`);
  const area = (of: Element) => number(of, 'width') * number(of, 'height');
  return [...group.children].some((part) => part.localName === 'image' && !(plot && area(part) < area(plot) / 2));
}

const number = (element: Element, name: string) => Number(element.getAttribute(name));
