import type { ToUnpack, Unpacked } from './messages';

/** An archive: files one after the other, packed by Brotli as one. */
interface Archive {
  name: string;
  /** How long it is packed, and unpacked. */
  bytes: number;
  length: number;
  integrity: string;
  files: [path: string, length: number][];
}

/** The kernel's files as the export packs them (PackedFiles.cs), unpacked here: no server needs to. */
export class PackedFiles {
  private readonly places = new Map<string, { archive: Archive; start: number; length: number }>();
  private readonly unpacked = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  private constructor(base: string, archives: readonly Archive[], onShare: (share: number) => void) {
    const all = archives.reduce((sum, { bytes }) => sum + bytes, 0);
    const come = new Map<string, number>();
    const tell = (name: string, bytes: number) => {
      come.set(name, bytes);
      onShare([...come.values()].reduce((sum, each) => sum + each, 0) / all);
    };
    for (const archive of archives) {
      let start = 0;
      for (const [path, length] of archive.files) {
        this.places.set(path, { archive, start, length });
        start += length;
      }
      this.unpacked.set(
        archive.name,
        unpack(archive, base, (bytes) => tell(archive.name, bytes)),
      );
    }
  }

  /** Reads the list, and begins to fetch what it names; null where the files lie as they were published.
   * @param base Where the files lie, ending with a slash.
   * @param onShare Told how much of them has come, from 0 to 1. */
  static async open(base: string, onShare: (share: number) => void): Promise<PackedFiles | null> {
    const response = await fetch(`${base}packed.json`);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`The kernel's files are not there: ${base}packed.json answered with ${response.status}.`);
    const { archives } = (await response.json()) as { archives: Archive[] };
    return new PackedFiles(base, archives, onShare);
  }

  /** A file's content; scripts are not among them, because browsers load those by themselves. */
  async bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const place = this.places.get(path);
    if (!place) throw new Error(`The kernel has no file '${path}'.`);
    const content = await this.unpacked.get(place.archive.name)!;
    return content.subarray(place.start, place.start + place.length);
  }

  /** A file as the answer of a server, such as .NET's loader takes. */
  async response(path: string): Promise<Response> {
    return new Response(await this.bytes(path), {
      headers: { 'Content-Type': /dotnet\.native\..*wasm$/.test(path) ? 'application/wasm' : 'application/octet-stream' },
    });
  }
}

/** Has an archive fetched and unpacked beside everything else, by a worker of its own. */
function unpack(
  { name, bytes, length, integrity }: Archive,
  base: string,
  onCome: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./unpacker.ts', import.meta.url), { type: 'module', name: 'unpacker' });
  const content = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Unpacked>) => {
      if (data.come !== undefined) onCome(data.come);
      else if (data.content) resolve(data.content);
      else reject(new Error(data.reason));
    };
    worker.onerror = ({ message }) => reject(new Error(message || `The kernel's files could not be unpacked: ${name}`));
  }).finally(() => worker.terminate());
  worker.postMessage({ address: base + name, integrity, bytes, length } satisfies ToUnpack);
  // Whoever asks for one of its files is told; until then nobody is.
  content.catch(() => {});
  return content;
}
