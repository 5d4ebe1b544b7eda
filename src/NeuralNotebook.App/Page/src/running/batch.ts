/** How a batch ended: all ran, one failed, or the learner stopped it. */
export type BatchEnd = 'done' | 'failed' | 'stopped';

/** Cells that run one after the other, from the first until nothing runs or waits. */
export class Batch {
  /** How many there are, those included that came while others ran. */
  total = 0;
  /** Which of them runs, or ran last, from 1. */
  place = 0;
  /** The cell that runs, or ran last. */
  cell: string | null = null;
  end: BatchEnd | null = null;
  isStopped = false;
  /**
   * Whether the cells run for something else that the learner does, such as dragging a number below them: nothing leads her away from that.
   */
  isAside = false;
  private readonly begun = performance.now();
  private took = 0;

  /** Milliseconds since it began; until its end, if it has ended. */
  get elapsed(): number {
    return this.end ? this.took : performance.now() - this.begun;
  }

  next(cell: string): void {
    this.place++;
    this.cell = cell;
  }

  over(isOk: boolean): void {
    this.took = performance.now() - this.begun;
    this.end = isOk && this.place === this.total ? 'done' : this.isStopped ? 'stopped' : 'failed';
  }
}

/** A time as one says it: whole seconds while it goes on, tenths of what was short. */
export function duration(milliseconds: number, isOver = false): string {
  const seconds = milliseconds / 1000;
  if (isOver && seconds < 9.95) return `${Math.max(seconds, 0.1).toFixed(1)} s`;
  const whole = isOver ? Math.round(seconds) : Math.floor(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
