import { RequestError } from '../api';

/** What this browser keeps for the site: chapters as the learner has them, the ones before, and files that cells wrote. */
export interface Kept {
  chapters: { content: unknown; hash: string; isForeign: boolean };
  checkpoints: { content: unknown };
  files: Uint8Array;
}

export type Drawer = keyof Kept;

const drawers: Drawer[] = ['chapters', 'checkpoints', 'files'];
const edition = 1;

/** The browser's own database (IndexedDB), as drawers of values by name. */
export class Drawers {
  private database?: Promise<IDBDatabase>;

  private readonly name: string;

  /** @param site The site's address: sites of one host must not share a database. */
  constructor(site: string) {
    this.name = `course ${new URL(site).pathname}`;
  }

  get<D extends Drawer>(drawer: D, key: string): Promise<Kept[D] | undefined> {
    return this.act(drawer, 'readonly', (values) => values.get(key));
  }

  put<D extends Drawer>(drawer: D, key: string, value: Kept[D]): Promise<unknown> {
    return this.act(drawer, 'readwrite', (values) => values.put(value, key));
  }

  delete(drawer: Drawer, key: string): Promise<unknown> {
    return this.act(drawer, 'readwrite', (values) => values.delete(key));
  }

  keys(drawer: Drawer): Promise<string[]> {
    return this.act(drawer, 'readonly', (values) => values.getAllKeys());
  }

  /** Puts what is made of the present value, in one step; another tab can do nothing in between. Where that throws, nothing is put. */
  async change<D extends Drawer>(drawer: D, key: string, make: (value: Kept[D] | undefined) => Kept[D]): Promise<void> {
    let refusal: Error | undefined;
    await this.act(drawer, 'readwrite', (values) => {
      const reading = values.get(key);
      reading.addEventListener('success', () => {
        try {
          values.put(make(reading.result as Kept[D] | undefined), key);
        } catch (error) {
          refusal = error as Error;
        }
      });
      return reading;
    });
    if (refusal) throw refusal;
  }

  private async act<T>(drawer: Drawer, mode: IDBTransactionMode, ask: (values: IDBObjectStore) => IDBRequest): Promise<T> {
    try {
      this.database ??= this.open();
      const transaction = (await this.database).transaction(drawer, mode);
      const request = ask(transaction.objectStore(drawer));
      return await new Promise<T>((resolve, reject) => {
        transaction.oncomplete = () => resolve(request.result as T);
        transaction.onabort = transaction.onerror = () =>
          reject(transaction.error ?? request.error ?? new Error('the browser gave no reason'));
      });
    } catch (error) {
      this.database = undefined;
      const isFull = (error as DOMException | null)?.name === 'QuotaExceededError';
      throw new RequestError(
        507,
        isFull
          ? "This browser's storage for the site is full. Download the notebook, then make room in the browser's settings."
          : `This browser keeps nothing for this site (${(error as Error | null)?.message ?? 'no reason given'}). In a private window, or where storage is forbidden, download the notebook.`,
      );
    }
  }

  private open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.name, edition);
      request.onupgradeneeded = () => {
        for (const drawer of drawers) if (!request.result.objectStoreNames.contains(drawer)) request.result.createObjectStore(drawer);
      };
      request.onsuccess = () => {
        // A later edition of the site, open in another tab, may change the database.
        request.result.onversionchange = () => request.result.close();
        request.result.onclose = () => (this.database = undefined);
        resolve(request.result);
      };
      request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'));
    });
  }
}
