// Drives the server with Jupyter's own client library. Prints "ok" and a name for each thing that worked, among the library's own lines;
// ends with an error otherwise.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const [, , baseUrl, token, packages, layout] = process.argv;
const require = createRequire(`${packages}/package.json`);
const { ServerConnection, KernelManager, SessionManager, KernelSpecManager, ContentsManager } = require('@jupyterlab/services');

// Offers the sub-protocol as the library does, or none, so that plain JSON is spoken.
const opened = [];
const Socket = ServerConnection.makeSettings().WebSocket;
class WatchedSocket extends Socket {
  constructor(url, protocols) {
    super(url, layout === 'json' ? [] : protocols);
    opened.push(this);
  }
}

const serverSettings = ServerConnection.makeSettings({
  baseUrl,
  wsUrl: baseUrl.replace('http', 'ws'),
  token,
  appendToken: true,
  WebSocket: WatchedSocket,
});
const specs = new KernelSpecManager({ serverSettings });
await specs.ready;
assert.equal(specs.specs.default, '.net-csharp');
console.log('ok kernelspecs');

const kernels = new KernelManager({ serverSettings });
const sessions = new SessionManager({ serverSettings, kernelManager: kernels });
await sessions.ready;
const session = await sessions.startNew({
  path: `${layout}.ipynb`,
  name: `${layout}.ipynb`,
  type: 'notebook',
  kernel: { name: '.net-csharp' },
});
const kernel = session.kernel;
const info = await kernel.info;
assert.equal(info.language_info.name, 'csharp');
console.log('ok start');
assert.equal(opened.at(-1).protocol, layout === 'json' ? '' : 'v1.kernel.websocket.jupyter.org');
console.log('ok layout');

async function run(code) {
  const seen = [];
  const future = kernel.requestExecute({ code });
  future.onIOPub = (message) => message.header.msg_type !== 'status' && seen.push([message.header.msg_type, message.content]);
  const reply = await future.done;
  return { reply: reply.content, seen, text: seen.find(([type]) => type === 'execute_result')?.[1].data['text/plain'] };
}

assert.equal((await run('6 * 7')).text, '42');
console.log('ok execute');
assert.deepEqual(
  (await run('Console.WriteLine("out");')).seen.filter(([type]) => type === 'stream').map(([, content]) => [content.name, content.text]),
  [['stdout', 'out\n']],
);
console.log('ok stream');
const shown = (await run('var shown = display("first");\nshown.Update("second");')).seen;
const [display, update] = ['display_data', 'update_display_data'].map((type) => shown.find(([each]) => each === type)[1]);
assert.equal(display.transient.display_id, update.transient.display_id);
assert.equal(update.data['text/plain'], 'second');
console.log('ok display and update');
const failed = await run('int.Parse("no")');
assert.equal(failed.reply.status, 'error');
assert.equal(failed.reply.ename, 'FormatException');
console.log('ok error');
await run('var text = "abc";');
assert.ok((await kernel.requestComplete({ code: 'text.Sub', cursor_pos: 8 })).content.matches.includes('Substring'));
console.log('ok complete');
assert.ok((await kernel.requestInspect({ code: 'text.Length', cursor_pos: 8, detail_level: 0 })).content.found);
console.log('ok inspect');
assert.equal((await kernel.requestIsComplete({ code: 'if (true) {' })).content.status, 'incomplete');
console.log('ok is_complete');
await run('using NeuralNotebook.Kernel;\nComm.Register("echo", (comm, data) => comm.Received = message => comm.Send(message));');
const comm = kernel.createComm('echo');
const answered = new Promise((resolve) => (comm.onMsg = (message) => resolve(message.content.data)));
comm.open({});
comm.send({ a: [1, null] });
assert.deepEqual(await answered, { a: [1, null] });
const reached = new Promise((resolve) =>
  kernel.registerCommTarget('page', (opened, message) => {
    opened.onClose = () => resolve(message.content.data);
    opened.send(0.5);
  }),
);
await run(
  'double rate = 0;\nvar mine = Comm.Open("page", new { x = 1 }, received: data => System.Threading.Volatile.Write(ref rate, data.GetDouble()));\nwhile (System.Threading.Volatile.Read(ref rate) != 0.5) await Task.Delay(1);\nmine.Close();',
);
assert.deepEqual(await reached, { x: 1 });
console.log('ok comms');
const endless = run('while (true) { }');
await new Promise((resolve) => setTimeout(resolve, 800));
await kernel.interrupt();
assert.equal((await endless).reply.status, 'error');
assert.equal((await run('text')).text, 'abc');
console.log('ok interrupt');
await kernel.restart();
assert.equal((await run('text')).reply.status, 'error');
assert.equal((await run('1 + 2')).text, '3');
console.log('ok restart');

const contents = new ContentsManager({ serverSettings });
const model = await contents.get('test.ipynb', { content: true });
model.content.cells[0].source = '"by the client"';
const saved = await contents.save('test.ipynb', { type: 'notebook', format: 'json', content: model.content });
assert.ok(saved.last_modified >= model.last_modified);
console.log('ok contents');
const put = (source, hash) => {
  model.content.cells[0].source = source;
  const body = JSON.stringify({ type: 'notebook', format: 'json', content: model.content });
  return ServerConnection.makeRequest(
    `${baseUrl}api/contents/test.ipynb`,
    { method: 'PUT', body, headers: { 'If-Match': `"${hash}"` } },
    serverSettings,
  );
};
const source = async () => [(await contents.get('test.ipynb', { content: true })).content.cells[0].source].flat().join('');
// Somebody who opened it before that was saved.
assert.notEqual((await contents.get('test.ipynb', { content: false })).hash, model.hash);
assert.equal((await put('"too late"', model.hash)).status, 412);
assert.equal(await source(), '"by the client"');
assert.equal((await put('"in time"', saved.hash)).status, 200);
assert.equal(await source(), '"in time"');
console.log('ok conflict');
const point = await contents.createCheckpoint('test.ipynb');
assert.deepEqual(
  (await contents.listCheckpoints('test.ipynb')).map((each) => each.id),
  [point.id],
);
await contents.save('test.ipynb', { type: 'notebook', format: 'json', content: { ...model.content, cells: [] } });
await contents.restoreCheckpoint('test.ipynb', point.id);
assert.equal(await source(), '"in time"');
await contents.deleteCheckpoint('test.ipynb', point.id);
assert.deepEqual(await contents.listCheckpoints('test.ipynb'), []);
assert.ok((await contents.get('', { content: true })).content.some((entry) => entry.name === 'test.ipynb'));
console.log('ok checkpoint');
await session.shutdown();
await sessions.refreshRunning();
assert.equal([...sessions.running()].length, 0);
console.log('ok shutdown');
process.exit(0);
