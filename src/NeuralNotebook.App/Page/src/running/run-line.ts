import './run-line.css';
import { duration, type Batch } from './batch';
import type { CellList } from '../cell-list';
import { announce, button, element } from '../dom';
import { Follow } from './follow';

/** Says at the window's lower edge which cell of several runs, for how long, and how it ended. One cell alone is seen where it stands. */
export class RunLine {
  readonly root = element('div', { class: 'run-line', role: 'group', 'aria-label': 'Cells that run', hidden: true });
  private readonly bar = element('progress', { 'aria-label': 'How many of the cells have run' });
  private readonly words = element('span', { class: 'run-words' });
  private readonly source = element('code', { class: 'run-source' });
  private readonly time = element('span', { class: 'run-time' });
  private readonly show: HTMLButtonElement;
  private readonly hide: HTMLButtonElement;
  private readonly follow = new Follow(this.root);
  private batch: Batch | null = null;
  private clock: number | undefined;
  private farewell: number | undefined;

  constructor(private readonly cells: CellList) {
    this.show = button('Show it', () => this.batch?.cell && cells.lead(this.batch.cell), { class: 'primary' });
    this.hide = button('Hide this', () => this.close(), { icon: '✕', class: 'hide' });
    this.root.append(this.bar, this.words, this.source, this.time, this.follow.button, this.show, this.hide);
  }

  /** Follows a batch: called whenever it goes on. */
  tell(batch: Batch): void {
    if (batch !== this.batch) this.begin(batch);
    if (batch.total > 1) this.draw(batch);
    if (batch.end) this.end(batch);
    else if (batch.total > 1 && batch.cell) this.follow.at(this.cells.views.get(batch.cell)?.root ?? null);
  }

  private begin(batch: Batch): void {
    this.close();
    this.batch = batch;
    this.follow.begin();
    this.clock = window.setInterval(() => (this.time.textContent = duration(batch.elapsed)), 250);
    if (batch.total > 1) announce(`${batch.total} cells run, one after the other.`);
  }

  private draw(batch: Batch): void {
    const { end, place, total } = batch;
    this.root.hidden = false;
    this.root.dataset.run = end ?? 'running';
    [this.bar.max, this.bar.value] = [total, end === 'done' ? total : place - 1];
    this.words.textContent = end ? said(batch) : `Running ${place} of ${total}`;
    this.source.textContent = batch.cell && end !== 'done' ? firstLine(this.cells.views.get(batch.cell)?.cell.source ?? '') : '';
    this.time.textContent = duration(batch.elapsed, end !== null);
    [this.follow.button.hidden, this.show.hidden, this.hide.hidden] = [end !== null, end === null || end === 'done', end === null];
  }

  private end(batch: Batch): void {
    clearInterval(this.clock);
    this.follow.at(null);
    if (document.activeElement === this.follow.button) this.hide.focus();
    if (batch.total === 1) return announce(alone[batch.end!]);
    announce(`${said(batch)} ${batch.end === 'done' ? 'in' : 'after'} ${duration(batch.elapsed, true)}.`);
    if (batch.end === 'done') this.farewell = window.setTimeout(() => this.close(), 9000);
    // Who has gone elsewhere meanwhile stays there, and has the button.
    else if (batch.end === 'failed' && batch.cell && !batch.isAside && !this.follow.hasMoved) this.cells.lead(batch.cell);
  }

  private close(): void {
    clearInterval(this.clock);
    clearTimeout(this.farewell);
    this.root.hidden = true;
  }
}

const alone = { done: 'The cell has run.', failed: 'The cell failed.', stopped: 'The cell was stopped.' };

/** How a batch ended. */
function said({ end, place, total }: Batch): string {
  if (end === 'done') return `All ${total} cells have run`;
  return end === 'failed' ? `Cell ${place} of ${total} failed` : `Stopped at ${place} of ${total}`;
}

/** The first line of code that does something. */
function firstLine(source: string): string {
  const lines = source.split('\n').map((line) => line.trim());
  return lines.find((line) => line && !line.startsWith('//')) ?? lines[0];
}
