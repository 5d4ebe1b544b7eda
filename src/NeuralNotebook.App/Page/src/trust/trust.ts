/**
 * Which outputs with scripts may run: those that the learner has said yes to in this notebook, and those that its cells make from then on
 * while this page is open. A yes is kept for the notebook's path and for what the output says, so that another notebook of the same name
 * inherits none.
 */
export class Trust {
  private readonly kept: Set<string>;
  private readonly waiting = new Set<() => void>();
  private isGiven = false;

  constructor(private readonly path: string) {
    this.kept = new Set(read(key(path)));
  }

  /** Whether an output may run. */
  async allows(html: string, isOwn: boolean): Promise<boolean> {
    const name = await digest(html);
    if (this.kept.has(name)) return true;
    if (!this.isGiven || !isOwn) return false;
    this.keep([name]);
    return true;
  }

  /** The learner's yes to all that the notebook shows now. */
  async give(outputs: readonly string[]): Promise<void> {
    this.isGiven = true;
    this.keep(await Promise.all(outputs.map(digest)));
    for (const look of [...this.waiting]) look();
    this.waiting.clear();
  }

  /** Calls once when the learner has said yes. */
  whenGiven(look: () => void): void {
    this.waiting.add(look);
  }

  private keep(names: string[]): void {
    for (const name of names) this.kept.add(name);
    try {
      localStorage.setItem(key(this.path), JSON.stringify([...this.kept].slice(-most)));
    } catch {
      // It lasts as long as the page, then.
    }
  }
}

const most = 500;
const key = (path: string) => `trusted:${path}`;

function read(name: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

async function digest(text: string): Promise<string> {
  // Over plain HTTP from another machine a browser computes none: there the text is its own name.
  if (!globalThis.crypto?.subtle) return text;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
}
