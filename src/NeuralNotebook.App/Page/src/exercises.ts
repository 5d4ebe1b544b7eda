import { button, element } from './dom';
import type { CellView } from './cell-view';

/** An exercise on the page: the cell to write in, its hints and its solution. */
export interface ExerciseParts {
  id: string | null;
  main: CellView;
  hints: CellView[];
  solutions: CellView[];
}

/** Finds the exercises of a chapter: a cell tagged "exercise", and the tagged cells that follow it. */
export function findExercises(views: readonly CellView[], chapter: string): ExerciseParts[] {
  const found: ExerciseParts[] = [];
  let text = '';
  for (const view of views) {
    if (view.cell.kind !== 'code') text = view.cell.source;
    else if (view.tags.includes('exercise')) {
      // The text before names it: "Exercise 05.2".
      const named = [...text.matchAll(/\b(\d\d\.\d+)\b/g)].map((match) => match[1]).filter((id) => id.startsWith(`${chapter}.`)).at(-1);
      found.push({ id: named ?? `${chapter}.${found.length + 1}`, main: view, hints: [], solutions: [] });
    } else if (found.length && view.tags.includes('hint')) found.at(-1)?.hints.push(view);
    else if (found.length && view.tags.includes('solution')) found.at(-1)?.solutions.push(view);
  }
  return found;
}

/** Puts Check, Hint and Solution under an exercise, and folds what they open. */
export function dressExercise(parts: ExerciseParts, run: (view: CellView) => Promise<unknown>): void {
  if (parts.main.root.querySelector('.exercise-bar')) return;
  parts.main.root.classList.add('exercise');
  const bar = element('div', { class: 'exercise-bar', role: 'group', 'aria-label': `Exercise ${parts.id}` });
  bar.append(button('Check', () => void run(parts.main), { icon: '✓', class: 'primary', title: 'Run this cell and check the answer' }));
  if (parts.hints.length) bar.append(folder('Hint', '?', parts.hints, async (views) => {
    for (const view of views) await run(view);
  }));
  if (parts.solutions.length) bar.append(folder('Solution', '◆', parts.solutions, async () => {}));
  bar.append(element('span', { class: 'tick', hidden: true }, '✔ solved'));
  parts.main.root.querySelector('.source')?.after(bar);
}

/** Shows or hides the green tick. */
export function tick(parts: ExerciseParts, passed: readonly string[]): void {
  const mark = parts.main.root.querySelector<HTMLElement>('.tick');
  const isSolved = parts.id !== null && passed.includes(parts.id);
  if (mark) mark.hidden = !isSolved;
  parts.main.root.classList.toggle('solved', isSolved);
}

function folder(label: string, icon: string, views: CellView[], opened: (views: CellView[]) => Promise<void>): HTMLButtonElement {
  const show = (isOpen: boolean) => {
    for (const view of views) view.root.classList.toggle('folded', !isOpen);
    toggle.setAttribute('aria-expanded', String(isOpen));
  };
  const toggle = button(label, () => {
    const isOpen = toggle.getAttribute('aria-expanded') !== 'true';
    show(isOpen);
    if (isOpen) void opened(views);
  }, { icon });
  show(false);
  return toggle;
}
