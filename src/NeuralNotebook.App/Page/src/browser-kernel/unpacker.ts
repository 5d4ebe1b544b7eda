// Fetches one archive of the kernel's files and unpacks it, beside the worker that starts .NET meanwhile.
import type { ToUnpack, Unpacked } from './messages';

addEventListener('message', ({ data }: MessageEvent<ToUnpack>) => {
  unpack(data).then(
    (content) => postMessage({ content } satisfies Unpacked, { transfer: [content.buffer] }),
    (error: unknown) => postMessage({ reason: String(error) } satisfies Unpacked),
  );
});

async function unpack({ address, integrity, bytes, length }: ToUnpack): Promise<Uint8Array<ArrayBuffer>> {
  const [packed, decode] = await Promise.all([download(address, integrity, bytes), findDecoder()]);
  return decode(packed, length);
}

/**
 * Fetches what has that hash. Where the browser compares it, nothing is seen before all has come; so it is compared here, if the page may
 * reckon hashes.
 */
async function download(address: string, integrity: string, bytes: number): Promise<Response> {
  // Its name holds a hash, too: a kept answer is never another version's.
  const response = await fetch(address, { cache: 'force-cache', ...(isSecureContext ? {} : { integrity }) });
  if (!response.ok) throw new Error(`${address} answered with ${response.status}.`);
  if (!isSecureContext || !response.body) return response;
  const content = new Uint8Array(bytes);
  let come = 0;
  for (const reader = response.body.getReader(); ;) {
    const { value, done } = await reader.read();
    if (done) break;
    if (come + value.length > bytes) throw new Error(`${address} is longer than ${bytes} bytes: it is another file than the list names.`);
    content.set(value, come);
    come += value.length;
    postMessage({ come } satisfies Unpacked);
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  if (integrity !== `sha256-${btoa(String.fromCharCode(...hash))}`)
    throw new Error(`${address} is another file than the list names, or did not come whole. Load the page again.`);
  return new Response(content);
}

type Decoder = (packed: Response, length: number) => Promise<Uint8Array<ArrayBuffer>>;

/** The browser's own decoder where it has one; elsewhere the page brings one along. */
async function findDecoder(): Promise<Decoder> {
  try {
    new DecompressionStream('brotli' as CompressionFormat);
    return async (packed) =>
      new Uint8Array(await new Response(packed.body!.pipeThrough(new DecompressionStream('brotli' as CompressionFormat))).arrayBuffer());
  } catch {
    const { default: start, decompress } = await import('brotli-dec-wasm/web');
    await start();
    return async (packed) => decompress(new Uint8Array(await packed.arrayBuffer())) as Uint8Array<ArrayBuffer>;
  }
}
