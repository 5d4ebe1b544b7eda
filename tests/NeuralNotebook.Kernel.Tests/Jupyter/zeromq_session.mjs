// A session as VS Code's Jupyter extension holds it: the kernel started from its kernelspec, and zeromq.js on its five ports.
// ZeroMqClientTests runs it: node zeromq_session.mjs KERNEL.JSON
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dealer, Request, Subscriber } from 'zeromq';

const patience = 30_000;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((done) => {
          const server = createServer().listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

class Kernel {
  static async start(spec) {
    const kernel = new Kernel();
    const [shell, control, iopub, stdin, heartbeat] = await freePorts(5);
    kernel.folder = mkdtempSync(join(tmpdir(), 'zeromq-'));
    kernel.key = randomUUID();
    kernel.session = randomUUID();
    const file = join(kernel.folder, 'connection.json');
    writeFileSync(
      file,
      JSON.stringify({
        ip: '127.0.0.1',
        transport: 'tcp',
        shell_port: shell,
        control_port: control,
        iopub_port: iopub,
        stdin_port: stdin,
        hb_port: heartbeat,
        key: kernel.key,
        signature_scheme: 'hmac-sha256',
        kernel_name: 'nn-test',
      }),
      { mode: 0o600 },
    );
    const [program, ...rest] = spec.argv.map((word) => word.replace('{connection_file}', file));
    kernel.process = spawn(program, rest, {
      cwd: kernel.folder,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    kernel.ended = new Promise((done) => kernel.process.once('exit', done));
    const open = (Socket, port) => {
      const socket = new Socket({ routingId: kernel.session, receiveTimeout: patience });
      socket.connect(`tcp://127.0.0.1:${port}`);
      return socket;
    };
    kernel.shell = open(Dealer, shell);
    kernel.control = open(Dealer, control);
    kernel.stdin = open(Dealer, stdin);
    kernel.heartbeat = new Request({ receiveTimeout: patience });
    kernel.heartbeat.connect(`tcp://127.0.0.1:${heartbeat}`);
    kernel.iopub = new Subscriber({ receiveTimeout: patience });
    kernel.iopub.connect(`tcp://127.0.0.1:${iopub}`);
    kernel.iopub.subscribe();
    // Until the subscription has arrived, what the kernel publishes is lost; so it is asked until its "idle" is heard.
    for (kernel.iopub.receiveTimeout = 300; ;) {
      const info = await kernel.ask(kernel.shell, 'kernel_info_request', {});
      kernel.info = info.content;
      if (await kernel.until(info.parent_header.msg_id).catch(() => null)) break;
    }
    kernel.iopub.receiveTimeout = patience;
    return kernel;
  }

  sign(parts) {
    const hash = createHmac('sha256', this.key);
    parts.forEach((part) => hash.update(part));
    return hash.digest('hex');
  }

  async send(socket, type, content) {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session: this.session,
      username: 'test',
      date: new Date().toISOString(),
      version: '5.3',
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    await socket.send(['<IDS|MSG>', this.sign(parts), ...parts]);
    return header.msg_id;
  }

  async receive(socket) {
    const frames = await socket.receive();
    const start = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>');
    const parts = frames.slice(start + 2, start + 6);
    assert.equal(frames[start + 1].toString(), this.sign(parts), 'the kernel signs what it says');
    const [header, parent_header, , content] = parts.map((part) => JSON.parse(part));
    return { type: header.msg_type, header, parent_header, content };
  }

  async ask(socket, type, content) {
    const id = await this.send(socket, type, content);
    for (;;) {
      const reply = await this.receive(socket);
      if (reply.parent_header.msg_id === id) return reply;
    }
  }

  // What iopub says of a request, up to its "idle".
  async until(id) {
    const messages = [];
    for (;;) {
      const message = await this.receive(this.iopub);
      if (message.parent_header.msg_id !== id) continue;
      if (message.type === 'status' && message.content.execution_state === 'idle') return messages.concat(message);
      messages.push(message);
    }
  }

  async execute(code) {
    const id = await this.send(this.shell, 'execute_request', {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: true,
      stop_on_error: false,
    });
    const messages = await this.until(id);
    const reply = await this.receive(this.shell);
    assert.equal(reply.parent_header.msg_id, id);
    return { reply: reply.content, outputs: messages.filter((message) => !['status', 'execute_input'].includes(message.type)), messages };
  }

  async value(code) {
    const { reply, outputs } = await this.execute(code);
    assert.equal(reply.status, 'ok', JSON.stringify(reply));
    return outputs.at(-1).content.data['text/plain'];
  }

  close() {
    [this.shell, this.control, this.stdin, this.heartbeat, this.iopub].forEach((socket) => {
      socket.linger = 0;
      socket.close();
    });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const watchdog = setTimeout(() => {
  console.error('the session hangs');
  process.exit(1);
}, 100_000);
const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let kernel = await Kernel.start(spec);
try {
  assert.equal(kernel.info.language_info.name, 'csharp');
  assert.equal(kernel.info.protocol_version.split('.')[0], '5');

  // One cell: busy, its input, what it prints, its value, idle; all of it a child of the request.
  const first = await kernel.execute('Console.WriteLine("printed"); 6 * 7');
  assert.deepEqual(
    first.messages.map((message) => message.type),
    ['status', 'execute_input', 'stream', 'execute_result', 'status'],
  );
  assert.equal(first.outputs[0].content.text, 'printed\n');
  assert.equal(first.outputs[1].content.data['text/plain'], '42');
  assert.deepEqual([first.reply.status, first.reply.execution_count], ['ok', 1]);

  // Text arrives while the cell still runs.
  const id = await kernel.send(kernel.shell, 'execute_request', {
    code: 'for (int i = 0; i < 3; i++) { Console.WriteLine(i); await Task.Delay(300); }',
    silent: false,
    store_history: true,
    user_expressions: {},
    allow_stdin: false,
    stop_on_error: true,
  });
  const pieces = (await kernel.until(id)).filter((message) => message.type === 'stream');
  await kernel.receive(kernel.shell);
  assert.equal(pieces.map((piece) => piece.content.text).join(''), '0\n1\n2\n');
  assert.ok(pieces.length > 1, 'the lines came one by one');

  const { reply, outputs: shown } = await kernel.execute('var shown = display("before"); shown.Update("after");');
  assert.equal(reply.status, 'ok', JSON.stringify(reply));
  assert.deepEqual(
    shown.map((message) => message.type),
    ['display_data', 'update_display_data'],
  );
  assert.equal(shown[0].content.transient.display_id, shown[1].content.transient.display_id);
  assert.equal(shown[1].content.data['text/plain'], 'after');

  await kernel.execute('var kept = 7; var numbers = new List<int> { 1, 2 };');
  const completed = (await kernel.ask(kernel.shell, 'complete_request', { code: 'numbers.Ad', cursor_pos: 10 })).content;
  assert.ok(completed.matches.includes('Add') && completed.matches.includes('AddRange'), JSON.stringify(completed.matches));
  assert.deepEqual([completed.cursor_start, completed.cursor_end], [8, 10]);
  const inspected = (await kernel.ask(kernel.shell, 'inspect_request', { code: 'numbers.Add', cursor_pos: 10, detail_level: 0 })).content;
  assert.ok(inspected.found && inspected.data['text/plain'].includes('Add(int'), JSON.stringify(inspected));

  const failed = await kernel.execute('int zero = 0;\n1 / zero');
  assert.equal(failed.reply.ename, 'DivideByZeroException');
  assert.deepEqual(
    failed.outputs.map((message) => message.type),
    ['error'],
  );

  // An interrupt, by message as the kernelspec asks for; the variables live on.
  assert.equal(spec.interrupt_mode, 'message');
  const endless = await kernel.send(kernel.shell, 'execute_request', {
    code: 'while (true) { }',
    silent: false,
    store_history: true,
    user_expressions: {},
    allow_stdin: false,
    stop_on_error: true,
  });
  await pause(1000);
  const asked = performance.now();
  await kernel.ask(kernel.control, 'interrupt_request', {});
  assert.equal((await kernel.receive(kernel.shell)).content.status, 'error');
  console.log(`interrupt: ${Math.round(performance.now() - asked)} ms`);
  await kernel.until(endless);
  assert.equal(await kernel.value('kept'), '7');

  await kernel.heartbeat.send('beat');
  assert.equal((await kernel.heartbeat.receive()).toString(), 'beat');

  // A restart, as VS Code does it: the old kernel is asked to go, a new one takes its place.
  const restarted = performance.now();
  await kernel.ask(kernel.control, 'shutdown_request', { restart: true });
  assert.equal(await kernel.ended, 0);
  kernel.close();
  kernel = await Kernel.start(spec);
  assert.equal(await kernel.value('1 + 1'), '2');
  console.log(`restart to first result: ${Math.round(performance.now() - restarted)} ms`);
  assert.equal((await kernel.execute('kept')).reply.status, 'error');

  assert.equal((await kernel.ask(kernel.control, 'shutdown_request', { restart: false })).content.restart, false);
  assert.equal(await kernel.ended, 0);
  console.log('passed');
} finally {
  kernel.process.kill('SIGKILL');
  kernel.close();
  clearTimeout(watchdog);
}
