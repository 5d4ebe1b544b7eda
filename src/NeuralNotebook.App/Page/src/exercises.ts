import { announce, button, element } from './dom';
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
      const named = [...text.matchAll(/\b(\d\d\.\d+)\b/g)]
        .map((match) => match[1])
        .filter((id) => id.startsWith(`${chapter}.`))
        .at(-1);
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
  if (parts.hints.length) bar.append(hintButton(parts.hints, run));
  if (parts.solutions.length) bar.append(folder('Solution', '◆', parts.solutions));
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

type Show = (isOpen: boolean) => void;

/** Opens one hint after the other, and then folds them away again. What a hint says is stored with it; where it is not, its cell runs. */
function hintButton(views: CellView[], run: (view: CellView) => Promise<unknown>): HTMLButtonElement {
  const steps = () => views.flatMap((view) => [...view.outputs.root.querySelectorAll('details')]);
  const next = async (show: Show, isOpen: boolean) => {
    if (isOpen && steps().every((step) => step.open)) return show(false);
    show(true);
    for (const view of views) if (!view.outputs.root.querySelector('details')) await run(view);
    const step = steps().find((each) => !each.open);
    if (step) step.open = true;
    announce(step?.querySelector('summary')?.textContent ?? '');
  };
  const toggle = folder('Hint', '?', views, (show, isOpen) => void next(show, isOpen).then(() => name(toggle, hintName(toggle, steps()))));
  // Opened and closed by hand, too. The event of a fold does not bubble.
  for (const view of views) view.outputs.root.addEventListener('toggle', () => name(toggle, hintName(toggle, steps())), { capture: true });
  return toggle;
}

/** What the button does next. */
function hintName(toggle: HTMLButtonElement, steps: HTMLDetailsElement[]): string {
  if (toggle.getAttribute('aria-expanded') !== 'true') return 'Hint';
  if (steps.every((step) => step.open)) return 'Hide the hints';
  return steps.some((step) => step.open) ? 'Next hint' : 'Hint';
}

function name(toggle: HTMLButtonElement, words: string): void {
  toggle.title = words;
  toggle.querySelector('.label')!.textContent = words;
}

/** A button that shows cells or folds them away; how, an act of its own may decide. */
function folder(label: string, icon: string, views: CellView[], act?: (show: Show, isOpen: boolean) => void): HTMLButtonElement {
  const show = (isOpen: boolean) => {
    for (const view of views) view.root.classList.toggle('folded', !isOpen);
    toggle.setAttribute('aria-expanded', String(isOpen));
  };
  const toggle = button(
    label,
    () => {
      const isOpen = toggle.getAttribute('aria-expanded') === 'true';
      if (act) act(show, isOpen);
      else show(!isOpen);
    },
    { icon },
  );
  for (const view of views) view.root.addEventListener('reveal', () => show(true));
  show(false);
  return toggle;
}
