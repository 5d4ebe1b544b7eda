import { button, element, pageId } from '../dom';
import { ChapterKernel } from '../kernel';
import type { KernelHost } from '../kernel-host';
import { places } from '../places';
import { themeButton } from '../theme';
import { Playground } from './playground';
import { playgroundNumber } from './output';
import { hashOf, home, readHash, type View } from './share';

/** What a notebook would say to have a playground. */
const code = '#r "lib/NeuralNotebook.dll"\n#r "lib/NeuralNotebook.Interactive.dll"\nnew NeuralNotebook.Interactive.Playground()';

/** The playground on a page of its own, in the kernel of the playground's notebook. */
export class PlaygroundPage {
  private readonly kernel: ChapterKernel;
  private readonly said = element('p', { class: 'play-starting', role: 'status' }, 'The kernel starts …');
  private readonly main = element('main', { id: pageId('content'), class: 'play-page', tabindex: -1 });
  private playground?: Playground;
  /** The last run that is known: where a lost kernel's successor goes on. */
  private run = '';
  private view: View = { showsTest: false, isDiscrete: false };

  constructor(host: KernelHost) {
    this.kernel = new ChapterKernel(home, host);
  }

  show(place: HTMLElement): void {
    document.title = 'Playground · Neural Notebook';
    this.main.append(element('h1', { class: 'unseen' }, 'Playground'), this.said);
    place.replaceChildren(this.main);
    addEventListener('hashchange', () => this.follow());
    for (const use of ['pointerdown', 'keydown']) document.addEventListener(use, () => this.kernel.use(), { passive: true });
    ({ run: this.run, view: this.view } = readHash(location.hash) ?? { run: '', view: this.view });
    void this.begin();
  }

  /** Starts the kernel's side, and goes on with the run that is known. */
  private async begin(): Promise<void> {
    try {
      const number = await this.ask();
      this.said.remove();
      this.playground?.root.remove();
      this.playground = new Playground(number, (playground, handlers) => this.kernel.openComm('playground', { playground }, handlers), [
        element('a', { class: 'play-home', href: places.chapter(home), title: 'The notebook of the playground' }, 'Notebook'),
        element('a', { class: 'play-home', href: places.map, title: 'The map of the course' }, 'Course'),
        themeButton(),
      ]);
      this.playground.onRest = (run, view) => this.keep(run, view);
      this.playground.onLost = () => this.offer('The network is gone with its kernel.');
      this.main.append(this.playground.root);
      this.playground.open(this.run, this.view);
    } catch (error) {
      this.offer((error as Error).message);
    }
  }

  /** Lets the kernel make a playground; returns its number. */
  private async ask(): Promise<number> {
    let number: number | null = null;
    let problem = '';
    await this.kernel.run(code, {
      onOutput: ({ type, content }) => {
        if (type === 'execute_result' || type === 'display_data')
          number = playgroundNumber(content.data as Record<string, unknown>) ?? number;
        if (type === 'error') problem = `${content.ename as string}: ${content.evalue as string}`;
      },
      onCount: () => {},
      onInput: () => Promise.resolve(''),
    });
    if (number === null) throw new Error(problem || 'The kernel made no playground.');
    return number;
  }

  private offer(why: string): void {
    this.said.replaceChildren(
      why,
      ' ',
      button('Start it again', () => void this.begin(), { class: 'primary' }),
    );
    this.main.prepend(this.said);
  }

  /** The address says the run as it is, so that a reload shows it again. */
  private keep(run: string, view: View): void {
    this.run = run;
    this.view = { ...view };
    history.replaceState(null, '', hashOf(run, view));
  }

  /** Another link was put into the address. */
  private follow(): void {
    const read = readHash(location.hash);
    if (!read) location.reload();
    else this.playground?.open(read.run, read.view);
  }
}
