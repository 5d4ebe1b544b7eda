import type { Course } from './course';
import { element } from './dom';
import { slug } from './markdown';
import { places } from './places';

/** The line above a chapter: the way to the map, and to its neighbours. */
export function chapterHead(path: string, course: Course | null): HTMLElement {
  const { previous, next } = neighbours(path, course);
  return element(
    'header',
    { class: 'chapter-head' },
    element(
      'nav',
      { 'aria-label': 'Course' },
      element(
        'a',
        { href: places.map, class: 'home' },
        element('img', { src: places.icon, alt: '', width: 22, height: 22 }),
        'Neural Notebook',
      ),
      element('span', { class: 'ways' }, way(previous, '←', 'Previous'), way(next, '→', 'Next')),
    ),
  );
}

/** The way on, under a chapter. */
export function chapterFoot(path: string, course: Course | null): HTMLElement {
  const { previous, next } = neighbours(path, course);
  const full = (chapter: { path: string; title: string } | undefined, label: string) =>
    chapter ? element('a', { href: places.chapter(chapter.path) }, element('small', {}, label), chapter.title) : element('span', {});
  return element(
    'nav',
    { class: 'chapter-foot', 'aria-label': 'Neighbouring chapters' },
    full(previous, 'Previous'),
    element('a', { href: places.map }, element('small', {}, 'All chapters'), 'The map of the course'),
    full(next, 'Next'),
  );
}

function way(chapter: { path: string; title: string } | undefined, arrow: string, label: string): HTMLElement | null {
  return chapter
    ? element(
        'a',
        { href: places.chapter(chapter.path), title: `${label}: ${chapter.title}`, 'aria-label': `${label}: ${chapter.title}` },
        arrow,
      )
    : null;
}

function neighbours(path: string, course: Course | null) {
  const chapters = course?.chapters ?? [];
  const index = chapters.findIndex((chapter) => chapter.path === path);
  return { previous: chapters[index - 1], next: index < 0 ? undefined : chapters[index + 1] };
}

/** The table of contents: the headings of the chapter. */
export class Contents {
  readonly root: HTMLElement;
  private readonly items = element('ul');
  private readonly fold: HTMLDetailsElement;

  constructor() {
    this.fold = element(
      'details',
      { open: matchMedia('(min-width: 1100px)').matches },
      element('summary', {}, 'In this chapter'),
      this.items,
    );
    this.root = element('nav', { class: 'contents', 'aria-label': 'In this chapter' }, this.fold);
  }

  show(cells: HTMLElement): void {
    const headings = [...cells.querySelectorAll<HTMLElement>('.text h2, .text h3')];
    this.items.replaceChildren(
      ...headings.map((heading) => {
        heading.id ||= slug(heading.textContent ?? '');
        return element('li', { class: heading.tagName.toLowerCase() }, element('a', { href: `#${heading.id}` }, heading.textContent ?? ''));
      }),
    );
    this.root.hidden = headings.length === 0;
  }
}
