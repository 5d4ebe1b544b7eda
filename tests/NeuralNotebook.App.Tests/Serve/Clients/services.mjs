// Drives the server with Jupyter's own client library. Prints "ok" and a name for each thing that worked, among the library's own lines; ends with an error otherwise.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const [, , baseUrl, token, packages] = process.argv;
const require = createRequire(`${packages}/package.json`);
const { ServerConnection, KernelManager, SessionManager, KernelSpecManager, ContentsManager } = require('@jupyterlab/services');

const serverSettings = ServerConnection.makeSettings({ baseUrl, wsUrl: baseUrl.replace('http', 'ws'), token, appendToken: true });
const specs = new KernelSpecManager({ serverSettings });
await specs.ready;
assert.equal(specs.specs.default, '.net-csharp');
console.log('ok kernelspecs');

const kernels = new KernelManager({ serverSettings });
const sessions = new SessionManager({ serverSettings, kernelManager: kernels });
await sessions.ready;
const session = await sessions.startNew({ path: 'services.ipynb', name: 'services.ipynb', type: 'notebook', kernel: { name: '.net-csharp' } });
const kernel = session.kernel;
const info = await kernel.info;
assert.equal(info.language_info.name, 'csharp');
console.log('ok start');

async function run(code) {
  const seen = [];
  const future = kernel.requestExecute({ code });
  future.onIOPub = (message) => message.header.msg_type !== 'status' && seen.push([message.header.msg_type, message.content]);
  const reply = await future.done;
  return { reply: reply.content, seen, text: seen.find(([type]) => type === 'execute_result')?.[1].data['text/plain'] };
}

assert.equal((await run('6 * 7')).text, '42');
console.log('ok execute');
assert.deepEqual((await run('Console.WriteLine("out");')).seen.filter(([type]) => type === 'stream').map(([, content]) => [content.name, content.text]), [['stdout', 'out\n']]);
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
const point = await contents.createCheckpoint('test.ipynb');
assert.equal((await contents.listCheckpoints('test.ipynb'))[0].id, point.id);
assert.ok((await contents.get('', { content: true })).content.some((entry) => entry.name === 'test.ipynb'));
console.log('ok contents');
await session.shutdown();
await sessions.refreshRunning();
assert.equal([...sessions.running()].length, 0);
console.log('ok shutdown');
process.exit(0);
