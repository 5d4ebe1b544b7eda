import { button } from '../dom';

const gestures = ['wheel', 'touchmove', 'pointerdown', 'keydown'];
const silentKeys = ['Shift', 'Control', 'Alt', 'Meta'];
/** Cells that are over before one could look at them are passed by. */
const pause = 150;

/** Scrolls along with the cell that runs, if the learner wants that, until she scrolls, points or writes herself. */
export class Follow {
  readonly button: HTMLButtonElement;
  /** Whether the learner has moved on the page by herself since the run began: from then on nothing moves her. */
  hasMoved = false;
  private isOn = false;
  private target: HTMLElement | null = null;
  private timer: number | undefined;

  /** @param own where gestures are commands to the run, and no movement on the page */
  constructor(own: HTMLElement) {
    this.button = button('Follow', () => this.choose(!this.isOn), { icon: '↧', title: 'Scroll along with the cell that runs' });
    this.turn(false);
    for (const gesture of gestures) {
      addEventListener(
        gesture,
        (event) => {
          if (own.contains(event.target as Node) || silentKeys.includes((event as KeyboardEvent).key)) return;
          this.hasMoved = true;
          this.turn(false);
        },
        { passive: true, capture: true },
      );
    }
  }

  /** A run begins: it is followed if the last one that was asked for was. */
  begin(): void {
    this.hasMoved = false;
    this.turn(remembered());
  }

  /** This cell runs now. */
  at(cell: HTMLElement | null): void {
    this.target = cell;
    this.timer ??= window.setTimeout(() => {
      this.timer = undefined;
      this.scroll();
    }, pause);
  }

  private choose(isOn: boolean): void {
    remember(isOn);
    this.turn(isOn);
    this.scroll();
  }

  private turn(isOn: boolean): void {
    this.isOn = isOn;
    this.button.setAttribute('aria-pressed', String(isOn));
  }

  private scroll(): void {
    // What is folded away runs, too: then its exercise is looked at.
    let cell = this.target;
    while (cell?.classList.contains('folded')) cell = cell.previousElementSibling as HTMLElement | null;
    if (!cell || !this.isOn) return;
    const { top } = cell.getBoundingClientRect();
    const highest = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    if (top < highest || top > innerHeight / 2) cell.scrollIntoView({ block: 'start', behavior: 'instant' });
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem('follow') === 'yes';
  } catch {
    return false;
  }
}

function remember(isOn: boolean): void {
  try {
    localStorage.setItem('follow', isOn ? 'yes' : 'no');
  } catch {
    // It holds for this run, then.
  }
}
