import type { FromWorker, ToWorker } from './messages';

/** How long a worker may take to hear of an interrupt where memory cannot be shared: one that runs a cell without a pause never does. */
const patience = 1500;

/** A kernel in a worker of this page. */
export class KernelWorker {
  private worker = this.create();
  private listen: (frame: string) => void = () => {};
  private stop: Int32Array | null = null;
  private heard: (() => void) | null = null;
  private isStopping = false;

  constructor(
    private readonly base: string,
    private readonly site: string | null,
    private readonly onComing: (share: number) => void,
  ) {
    this.start();
  }

  /** Who takes the kernel's messages. */
  hear(listen: (frame: string) => void): void {
    this.listen = listen;
  }

  send(frame: string): void {
    this.tell({ kind: 'frame', frame });
  }

  /** Stops the running cell. One that cannot hear of it, or does not stop when asked again, is ended with its kernel. */
  async interrupt(): Promise<void> {
    if (this.stop) {
      if (this.isStopping && Atomics.load(this.stop, 0) === 1) return this.replace('interrupted');
      Atomics.store(this.stop, 0, 1);
    }
    this.isStopping = true;
    this.tell({ kind: 'interrupt' });
    const isHeard = await Promise.race([
      new Promise<boolean>((resolve) => (this.heard = () => resolve(true))),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience)),
    ]);
    if (!isHeard && !this.stop) this.replace('interrupted');
  }

  /** Asks the running cell to stop, where it can hear of it without an end of its kernel; what is sent next is not meant. */
  overtake(): void {
    if (!this.stop) return;
    Atomics.store(this.stop, 0, 1);
    this.tell({ kind: 'overtaken' });
  }

  /** Begins anew: what the cells declared is gone. */
  restart(): void {
    this.worker.terminate();
    this.worker = this.create();
    this.start();
  }

  end(): void {
    this.worker.terminate();
  }

  /** Begins anew by itself, and says so as a server does of a kernel that died. */
  private replace(reason?: 'interrupted'): void {
    this.restart();
    this.listen(status('restarting', reason));
  }

  private create(): Worker {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'kernel' });
  }

  private start(): void {
    this.stop = self.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : null;
    this.isStopping = false;
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'frame') this.listen(data.frame);
      else if (data.kind === 'coming') this.onComing(data.share);
      else if (data.kind === 'interrupted') {
        this.isStopping = false;
        this.heard?.();
      } else if (data.kind === 'ready') {
        // One that began anew by itself is asked nothing by which the page would learn it.
        this.listen(status('idle'));
      } else if (data.kind === 'failed') {
        console.error(data.reason);
        this.listen(status('dead'));
      }
    };
    this.worker.onerror = () => this.replace();
    this.tell({ kind: 'start', base: this.base, site: this.site, folder: '/course', stop: this.stop });
  }

  private tell(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}

/** What a server says of a kernel. */
function status(state: string, reason?: string): string {
  const header = {
    msg_id: crypto.randomUUID(),
    msg_type: 'status',
    username: 'page',
    session: 'page',
    date: new Date().toISOString(),
    version: '5.4',
  };
  return JSON.stringify({
    header,
    parent_header: {},
    metadata: {},
    content: { execution_state: state, reason },
    buffers: [],
    channel: 'iopub',
  });
}
