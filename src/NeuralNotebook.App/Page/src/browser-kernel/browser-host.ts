import type { KernelHost, Session } from '../kernel-host';
import type * as Jupyter from '../jupyter';
import { KernelWorker } from './kernel-worker';
import { WorkerSocket } from './worker-socket';

/** Kernels that are workers of this page. */
export class BrowserHost implements KernelHost {
  onComing: (share: number) => void = () => {};
  private readonly workers = new Map<string, KernelWorker>();

  /**
   * @param base Where the kernel's files lie.
   * @param site The site whose files the cells write are kept with; null where they are not kept.
   */
  constructor(
    private readonly base: string,
    private readonly site: string | null = null,
  ) {}

  /** Unless the reader wants to save data: then the first click into a cell starts it. */
  readonly startsAtOnce = !(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;

  openSession(path: string): Promise<Session> {
    if (!this.workers.has(path)) this.workers.set(path, new KernelWorker(this.base, this.site, (share) => this.onComing(share)));
    return Promise.resolve({ id: path, kernel: { id: path, name: '.net-csharp' } });
  }

  use(): Promise<void> {
    return Promise.resolve();
  }

  overtake(kernel: string): void {
    this.workers.get(kernel)?.overtake();
  }

  reach(jupyter: typeof Jupyter): Jupyter.Reach {
    const find = (id: string) => this.workers.get(id)!;
    const model = (id: string) => Promise.resolve({ id, name: '.net-csharp' });
    class Socket extends WorkerSocket {
      constructor(url: string | URL) {
        // …/api/kernels/ID/channels?session_id=…
        super(find(decodeURIComponent(String(url).split('/').at(-2)!)));
      }
    }
    return {
      serverSettings: jupyter.ServerConnection.makeSettings({
        baseUrl: `${location.origin}/`,
        wsUrl: 'ws://worker/',
        token: '',
        WebSocket: Socket as unknown as typeof WebSocket,
      }),
      kernelAPIClient: {
        serverSettings: jupyter.ServerConnection.makeSettings(),
        listRunning: () => Promise.resolve([]),
        getModel: model,
        startNew: () => Promise.reject(new Error('A chapter has one kernel.')),
        restart: (id) => Promise.resolve(find(id).restart()),
        interrupt: (id) => find(id).interrupt(),
        shutdown: (id) => Promise.resolve(find(id).end()),
      },
    };
  }
}
