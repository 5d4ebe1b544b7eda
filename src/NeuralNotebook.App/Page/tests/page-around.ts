import { vi } from 'vitest';

/** A store that may be full, as the browser's is. */
export class LocalStore {
  readonly kept = new Map<string, string>();
  isFull = false;
  isForbidden = false;
  getItem = (key: string) => this.unless(this.isForbidden, () => this.kept.get(key) ?? null);
  setItem = (key: string, text: string) => this.unless(this.isForbidden || this.isFull, () => void this.kept.set(key, text));
  removeItem = (key: string) => this.unless(this.isForbidden, () => void this.kept.delete(key));

  private unless<T>(isRefused: boolean, act: () => T): T {
    if (isRefused) throw new DOMException('refused', 'QuotaExceededError');
    return act();
  }
}

/** What a module finds around it, without a browser: timers that the test moves, a store, events of the window and the document. */
export function pageAround(): { local: LocalStore; window: EventTarget; document: EventTarget & { hidden: boolean } } {
  vi.useFakeTimers();
  const local = new LocalStore();
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', document);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  return { local, window: page, document };
}
