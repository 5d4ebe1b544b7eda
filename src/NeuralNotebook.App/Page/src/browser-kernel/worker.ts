// The kernel's worker: .NET, and the kernel in it. Its one thread runs the cells.
import { unzipSync } from 'fflate';
import { Drawers } from '../site/drawers';
import { LearnersFiles } from '../site/learners-files';
import type { FromWorker, ToWorker } from './messages';
import { PackedFiles } from './packed-files';

/** What .NET's own script offers, as far as it is asked here. */
interface Runtime {
  Module: unknown;
  setModuleImports(module: string, functions: object): void;
  getAssemblyExports(assembly: string): Promise<{ NeuralNotebook: { Browser: { BrowserKernel: BrowserKernel } } }>;
  runMain(): Promise<number>;
}

interface Builder {
  withRuntimeOptions(options: string[]): Builder;
  withResourceLoader(load: (type: string, name: string, address: string) => string | Promise<Response>): Builder;
  create(): Promise<Runtime>;
}

/** What NeuralNotebook.Browser offers: see BrowserKernel.cs. */
interface BrowserKernel {
  Start(folder: string): void;
  Write(path: string, content: Uint8Array): void;
  Read(path: string): Uint8Array;
  Changed(): string[];
  Receive(frame: string): void;
  InterruptCell(): void;
}

const tell = (message: FromWorker) => postMessage(message);
const early: string[] = [];
let stop: Int32Array | null = null;
let kernel: BrowserKernel | undefined;
let learners: LearnersFiles | null = null;
let base = '';

// Not onmessage: .NET takes a worker that has one for one of its own threads.
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') {
    stop = data.stop;
    base = data.base;
    start(data.folder, data.site).catch((error: unknown) => tell({ kind: 'failed', reason: String(error) }));
  } else if (data.kind === 'frame') {
    if (kernel) kernel.Receive(data.frame);
    else early.push(data.frame);
  } else if (data.kind === 'overtaken') {
    isToStop();
  } else {
    // Unless the cell has seen it already.
    if (!stop || isToStop()) kernel?.InterruptCell();
    tell({ kind: 'interrupted' });
  }
});

/** Takes the wish that the running cell stop. */
function isToStop(): boolean {
  return stop !== null && Atomics.load(stop, 0) === 1 && Atomics.exchange(stop, 0, 0) === 1;
}

/** Keeps what cells wrote for the next visit. */
async function keepFiles(): Promise<void> {
  if (!kernel || !learners) return;
  for (const path of kernel.Changed()) await learners.keep(path, kernel.Read(path).slice());
}

function post(frame: string): void {
  tell({ kind: 'frame', frame });
  // The cell is done, or awaits something.
  if (frame.includes('"execution_state":"idle"'))
    void keepFiles().catch((error: unknown) => console.warn('Files that cells wrote are not kept:', error));
}

/** Fetches a file of the kernel's while the cell that needs it waits. */
function fetchNow(path: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', base + path, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status !== 200) throw new Error(`The kernel's file ${path} could not be fetched: ${request.status || 'no network'}.`);
  return new Uint8Array(request.response as ArrayBuffer);
}

/** .NET's files, as Emscripten keeps them. */
interface FileSystem {
  FS_createPath(parent: string, path: string, canRead: boolean, canWrite: boolean): void;
  FS_createDataFile(folder: string, name: string, content: Uint8Array, canRead: boolean, canWrite: boolean, canOwn: boolean): void;
}

/** Lays files into the worker's file system, below its root. */
function lay(files: Record<string, Uint8Array>, system: FileSystem): void {
  for (const [path, content] of Object.entries(files)) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (path === folder) continue;
    system.FS_createPath('/', folder, true, true);
    system.FS_createDataFile(`/${folder}`, path.slice(folder.length), content, true, true, true);
  }
}

/** The runtime compiles a loop or a function to WebAssembly when it has been run so often; by itself from 5,000 times on. C#'s compiler
 * runs many functions that often and not much more, and compiling them took longer than it saved: chapters 05, 10 and 18 took 19, 9 and
 * 15 % less time with this. From 60,000 on training is slower. */
const runtimeOptions = ['--jiterpreter-minimum-trace-hit-count=20000'];

async function start(folder: string, site: string | null): Promise<void> {
  learners = site === null ? null : new LearnersFiles(new Drawers(site));
  // The kernel asks for its loops when .NET stands: until then they have come, and are compiled.
  void import(/* @vite-ignore */ `${base}product/product.js`).catch(() => {});
  const packed = await PackedFiles.open(base, (share) => tell({ kind: 'coming', share }));
  const [runtime, files, kept] = await Promise.all([
    (import(/* @vite-ignore */ `${base}_framework/dotnet.js`) as Promise<{ dotnet: Builder }>).then(({ dotnet }) => {
      const builder = dotnet.withRuntimeOptions(runtimeOptions);
      return (
        packed
          ? builder.withResourceLoader((type, name, address) => (type === 'dotnetjs' ? address : packed.response(`_framework/${name}`)))
          : builder
      ).create();
    }),
    packed ? packed.bytes('files.zip') : fetch(`${base}files.zip`).then(async (response) => new Uint8Array(await response.arrayBuffer())),
    learners?.all() ?? new Map<string, Uint8Array>(),
  ]);
  runtime.setModuleImports('kernel', { post, isToStop, fetchNow });
  const exports = await runtime.getAssemblyExports('NeuralNotebook.Browser');
  lay(unzipSync(files), runtime.Module as FileSystem);
  await runtime.runMain();
  const opened = exports.NeuralNotebook.Browser.BrowserKernel;
  opened.Start(folder);
  for (const [path, content] of kept) opened.Write(path, content);
  kernel = opened;
  tell({ kind: 'ready' });
  for (const frame of early.splice(0)) kernel.Receive(frame);
}
