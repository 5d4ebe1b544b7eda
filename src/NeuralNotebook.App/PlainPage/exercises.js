import { api } from './api.js';
import { button, element } from './dom.js';

/** Puts Check under every exercise, lets an opened hint show itself, and ticks what is solved. */
export class Exercises {
  #found = [];

  constructor(chapter) {
    this.chapter = chapter;
    const number = chapter.path.split('/').at(-1).slice(0, 2);
    let text = '';
    for (const cell of chapter.cells) {
      if (!cell.isCode) text = cell.data.source;
      else if (cell.tags.includes('exercise')) {
        // The text before names it: "Exercise 05.2".
        const named = [...text.matchAll(/\b(\d\d\.\d+)\b/g)]
          .map((match) => match[1])
          .filter((id) => id.startsWith(`${number}.`))
          .at(-1);
        this.#dress(cell, named ?? `${number}.${this.#found.length + 1}`);
      } else if (cell.tags.includes('hint'))
        cell.root.closest('details').addEventListener('toggle', ({ target }) => target.open && void chapter.run([cell]));
    }
    if (this.#found.length) void this.tick();
  }

  /** Asks which exercises are solved. */
  async tick() {
    try {
      const { passed } = (await api.course()).progress;
      for (const { cell, id, mark } of this.#found) {
        mark.hidden = !passed.includes(id);
        cell.root.classList.toggle('solved', !mark.hidden);
      }
    } catch {
      // The tick comes when the chapter is opened again.
    }
  }

  #dress(cell, id) {
    const mark = element('span', { class: 'tick', hidden: true }, '✔ solved');
    const check = button('Check', () => void this.chapter.run([cell]), {
      icon: '✓',
      class: 'primary',
      title: 'Run this cell and check the answer',
    });
    cell.root.classList.add('exercise');
    cell.root
      .querySelector('.source')
      .after(element('div', { class: 'exercise-bar', role: 'group', 'aria-label': `Exercise ${id}` }, check, mark));
    this.#found.push({ cell, id, mark });
  }
}
