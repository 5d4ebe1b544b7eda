import { api, RequestError } from './api.js';

const useEvery = 60_000;
const retryEvery = 2000;
const shows = new Set(['stream', 'display_data', 'update_display_data', 'execute_result', 'clear_output', 'error']);

/**
 * The chapter's kernel, over Jupyter's websocket: started when it is first needed, found again when the connection was broken.
 * It tells its `events`: "state" (none, starting, idle, busy, restarting, disconnected, dead), "fresh" when what the cells declared is
 * gone, "late" for what is shown after a cell's end.
 */
export class Kernel {
  events = new EventTarget();
  state = 'none';
  #path;
  // The server keeps what a client of this name misses while it is away.
  #client = crypto.randomUUID().replaceAll('-', '');
  #session;
  #socket;
  #opening;
  #runs = new Map();
  #lastUse = 0;

  constructor(path) {
    this.#path = path;
  }

  /** Runs code; `run` is told what it shows, and asked what the cell asks. Gives "ok", "error" or "aborted". */
  async run(code, run) {
    await this.open();
    const message = this.#message('execute_request', 'shell', {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: true,
      stop_on_error: true,
    });
    return new Promise((resolve) => {
      this.#runs.set(message.header.msg_id, { ...run, resolve });
      this.#setState('busy');
      this.#socket.send(JSON.stringify(message));
    });
  }

  /** Starts it, or does nothing if it runs. */
  open() {
    if (this.#socket?.readyState === WebSocket.OPEN) return Promise.resolve();
    return (this.#opening ??= this.#connect().finally(() => (this.#opening = undefined)));
  }

  async interrupt() {
    if (this.#session) await api.interrupt(this.#session.kernel.id);
  }

  async restart() {
    await this.open();
    this.#setState('restarting');
    await api.restart(this.#session.kernel.id);
    this.#begin('The kernel was restarted: what the cells declared is forgotten.');
    this.#setState('idle');
  }

  /** Somebody sits here: the server hears of it now and then, and does not take the kernel for idle. */
  use() {
    if (!this.#session || this.state === 'disconnected' || performance.now() - this.#lastUse < useEvery) return;
    this.#lastUse = performance.now();
    api.useSession(this.#session.id).catch(() => {});
  }

  async #connect() {
    if (this.state !== 'disconnected') this.#setState('starting');
    try {
      const before = this.#session?.kernel.id;
      this.#session = await api.openSession(this.#path);
      if (this.#session.notice) this.#begin(this.#session.notice, true);
      else if (before && before !== this.#session.kernel.id)
        this.#begin('The server has a new kernel: what the cells declared is forgotten.');
      await this.#listen();
      this.#setState(this.#runs.size ? 'busy' : 'idle');
    } catch (error) {
      this.#setState('disconnected');
      throw error;
    }
  }

  #listen() {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(api.channels(this.#session.kernel.id, this.#client));
      socket.onopen = () => {
        this.#socket = socket;
        resolve();
      };
      socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
      socket.onclose = () => {
        reject(new RequestError(0, 'The server cannot be reached.'));
        if (this.#socket !== socket) return;
        this.#socket = undefined;
        if (this.state !== 'dead') this.#recover();
      };
    });
  }

  async #recover() {
    this.#setState('disconnected');
    while (this.#socket === undefined) {
      try {
        await this.open();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retryEvery));
      }
    }
  }

  #hear({ header, parent_header: parent, content, metadata, channel }) {
    const type = header.msg_type;
    const run = this.#runs.get(parent?.msg_id);
    if (type === 'status') this.#follow(content, run, parent?.msg_id);
    else if (type === 'execute_input') run?.onCount?.(content.execution_count);
    else if (type === 'execute_reply' && run) {
      run.status = content.status;
      run.onOutput?.('execute_reply', content);
      this.#endIfDone(parent.msg_id);
    } else if (type === 'input_request' && channel === 'stdin') this.#answer(header, content, run);
    else if (shows.has(type)) {
      // What is never stored is marked so beside its content.
      const shown = metadata?.not_stored ? { ...content, transient: { ...content.transient, not_stored: true } } : content;
      if (run) run.onOutput(type, shown);
      else this.events.dispatchEvent(new CustomEvent('late', { detail: { type, content: shown } }));
    }
  }

  #follow({ execution_state: state, reason }, run, id) {
    if (state === 'idle' && run) {
      run.isIdle = true;
      this.#endIfDone(id);
    } else if (state === 'restarting' && this.state !== 'restarting') {
      // Not because this page asked for it.
      this.#setState('restarting');
      this.#begin('The kernel ended by itself, and a new one was started. Run the cells again from the top.', true);
    } else if (state === 'idle' && this.state === 'restarting') this.#setState('idle');
    else if (state === 'dead') {
      this.#setState('dead');
      this.#begin(reason ?? 'The kernel was ended. Run the cells again from the top.', true);
      this.#socket?.close();
      this.#socket = undefined;
    }
  }

  #endIfDone(id) {
    const run = this.#runs.get(id);
    if (!run?.isIdle || !run.status) return;
    this.#runs.delete(id);
    if (this.#runs.size === 0) this.#setState('idle');
    run.resolve(run.status);
  }

  async #answer(header, { prompt, password }, run) {
    const value = (await run?.onInput?.(prompt, password)) ?? '';
    const reply = this.#message('input_reply', 'stdin', { status: 'ok', value });
    reply.parent_header = header;
    this.#socket?.send(JSON.stringify(reply));
  }

  /** Another kernel: nobody will answer what was asked of the last one. */
  #begin(words, stays = false) {
    for (const run of this.#runs.values()) run.resolve('aborted');
    this.#runs.clear();
    this.events.dispatchEvent(new CustomEvent('fresh', { detail: { words, stays } }));
  }

  #message(type, channel, content) {
    const header = {
      msg_id: crypto.randomUUID(),
      msg_type: type,
      username: 'learner',
      session: this.#client,
      date: new Date().toISOString(),
      version: '5.3',
    };
    return { header, parent_header: {}, metadata: {}, content, channel, buffers: [] };
  }

  #setState(state) {
    if (state === this.state) return;
    this.state = state;
    this.events.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
