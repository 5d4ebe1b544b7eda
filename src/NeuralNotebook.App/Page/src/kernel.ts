import { RequestError } from './api';
import { Comms, type Comm, type CommData } from './comms';
import type * as Jupyter from './jupyter';
import type { KernelHost } from './kernel-host';

export type KernelState = 'none' | 'starting' | 'idle' | 'busy' | 'restarting' | 'disconnected' | 'dead';

type StateListener = (state: KernelState, before: KernelState) => void;

/** What a kernel shows: a message's type and content. */
export interface Shown {
  type: string;
  content: Record<string, unknown>;
}

/** Who shows what a running cell shows; what comes after its end, too. */
export interface Run {
  onOutput: (message: Shown) => void;
  onCount: (count: number) => void;
  onInput: (prompt: string, isSecret: boolean) => Promise<string>;
}

export interface Result {
  /** Interrupted: it could be stopped only with its kernel. */
  status: 'ok' | 'error' | 'aborted' | 'interrupted';
}

/** Why the kernel is another one; interrupted where a cell could be stopped only with its kernel. */
export type Fresh = 'restarted' | 'died' | 'interrupted' | 'lost' | 'ended';

const useEvery = 60_000;
const retryEvery = 2000;
const patience = 1500;

/** The chapter's kernel: started when it is first needed, found again when the connection was broken. */
export class ChapterKernel {
  state: KernelState = 'none';
  private jupyter?: typeof Jupyter;
  private connection?: Jupyter.KernelConnection;
  private opening?: Promise<Jupyter.KernelConnection>;
  private running = 0;
  private readonly futures = new Map<string, { readonly isDisposed: boolean }>();
  private last?: { id: string; run: Run };
  private readonly comms = new Comms((type, content, onOutput) => this.sendComm(type, content, onOutput));
  private readonly lost = new Set<(result: Result) => void>();
  private readonly listeners: StateListener[] = [];
  /** Called when what the cells declared is gone: the kernel is another one. */
  onFresh: (why: Fresh, words?: string) => void = () => {};
  /** Called when what a cell has shown is to be replaced, and it was not a running cell that did it. */
  onUpdate: (content: Record<string, unknown>) => void = () => {};
  /** Called while the kernel starts and its files come over the network: how much has come, from 0 to 1. */
  onComing: (share: number) => void = () => {};
  private sessionId?: string;
  private farewell?: string;
  private lastUse = performance.now();

  constructor(
    readonly path: string,
    private readonly host: KernelHost,
  ) {
    addEventListener('online', () => void this.reconnect());
    if ('onComing' in host) host.onComing = (share) => this.state === 'starting' && this.onComing(share);
  }

  onState(listener: StateListener): void {
    this.listeners.push(listener);
  }

  /** Starts it, or does nothing if it runs. */
  async open(): Promise<Jupyter.KernelConnection> {
    // A broken connection is mended first: the server may have been started anew, with another kernel.
    if (this.connection && !this.connection.isDisposed && this.connection.connectionStatus !== 'connected') await this.reconnect();
    if (this.connection && !this.connection.isDisposed) return this.connection;
    return (this.opening ??= this.connect().finally(() => (this.opening = undefined)));
  }

  async run(code: string, run: Run): Promise<Result> {
    const connection = await this.open();
    this.running++;
    this.setState('busy');
    try {
      const future = connection.requestExecute({ code, stop_on_error: true, allow_stdin: true, store_history: true }, true);
      const { msg_id: id } = future.msg.header;
      this.futures.set(id, future);
      this.last = { id, run };
      future.onIOPub = (message) => {
        if (message.header.msg_type === 'execute_input') run.onCount((message.content as { execution_count: number }).execution_count);
        else show(message, run.onOutput);
      };
      future.onReply = (message) => run.onOutput({ type: 'execute_reply', content: message.content as unknown as Record<string, unknown> });
      future.onStdin = (message) => {
        if (!this.jupyter?.KernelMessage.isInputRequestMsg(message)) return;
        void run
          .onInput(message.content.prompt, message.content.password)
          .then((value) => future.sendInputReply({ status: 'ok', value }, message.header));
      };
      let giveUp: (result: Result) => void = () => {};
      const lost = new Promise<Result>((resolve) => this.lost.add((giveUp = resolve)));
      // A kernel that begins anew drops its futures without an answer.
      const done = future.done.then(
        ({ content: { status } }): Result => ({ status: status === 'ok' ? 'ok' : (status as string) === 'aborted' ? 'aborted' : 'error' }),
        (): Result => ({ status: 'aborted' }),
      );
      const result = await Promise.race([done, lost]);
      this.lost.delete(giveUp);
      this.futures.delete(id);
      return result;
    } finally {
      this.running--;
      if (this.running === 0 && this.state === 'busy') this.setState('idle');
    }
  }

