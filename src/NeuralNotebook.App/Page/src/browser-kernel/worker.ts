// The kernel's worker: .NET, and the kernel in it. Its one thread runs the cells.
import type { FromWorker, ToWorker } from './messages';

/** What NeuralNotebook.Browser offers: see BrowserKernel.cs. */
interface BrowserKernel {
  Unpack(archive: Uint8Array, folder: string): void;
  Start(folder: string): void;
  Receive(frame: string): void;
  InterruptCell(): void;
}

const tell = (message: FromWorker) => postMessage(message);
const early: string[] = [];
let stop: Int32Array | null = null;
let kernel: BrowserKernel | undefined;

// Not onmessage: .NET takes a worker that has one for one of its own threads.
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') {
    stop = data.stop;
    start(data.base, data.folder).catch((error: unknown) => tell({ kind: 'failed', reason: String(error) }));
  } else if (data.kind === 'frame') {
    if (kernel) kernel.Receive(data.frame);
    else early.push(data.frame);
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

async function start(base: string, folder: string): Promise<void> {
  const [runtime, files] = await Promise.all([
    import(/* @vite-ignore */ `${base}_framework/dotnet.js`).then(({ dotnet }) => dotnet.create()),
    fetch(`${base}files.zip`).then((response) => response.arrayBuffer()),
  ]);
  runtime.setModuleImports('kernel', { post: (frame: string) => tell({ kind: 'frame', frame }), isToStop });
  const exports = await runtime.getAssemblyExports('NeuralNotebook.Browser');
  await runtime.runMain();
  const opened = exports.NeuralNotebook.Browser.BrowserKernel as BrowserKernel;
  opened.Unpack(new Uint8Array(files), '/');
  opened.Start(folder);
  kernel = opened;
  tell({ kind: 'ready' });
  for (const frame of early.splice(0)) kernel.Receive(frame);
}
