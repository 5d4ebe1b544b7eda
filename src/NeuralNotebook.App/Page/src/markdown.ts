import DOMPurify from 'dompurify';
import katex from 'katex';
import MarkdownIt, { type StateBlock, type StateInline } from 'markdown-it';
import 'katex/dist/katex.min.css';
import { decoded, element, pageId } from './dom';
import { places } from './places';

// Text between dollars becomes a formula before Markdown can take its underscores for emphasis.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });

const purifier = DOMPurify();
const xlink = 'http://www.w3.org/1999/xlink';

// No class and no id of the page, nothing that takes the focus or the keys, nothing that opens over everything.
const cleaned = (html: string) =>
  purifier.sanitize(html, {
    USE_PROFILES: { html: true, mathMl: true, svg: true, svgFilters: true },
    ADD_TAGS: ['semantics', 'annotation'],
    FORBID_TAGS: ['style', 'form', 'input', 'textarea', 'select', 'button', 'label', 'dialog', 'map', 'area', 'main', 'template', 'slot'],
    FORBID_ATTR: [
      'class',
      'name',
      'srcset',
      'tabindex',
      'accesskey',
      'for',
      'popover',
      'popovertarget',
      'popovertargetaction',
      'command',
      'commandfor',
      'usemap',
      'part',
      'slot',
    ],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });

const inlineMath = (state: StateInline, silent: boolean): boolean => {
  const text = state.src;
  if (text[state.pos] !== '$') return false;
  const isBlock = text[state.pos + 1] === '$';
  const mark = isBlock ? '$$' : '$';
  const start = state.pos + mark.length;
  let end = text.indexOf(mark, start);
  while (end > 0 && text[end - 1] === '\\') end = text.indexOf(mark, end + 1);
  if (end <= start) return false;
  // "It costs $5 and $6": a formula begins and ends beside a letter and not beside a space.
  if (!isBlock && (/\s/.test(text[start]) || /\s/.test(text[end - 1]) || /\d/.test(text[end + 1] ?? ''))) return false;
  if (!silent) {
    const token = state.push(isBlock ? 'math_block' : 'math_inline', 'math', 0);
    token.content = text.slice(start, end);
  }
  state.pos = end + mark.length;
  return true;
};

const blockMath = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const line = (index: number) => state.src.slice(state.bMarks[index] + state.tShift[index], state.eMarks[index]);
  if (!line(startLine).startsWith('$$')) return false;
  const first = line(startLine).slice(2);
  let last = startLine;
  let content: string;
  if (first.trimEnd().endsWith('$$') && first.trim().length > 2) {
    content = first.trimEnd().slice(0, -2);
  } else {
    do {
      last++;
      if (last >= endLine) return false;
    } while (!line(last).trimEnd().endsWith('$$'));
    content = [
      first,
      ...Array.from({ length: last - startLine - 1 }, (_, i) => line(startLine + 1 + i)),
      line(last).trimEnd().slice(0, -2),
    ].join('\n');
  }
  if (silent) return true;
  const token = state.push('math_block', 'math', 0);
  token.block = true;
  token.content = content;
  token.map = [startLine, last + 1];
  state.line = last + 1;
  return true;
};

markdown.inline.ruler.before('escape', 'math_inline', inlineMath);
markdown.block.ruler.before('fence', 'math_block', blockMath, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });

interface Formula {
  text: string;
  isBlock: boolean;
}

// Formulas come in after the rest was cleaned, so that nothing in a notebook can pass for one; no notebook knows this name of their places.
const formulaPlace = `formula-${crypto.randomUUID()}-`;
for (const [rule, tag] of [
  ['math_inline', 'span'],
  ['math_block', 'div'],
])
  markdown.renderer.rules[rule] = (tokens, index, _, environment) => {
    const { formulas } = environment as { formulas: Formula[] };
    formulas.push({ text: tokens[index].content.trim(), isBlock: tag === 'div' });
    return `<${tag} id="${formulaPlace}${formulas.length - 1}"></${tag}>`;
  };

