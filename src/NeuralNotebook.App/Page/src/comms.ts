/** Data of a comm: JSON of any shape. */
export type CommData = unknown;

/** A channel between code in the page and code in the kernel: Jupyter's comm. */
export interface Comm {
  readonly id: string;
  readonly target: string;
  /** Called with the data of each message of the kernel's. */
  onMessage: (data: CommData) => void;
  /** Called when the kernel closes it, or is another one. */
  onClose: (data: CommData) => void;
  /** Called with what the kernel shows while it handles a message of ours. */
  onOutput: (message: { type: string; content: Record<string, unknown> }) => void;
  /** Sends data; false where it was closed meanwhile. */
  send(data: CommData): boolean;
  close(data?: CommData): void;
}

type Send = (type: string, content: Record<string, unknown>, onOutput: Comm['onOutput']) => void;

/** The page's ends of its comms. */
export class Comms {
  private readonly targets = new Map<string, (comm: Comm, data: CommData) => void>();
  private readonly open = new Map<string, Comm>();

  constructor(private readonly send: Send) {}

  /** Lets the kernel open comms to a target. */
  register(target: string, opened: (comm: Comm, data: CommData) => void): void {
    this.targets.set(target, opened);
  }

  /** Opens a comm to a target in the kernel; where there is none, it is closed at once. */
  start(target: string, data: CommData, handlers: Partial<Pick<Comm, 'onMessage' | 'onClose' | 'onOutput'>>): Comm {
    const comm = Object.assign(this.create(crypto.randomUUID(), target), handlers);
    this.send('comm_open', { comm_id: comm.id, target_name: target, data }, (message) => comm.onOutput(message));
    return comm;
  }

  /** Takes a message of the kernel's. */
  take(type: string, content: Record<string, unknown>): void {
    const { comm_id: id, target_name: target, data } = content as { comm_id: string; target_name: string; data: CommData };
    if (type === 'comm_open') {
      const opened = this.targets.get(target);
      // Nobody here takes part in it; the protocol asks to say so.
      if (!opened) this.send('comm_close', { comm_id: id, data: {} }, () => {});
      else opened(this.create(id, target), data);
    } else if (type === 'comm_msg') this.open.get(id)?.onMessage(data);
    else if (type === 'comm_close') this.end(id, data);
  }

  /** Closes all: the kernel that held the other ends is gone. */
  closeAll(): void {
    for (const id of [...this.open.keys()]) this.end(id, {});
  }

  private end(id: string, data: CommData): void {
    const comm = this.open.get(id);
    this.open.delete(id);
    comm?.onClose(data);
  }

  private create(id: string, target: string): Comm {
    const comm: Comm = {
      id,
      target,
      onMessage: () => {},
      onClose: () => {},
      onOutput: () => {},
      send: (data) => {
        if (this.open.get(id) !== comm) return false;
        this.send('comm_msg', { comm_id: id, data }, (message) => comm.onOutput(message));
        return true;
      },
      close: (data = {}) => {
        if (this.open.get(id) !== comm) return;
        this.open.delete(id);
        this.send('comm_close', { comm_id: id, data }, (message) => comm.onOutput(message));
      },
    };
    this.open.set(id, comm);
    return comm;
  }
}
