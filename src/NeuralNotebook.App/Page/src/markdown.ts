import DOMPurify from 'dompurify';
import katex from 'katex';
import MarkdownIt, { type StateBlock, type StateInline } from 'markdown-it';
import 'katex/dist/katex.min.css';
import { api } from './api';

// Text between dollars becomes a formula before Markdown can take its underscores for emphasis.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });

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
  let content = first;
  if (first.trimEnd().endsWith('$$') && first.trim().length > 2) {
    content = first.trimEnd().slice(0, -2);
  } else {
    do {
      last++;
      if (last >= endLine) return false;
    } while (!line(last).trimEnd().endsWith('$$'));
    content = [first, ...Array.from({ length: last - startLine - 1 }, (_, i) => line(startLine + 1 + i)), line(last).trimEnd().slice(0, -2)].join('\n');
  }
  if (silent) return true;
  const token = state.push('math_block', 'math', 0);
  token.block = true;
  token.content = content;
  token.map = [startLine, last + 1];
  state.line = last + 1;
  return true;
};

const formula = (text: string, displayMode: boolean) => katex.renderToString(text.trim(), { displayMode, throwOnError: false, output: 'htmlAndMathml', strict: 'ignore' });

markdown.inline.ruler.before('escape', 'math_inline', inlineMath);
markdown.block.ruler.before('fence', 'math_block', blockMath, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
markdown.renderer.rules.math_inline = (tokens, index) => formula(tokens[index].content, false);
markdown.renderer.rules.math_block = (tokens, index) => `<div class="formula" tabindex="0" role="group" aria-label="formula">${formula(tokens[index].content, true)}</div>`;

const purifier = DOMPurify();
const safe = { USE_PROFILES: { html: true, mathMl: true, svg: true, svgFilters: true }, ADD_TAGS: ['semantics', 'annotation'], FORBID_TAGS: ['style', 'form', 'input', 'textarea', 'select', 'button'], FORBID_ATTR: ['srcset'] };

/** Takes out of HTML whatever could run, send, or cover the page. */
export function sanitized(html: string): DocumentFragment {
  const fragment = purifier.sanitize(html, { ...safe, RETURN_DOM_FRAGMENT: true });
  for (const styled of fragment.querySelectorAll<HTMLElement>('[style]')) {
    if (/position|z-index|url\(/i.test(styled.getAttribute('style') ?? '')) {
      // KaTeX places its parts relatively; nothing of ours covers the page.
      styled.style.position = styled.closest('.katex') ? styled.style.position : '';
      styled.style.zIndex = '';
      if (/url\(/i.test(styled.getAttribute('style') ?? '')) styled.removeAttribute('style');
    }
  }
  for (const link of fragment.querySelectorAll('a[href]')) rewriteLink(link as HTMLAnchorElement);
  for (const image of fragment.querySelectorAll('img[src]')) {
    const source = image.getAttribute('src') ?? '';
    if (!/^(data:|https?:|\/)/.test(source)) image.setAttribute('src', api.fileUrl(decodeURI(source.replace(/^\.\//, ''))));
    image.setAttribute('loading', 'lazy');
  }
  for (const table of fragment.querySelectorAll('table')) {
    // A wide table scrolls by itself, also with the keyboard.
    const frame = document.createElement('div');
    frame.className = 'scroll';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', 'table');
    table.replaceWith(frame);
    frame.append(table);
    for (const head of table.querySelectorAll('thead tr')) if (![...head.children].some((cell) => cell.textContent?.trim())) head.remove();
  }
  return fragment;
}

/** Links to other chapters stay in the page; links elsewhere open beside it. */
function rewriteLink(link: HTMLAnchorElement): void {
  const target = link.getAttribute('href') ?? '';
  const chapter = /^(?:\.\/)?([^/:?#]+?)(?:\.ipynb|(\.md))(#.*)?$/.exec(target);
  if (chapter) link.setAttribute('href', `/chapters/${chapter[1]}${chapter[2] ?? ''}${chapter[3] ?? ''}`);
  else if (/^https?:/.test(target)) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  } else if (!target.startsWith('#') && !target.startsWith('mailto:')) link.removeAttribute('href');
}

/** A Markdown text as it is to be shown. */
export function renderMarkdown(text: string): DocumentFragment {
  return sanitized(markdown.render(text));
}

/** Gives headings the ids that links to them use. */
export function nameHeadings(text: ParentNode): void {
  for (const heading of text.querySelectorAll('h1, h2, h3, h4')) {
    const name = slug(heading.textContent ?? '');
    if (name && !document.getElementById(name)) heading.id = name;
  }
}

/** A heading's text as an id. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
