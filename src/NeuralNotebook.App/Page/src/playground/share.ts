import { button, element } from '../dom';
import { places } from '../places';

/** What stands behind the # of a link to the playground's own page, before the run. */
export const linkStart = 'play';

/** What the page shows of a run; it changes nothing in it. */
export interface View {
  showsTest: boolean;
  isDiscrete: boolean;
}

/** The notebook that lends its kernel to the playground's own page. */
export const home = 'playground.ipynb';

/** What stands behind the #: the run, and how it is looked at. */
export const hashOf = (run: string, view: View) =>
  `#${linkStart}=${run}${view.showsTest || view.isDiscrete ? `~${view.showsTest ? 't' : ''}${view.isDiscrete ? 'd' : ''}` : ''}`;

/** Reads what {@link hashOf} wrote; null where it is the address of something else. */
export function readHash(hash: string): { run: string; view: View } | null {
  if (hash !== `#${linkStart}` && !hash.startsWith(`#${linkStart}=`)) return null;
  const [run, flags = ''] = decode(hash.slice(linkStart.length + 2)).split('~');
  return { run, view: { showsTest: flags.includes('t'), isDiscrete: flags.includes('d') } };
}

/** Some mail programs write signs of a link as %26. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const linkOf = (run: string, view: View) => new URL(places.chapter(home) + hashOf(run, view), location.href).href;

/** Hands out the link and the cell that repeat a run. */
export class ShareDialog {
  readonly root = element('dialog', { class: 'question play-share', 'aria-label': 'Share this run' });
  private readonly link = element('textarea', { readonly: true, rows: 2, 'aria-label': 'Link' });
  private readonly code = element('textarea', { readonly: true, rows: 14, 'aria-label': 'C# cell', spellcheck: 'false', wrap: 'off' });
  private readonly said = element('span', { role: 'status' });

  constructor() {
    const copy = (field: HTMLTextAreaElement, name: string) =>
      button(`Copy the ${name}`, () => {
        field.select();
        void navigator.clipboard?.writeText(field.value).then(
          () => (this.said.textContent = `The ${name} is copied.`),
          () => (this.said.textContent = 'Press Ctrl+C to copy what is selected.'),
        );
      });
    this.root.append(
      element('h2', {}, 'Exactly this run'),
      element('p', {}, 'By link: whoever opens it sees the same numbers after the same epochs.'),
      this.link,
      copy(this.link, 'link'),
      element('p', {}, 'As C#: this cell, in a notebook of the course, prints the same losses to the last digit.'),
      this.code,
      element(
        'div',
        { class: 'choices' },
        copy(this.code, 'cell'),
        button('Close', () => this.root.close(), { class: 'primary' }),
        this.said,
      ),
    );
  }

  open(link: string, code: string): void {
    this.link.value = link;
    this.code.value = code;
    this.said.textContent = '';
    if (!this.root.open) this.root.showModal();
  }
}