  /** Somebody sits here: the server hears of it now and then, and does not take the kernel for idle. */
  use(): void {
    if (!this.sessionId || this.connection?.connectionStatus !== 'connected' || performance.now() - this.lastUse < useEvery) return;
    this.lastUse = performance.now();
    void this.host.use(this.sessionId).catch(() => {});
  }

  async interrupt(): Promise<void> {
    await this.connection?.interrupt();
  }

  /** Asks what runs to stop, where it could not hear of what is sent next. */
  overtake(): void {
    if (this.connection) this.host.overtake?.(this.connection.id);
  }

  async restart(): Promise<void> {
    const connection = await this.open();
    await connection.restart();
    this.drop();
    this.onFresh('restarted');
  }

  /**
   * Asks an editor's question; null where there is no kernel yet or no answer. One that starts is asked later: in a browser, where
   * everything takes turns, the first cell would wait.
   */
  async ask(type: string, content: Record<string, unknown>): Promise<Record<string, unknown> | null> {
    const connection = this.connection;
    if (!connection || !this.jupyter || connection.connectionStatus !== 'connected' || this.opening) return null;
    const message = this.jupyter.KernelMessage.createMessage({
      msgType: type as 'complete_request',
      channel: 'shell',
      username: connection.username,
      session: connection.clientId,
      content: content as never,
    });
    try {
      const reply = await connection.sendShellMessage(message, true, true).done;
      const answer = reply?.content as unknown as Record<string, unknown> | undefined;
      return answer?.status === 'ok' ? answer : null;
    } catch {
      return null;
    }
  }

  /** Lets the kernel open comms to a target in the page. */
  onComm(target: string, opened: (comm: Comm, data: CommData) => void): void {
    this.comms.register(target, opened);
  }

  /** Opens a comm to a target in the kernel, which is started if need be. Its messages reach the kernel also while a cell runs. */
  async openComm(
    target: string,
    data: CommData = {},
    handlers: Partial<Pick<Comm, 'onMessage' | 'onClose' | 'onOutput'>> = {},
  ): Promise<Comm> {
    await this.open();
    return this.comms.start(target, data, handlers);
  }

  private sendComm(type: string, content: Record<string, unknown>, onOutput: (message: Shown) => void): void {
    const connection = this.connection;
    if (!connection || !this.jupyter) return;
    const message = this.jupyter.KernelMessage.createMessage({
      msgType: type as 'comm_msg',
      channel: 'shell',
      username: connection.username,
      session: connection.clientId,
      content: content as never,
    });
    connection.sendShellMessage(message, false, true).onIOPub = (shown) => show(shown, onOutput);
  }

  /** What belongs to no cell that runs: comms, updates that their handlers make, and what a cell left behind says after its end. */
  private hear(message: Jupyter.KernelMessage.IIOPubMessage): void {
    const type = message.header.msg_type;
    const parent = (message.parent_header as { msg_id?: string }).msg_id ?? '';
    const content = message.content as Record<string, unknown>;
    if (type.startsWith('comm_')) this.comms.take(type, content);
    // A cell that is over hears nothing any more, from its last message on: what comes right behind it is shown here.
    else if (this.futures.get(parent)?.isDisposed === false) return;
    else if (type === 'update_display_data') this.onUpdate(content);
    else if (parent === this.last?.id) show(message, this.last.run.onOutput);
  }

