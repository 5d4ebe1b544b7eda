// Fetches one archive of the kernel's files and unpacks it, beside the worker that starts .NET meanwhile.
import type { ToUnpack, Unpacked } from './messages';

addEventListener('message', ({ data }: MessageEvent<ToUnpack>) => {
  unpack(data).then(
    (content) => postMessage({ content } satisfies Unpacked, { transfer: [content.buffer] }),
    (error: unknown) => postMessage({ reason: String(error) } satisfies Unpacked),
  );
});

async function unpack({ address, integrity, length }: ToUnpack): Promise<Uint8Array<ArrayBuffer>> {
  // The browser itself compares the hash. Its name holds one, too: a kept answer is never another version's.
  const [response, decode] = await Promise.all([fetch(address, { integrity, cache: 'force-cache' }), findDecoder()]);
  if (!response.ok) throw new Error(`${address} answered with ${response.status}.`);
  return decode(response, length);
}

type Decoder = (packed: Response, length: number) => Promise<Uint8Array<ArrayBuffer>>;

/** The browser's own decoder where it has one; elsewhere the page brings one along. */
async function findDecoder(): Promise<Decoder> {
  try {
    new DecompressionStream('brotli' as CompressionFormat);
    return async (packed) => new Uint8Array(await new Response(packed.body!.pipeThrough(new DecompressionStream('brotli' as CompressionFormat))).arrayBuffer());
  } catch {
    const { default: start, decompress } = await import('brotli-dec-wasm/web');
    await start();
    return async (packed) => decompress(new Uint8Array(await packed.arrayBuffer())) as Uint8Array<ArrayBuffer>;
  }
}
