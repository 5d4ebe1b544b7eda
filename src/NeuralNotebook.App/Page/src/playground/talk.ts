import type { Comm } from '../comms';
import type { Frame, Knobs, Place } from './frame';

/** The way to a playground's run in the kernel; null where its cell has not run in this kernel. */
export type PlaygroundDoor = (playground: number, handlers: Pick<Comm, 'onMessage' | 'onClose'>) => Promise<Comm | null>;

/** What is asked of the kernel; PlaygroundQuestion.cs reads it. */
export interface Question {
  do: 'hello' | 'look' | 'train' | 'turn' | 'weight' | 'reset' | 'goto' | 'open' | 'code';
  knob?: string;
  value?: string;
  layer?: number;
  from?: number;
  to?: number;
  weight?: number;
  epoch?: number;
  epochs?: number;
  milliseconds?: number;
  run?: string;
}

/** What the page has already, and need not be told again. */
export interface Known {
  generation: number;
  have: number;
  shots: number;
  data: number;
  focus: Place | null;
}

/** Whether a later question makes an earlier one needless: of a knob or a weight that moves, only where it is last counts. */
export const replaces = (later: Question, earlier: Question) =>
  later.do === earlier.do &&
  ((later.do === 'turn' && later.knob === earlier.knob) ||
    (later.do === 'weight' && later.layer === earlier.layer && later.from === earlier.from && later.to === earlier.to) ||
    later.do === 'look');

/** Questions wait here until the kernel has answered the one before: it is never asked two things at once. */
export class Talk {
  private comm: Comm | null = null;
  private readonly waiting: Question[] = [];
  private asked: Question | null = null;
  private isAsking = false;
  private turn = 0;

  constructor(
    private number: number,
    private readonly door: PlaygroundDoor,
    private readonly page: {
      known(): Known;
      /** What to ask when nothing else waits. */
      next(): Question | null;
      show(frame: Frame): void;
      lost(why: 'not-run' | 'gone' | 'unreachable', words?: string): void;
    },
  ) {}

  /** Asks, after what waits already. */
  ask(question: Question): void {
    const last = this.waiting.at(-1);
    if (last && replaces(question, last)) this.waiting.pop();
    this.waiting.push(question);
    void this.go();
  }

  /** Where the knobs will stand when all that was asked is answered. */
  wanted(knobs: Knobs): Knobs {
    const wanted = { ...knobs };
    for (const question of [this.asked, ...this.waiting]) if (question?.do === 'turn') wanted[question.knob ?? ''] = question.value ?? '';
    return wanted;
  }

  /** Asks what is to be asked when nothing waits. */
  wake(): void {
    void this.go();
  }

  /** The cell has run again: another run. */
  refresh(number: number): void {
    this.comm?.close();
    this.comm = null;
    this.number = number;
    this.asked = null;
    this.isAsking = false;
    this.waiting.length = 0;
  }

  close(): void {
    this.comm?.close();
    this.comm = null;
  }

  private async go(): Promise<void> {
    if (this.isAsking) return;
    const question = this.waiting.shift() ?? this.page.next();
    if (!question) return;
    this.asked = question;
    this.isAsking = true;
    try {
      this.comm ??= await this.door(this.number, { onMessage: (data) => this.answered(data as Frame), onClose: () => this.end('gone') });
      if (!this.comm) return this.end('not-run');
      if (!this.comm.send({ turn: ++this.turn, ...question, ...this.page.known() })) this.end('gone');
    } catch (error) {
      this.end('unreachable', (error as Error).message);
    }
  }

  private answered(frame: Frame): void {
    if (frame.turn !== this.turn) return;
    this.asked = null;
    this.page.show(frame);
    // After the paint: a kernel in this page leaves it no time otherwise.
    requestAnimationFrame(() => {
      this.isAsking = false;
      void this.go();
    });
  }

  private end(why: 'not-run' | 'gone' | 'unreachable', words?: string): void {
    this.comm = null;
    this.asked = null;
    this.isAsking = false;
    this.waiting.length = 0;
    this.page.lost(why, words);
  }
}
