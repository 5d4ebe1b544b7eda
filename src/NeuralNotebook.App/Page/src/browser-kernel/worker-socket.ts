import type { KernelWorker } from './kernel-worker';

/** Looks to Jupyter's library like the websocket of a server, and speaks to a worker. */
export class WorkerSocket {
  readonly protocol = '';
  binaryType = 'arraybuffer';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;

  constructor(private readonly worker: KernelWorker) {
    // The library sets its handlers first.
    queueMicrotask(() => {
      worker.hear((frame) => this.onmessage?.(new MessageEvent('message', { data: frame })));
      this.onopen?.(new Event('open'));
    });
  }

  send(frame: string): void {
    this.worker.send(frame);
  }

  close(): void {
    this.worker.hear(() => {});
  }
}
