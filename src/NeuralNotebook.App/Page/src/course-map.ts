import type { ChapterCard, Course } from './course';
import { element, pageId } from './dom';
import { places } from './places';
import { themeButton } from './theme';

/** The map of the course: a card a chapter; above them, what the learner can do with files of her own. */
export function courseMap(course: Course, tools: HTMLElement | null = null): HTMLElement[] {
  const { passed } = course;
  const total = course.chapters.reduce((sum, chapter) => sum + chapter.exercises, 0);
  return [
    element(
      'header',
      { class: 'map-head' },
      element(
        'div',
        {},
        element('h1', {}, 'Neural Notebook'),
        element('p', {}, 'How a neural network works inside, in C#: built from nothing, one cell at a time, with a picture at every step.'),
        tools,
      ),
      themeButton(),
    ),
    element(
      'main',
      { id: pageId('content'), class: 'map', tabindex: -1 },
      ...course.problems.map((problem) => element('p', { class: 'note', role: 'alert' }, problem)),
      total && passed ? element('p', { class: 'total' }, `${passed.length} of ${total} exercises solved`) : null,
      element('ul', { class: 'cards' }, ...course.chapters.map((chapter) => card(chapter, passed))),
    ),
  ];
}

function card(chapter: ChapterCard, passed: readonly string[] | null): HTMLElement {
  if (chapter.problem !== null) return damagedCard(chapter.path, chapter.problem);
  const number = chapter.path.slice(0, 2);
  const solved = passed && Math.min(chapter.exercises, passed.filter((id) => id.startsWith(`${number}.`)).length);
  const facts = [
    chapter.minutes ? `${chapter.minutes} minutes` : null,
    chapter.exercises ? `${solved === null ? '' : `${solved} of `}${chapter.exercises} exercises` : null,
  ].filter((fact) => fact !== null);
  return element(
    'li',
    {},
    element(
      'a',
      { class: 'card', href: places.chapter(chapter.path) },
      element(
        'div',
        { class: 'thumbnail' },
        chapter.hasPicture ? element('img', { src: places.picture(chapter.path), alt: '', loading: 'lazy' }) : null,
      ),
      element('h2', {}, chapter.title),
      chapter.promise ? element('p', {}, chapter.promise) : null,
      element('p', { class: 'facts' }, facts.join(' · ')),
      chapter.exercises && solved !== null
        ? element('progress', { value: solved, max: chapter.exercises, 'aria-label': `${solved} of ${chapter.exercises} exercises solved` })
        : null,
    ),
  );
}

/** A chapter that cannot be read: which file, why, and the way to what can be done. The others are as they were. */
function damagedCard(path: string, problem: string): HTMLElement {
  return element(
    'li',
    {},
    element(
      'a',
      { class: 'card damaged', href: places.chapter(path) },
      element('h2', {}, path),
      element('p', { class: 'reason' }, sentence(problem)),
      element('p', { class: 'facts' }, 'The other chapters are not touched. Open it to bring the original back.'),
    ),
  );
}

/** A message that ends as a sentence does. */
export const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