  private async connect(): Promise<Jupyter.KernelConnection> {
    this.setState('starting');
    try {
      const [jupyter, session] = await Promise.all([import('./jupyter'), this.openSession()]);
      this.jupyter = jupyter;
      const connection = new jupyter.KernelConnection({
        model: { id: session.kernel.id, name: session.kernel.name },
        ...this.host.reach(jupyter),
        handleComms: false,
      });
      this.connection = connection;
      connection.iopubMessage.connect((_, message) => this.hear(message));
      connection.anyMessage.connect((_, { msg }) => {
        if (msg.header.msg_type === 'status') this.farewell = (msg.content as { reason?: string }).reason;
      });
      connection.statusChanged.connect((_, status) => this.follow(status));
      connection.connectionStatusChanged.connect((_, status) => {
        if (connection.isDisposed) return;
        if (status === 'connected') {
          // The way to it is open; whether the kernel that starts stands already, its first answer says.
          if (!this.opening) this.setState(this.running ? 'busy' : 'idle');
        } else if (this.state !== 'starting') {
          this.setState('disconnected');
          // The library tries first, for what takes a moment; then we ask the server whether that kernel is still there.
          setTimeout(() => void this.reconnect(), patience);
        }
      });
      await connection.info;
      this.setState(this.running ? 'busy' : connection.status === 'busy' ? 'busy' : 'idle');
      return connection;
    } catch (error) {
      this.setState(error instanceof RequestError ? 'disconnected' : 'dead');
      throw error;
    }
  }

  /** The chapter's session; where the server ended its last kernel, it says so once. */
  private async openSession() {
    const session = await this.host.openSession(this.path);
    this.sessionId = session.id;
    if (session.notice) this.onFresh('ended', session.notice);
    return session;
  }

  private follow(status: string): void {
    if (status === 'autorestarting') {
      const isInterrupted = this.farewell === 'interrupted';
      this.drop({ status: isInterrupted ? 'interrupted' : 'aborted' });
      this.setState('restarting');
      this.onFresh(isInterrupted ? 'interrupted' : 'died');
    } else if (status === 'busy' || status === 'starting' || status === 'restarting') this.setState(status);
    else if (status === 'idle') this.setState(this.running ? 'busy' : 'idle');
    else if (status === 'dead') {
      this.drop();
      this.setState('dead');
      this.onFresh('ended', this.farewell);
    }
  }

  /** After a broken connection: the same kernel if the server still has it, or else a new one. */
  private reconnect(): Promise<void> {
    const old = this.connection;
    if (!old || old.connectionStatus === 'connected') return Promise.resolve();
    return (this.reconnecting ??= this.recover(old).finally(() => (this.reconnecting = undefined)));
  }

  private async recover(old: Jupyter.KernelConnection): Promise<void> {
    const isConnected = () => old.connectionStatus === 'connected';
    while (this.connection === old && !isConnected()) {
      try {
        const session = await this.openSession();
        if (isConnected()) return;
        if (session.kernel.id === old.id) await old.reconnect();
        else {
          this.connection = undefined;
          old.dispose();
          this.drop();
          await this.open();
          if (!session.notice) this.onFresh('lost');
        }
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retryEvery));
      }
    }
  }

  private reconnecting?: Promise<void>;

  /** Nobody will answer what was asked. */
  private drop(result: Result = { status: 'aborted' }): void {
    for (const giveUp of [...this.lost]) giveUp(result);
    this.lost.clear();
    this.futures.clear();
    this.last = undefined;
    this.comms.closeAll();
  }

  private setState(state: KernelState): void {
    if (state === this.state) return;
    const before = this.state;
    this.state = state;
    for (const listener of this.listeners) listener(state, before);
  }
}

const kinds = new Set(['stream', 'display_data', 'update_display_data', 'execute_result', 'clear_output', 'error']);

/** Passes on a message that shows something; what is never stored is marked so beside its content. */
function show(message: Jupyter.KernelMessage.IIOPubMessage, onOutput: (message: Shown) => void): void {
  const type = message.header.msg_type;
  if (!kinds.has(type)) return;
  const content = message.content as Record<string, unknown>;
  onOutput({
    type,
    content: message.metadata.not_stored ? { ...content, transient: { ...(content.transient as object), not_stored: true } } : content,
  });
}
