import { button, element } from '../dom';
import { linkOf } from './share';
import type { PlaygroundDoor } from './talk';
import type { Playground } from './playground';

export const playgroundType = 'application/vnd.neural-notebook.playground+json';

/** Which of the kernel's playgrounds an output shows; null for one that shows none. */
export function playgroundNumber(data: Record<string, unknown> | undefined): number | null {
  const number = (data?.[playgroundType] as { playground?: unknown } | null | undefined)?.playground;
  return Number.isInteger(number) ? (number as number) : null;
}

/** The place of a playground below its cell; what it is made of is loaded when the first one is shown. */
export class PlaygroundOutput {
  private playground?: Playground;

  constructor(
    private readonly place: HTMLElement,
    private number: number,
    private readonly door: PlaygroundDoor,
  ) {
    void this.load();
  }

  /** The cell may have run again. */
  refresh(number: number): void {
    if (number === this.number) return this.playground?.start();
    this.number = number;
    this.playground?.refresh(number);
  }

  private async load(): Promise<void> {
    const { Playground } = await import('./playground');
    const still = [...this.place.children];
    const whole = button('Full screen', () => void this.enlarge(), { title: 'Full screen (Escape leads back)' });
    if (!document.fullscreenEnabled) whole.hidden = true;
    const own = element(
      'a',
      {
        class: 'play-home',
        href: linkOf('', { showsTest: false, isDiscrete: false }),
        target: '_blank',
        title: 'This run in a window of its own',
      },
      'Own page',
    );
    this.playground = new Playground(this.number, this.door, [own, whole]);
    this.playground.onRest = (run, view) => (own.href = linkOf(run, view));
    this.place.append(element('div', { class: 'play-frame' }, this.playground.root));
    this.playground.onShown = () => still.forEach((part) => part.remove());
    this.playground.start();
  }

  private async enlarge(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.playground?.root.parentElement?.requestFullscreen().catch(() => {});
  }
}