function putFormula({ text, isBlock }: Formula, place: HTMLElement): void {
  const made = isBlock ? element('div', { class: 'formula', tabindex: 0, role: 'group', 'aria-label': 'formula' }) : element('span');
  try {
    katex.render(text, made, { displayMode: isBlock, throwOnError: false, output: 'htmlAndMathml', strict: 'ignore' });
  } catch {
    // Nested so deep that KaTeX gives up: the text says the same.
    made.textContent = text;
  }
  place.replaceWith(...(isBlock ? [made] : made.childNodes));
}

/**
 * Takes out of HTML whatever could run, send, or pass for a part of the page. That it stays in its place sees the style of .text and
 * .output to.
 */
export function sanitized(html: string): DocumentFragment {
  const fragment = cleaned(html);
  for (const styled of fragment.querySelectorAll<HTMLElement | SVGElement>('[style]')) restrain(styled.style);
  for (const named of fragment.querySelectorAll('[id]')) if (named.id.startsWith(pageId(''))) named.removeAttribute('id');
  for (const link of fragment.querySelectorAll('[*|href]')) rewriteLink(link);
  for (const image of fragment.querySelectorAll('img[src]')) {
    const source = image.getAttribute('src') ?? '';
    if (!/^(data:|https?:|\/)/.test(source)) {
      const path = within(decoded(source));
      if (path) image.setAttribute('src', places.file(path));
      else image.removeAttribute('src');
    }
    image.setAttribute('loading', 'lazy');
  }
  for (const table of fragment.querySelectorAll('table')) {
    // A wide table scrolls by itself, also with the keyboard.
    const frame = element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'table' });
    table.replaceWith(frame);
    frame.append(table);
    for (const head of table.querySelectorAll('thead tr')) if (![...head.children].some((cell) => cell.textContent?.trim())) head.remove();
  }
  return fragment;
}

/** Takes from a style, as the browser has understood it and not as it is spelled, what loads something and what leaves its place. */
function restrain(style: CSSStyleDeclaration): void {
  for (const name of [...style])
    if (name.startsWith('--') || /(url|image-set|src|image|element)\(/i.test(style.getPropertyValue(name))) style.removeProperty(name);
  if (style.position === 'fixed' || style.position === 'sticky') style.removeProperty('position');
}

/** Links to other chapters stay in the page; links elsewhere, and to other files of the course, open beside it. */
function rewriteLink(link: Element): void {
  const target = link.getAttribute('href') ?? link.getAttributeNS(xlink, 'href') ?? '';
  // A gradient of a picture's own, or a picture within one.
  if (link.localName !== 'a' && (target.startsWith('#') || target.startsWith('data:image/'))) return;
  link.removeAttributeNS(xlink, 'href');
  link.removeAttribute('href');
  if (link.localName !== 'a') return;
  const own = /^([^:?#\\/][^:?#\\]*)(#.*)?$/.exec(target);
  const path = own && within(decoded(own[1]));
  if (path) {
    const page = /^(.+?)(?:\.ipynb|(\.md))$/.exec(path);
    link.setAttribute('href', page ? (page[2] ? places.text(path) : places.chapter(path)) + (own[2] ?? '') : places.file(path));
    if (!page) openBeside(link);
  } else if (/^https?:/.test(target)) {
    link.setAttribute('href', target);
    openBeside(link);
  } else if (target.startsWith('#') || target.startsWith('mailto:')) link.setAttribute('href', target);
}

function openBeside(link: Element): void {
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
}

/** A relative link of this page as a path from the course's folder; null if it leads out of it. */
function within(target: string): string | null {
  const parts = decoded(places.here(location) ?? '')
    .split('/')
    .slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..' && !parts.length) return null;
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A Markdown text as it is to be shown. */
export function renderMarkdown(text: string): DocumentFragment {
  const formulas: Formula[] = [];
  const fragment = sanitized(markdown.render(text, { formulas }));
  formulas.forEach((formula, index) => {
    const place = fragment.getElementById(formulaPlace + index);
    if (place) putFormula(formula, place);
  });
  return fragment;
}

/** Gives headings the ids that links to them use. */
export function nameHeadings(text: ParentNode): void {
  for (const heading of text.querySelectorAll('h1, h2, h3, h4')) {
    const name = slug(heading.textContent ?? '');
    if (name && !document.getElementById(name)) heading.id = name;
  }
}

/**
 * A heading's text as an id; as GitHub does, for which the links are written: what is neither letter nor number falls away, and a gap is a
 * hyphen.
 */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]+/gu, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '');
}
