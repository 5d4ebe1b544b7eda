import type { Comm } from '../comms';

/** A run that is wanted: the cell's text, and where in it the number is that is moved; none in a cell that follows. */
export interface LiveRequest {
  code: string;
  place?: number;
  cell: number;
  /** Whether the number still moves: what only who stores the outputs needs is left out. */
  draft: boolean;
}

/** What the kernel says of a run; LiveCells.cs writes it. */
export interface LiveAnswer {
  run: number;
  status: 'ok' | 'error' | 'interrupted' | 'refused';
  compiled?: boolean;
  obstacle?: string | null;
  declared?: string[];
  outputs: { type: string; content: Record<string, unknown> }[];
}

type Open = (handlers: Pick<Comm, 'onMessage' | 'onClose'>) => Promise<Comm>;

/** So long a run may take, in milliseconds, before a newer value ends it. */
const patience = 400;
/** So long a number must rest whose cell is compiled for every value. */
const rest = 250;

/** Runs a cell in the kernel with the numbers that its text has: one run at a time, and of what is wanted meanwhile only the newest. */
export class LiveCell {
  private comm?: Promise<Comm>;
  private newest: LiveRequest | null = null;
  private flying: { run: number; since: number } | null = null;
  private runs = 0;
  private timer?: ReturnType<typeof setTimeout>;
  private mustRest = false;

  constructor(
    private readonly open: Open,
    private readonly answered: (answer: LiveAnswer, isNewest: boolean) => void,
    /** Called before a run is sent that is to end the one before. */
    private readonly overtakes: () => void = () => {},
  ) {}

  /** Wants a run. */
  want(request: LiveRequest): void {
    this.newest = request;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.mustRest && request.draft) this.timer = setTimeout(() => this.go(), rest);
    else this.go();
  }

  private go(): void {
    if (!this.newest) return;
    const age = this.flying ? performance.now() - this.flying.since : patience;
    clearTimeout(this.timer);
    if (age < patience) {
      this.timer = setTimeout(() => this.go(), patience - age);
      return;
    }
    const request = this.newest;
    this.newest = null;
    if (this.flying) this.overtakes();
    this.flying = { run: ++this.runs, since: performance.now() };
    void this.send({ run: this.runs, ...request });
  }

  private async send(message: LiveRequest & { run: number }): Promise<void> {
    try {
      const comm = await (this.comm ??= this.open({ onMessage: (data) => this.take(data as LiveAnswer), onClose: () => this.lose() }));
      comm.send(message);
    } catch {
      this.lose();
    }
  }

  private take(answer: LiveAnswer): void {
    if (answer.run === this.flying?.run) this.flying = null;
    this.mustRest = answer.obstacle != null;
    this.answered(answer, !this.newest && !this.flying);
    // One that must rest has its own time.
    if (!this.mustRest || this.timer === undefined) this.go();
  }

  /** The kernel is another one, or there is none. */
  private lose(): void {
    this.comm = undefined;
    this.flying = null;
    this.newest = null;
    this.answered({ run: this.runs, status: 'interrupted', outputs: [] }, true);
  }
}
