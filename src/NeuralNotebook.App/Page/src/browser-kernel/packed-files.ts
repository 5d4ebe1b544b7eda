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

  private constructor(
    private readonly base: string,
    private readonly archives: readonly Archive[],
    private readonly onProgress: (received: number, total: number) => void,
  ) {
    for (const archive of archives) {
      let start = 0;
      for (const [path, length] of archive.files) {
        this.places.set(path, { archive, start, length });
        start += length;
      }
    }
  }

  /** Reads the list, and begins to fetch what it names; null where the files lie as they were published.
   * @param base Where the files lie, ending with a slash.
   * @param onProgress Hears how many bytes have come, and of how many. */
  static async open(base: string, onProgress: (received: number, total: number) => void = () => {}): Promise<PackedFiles | null> {
    const response = await fetch(`${base}packed.json`);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`The kernel's files are not there: ${base}packed.json answered with ${response.status}.`);
    const { archives } = (await response.json()) as { archives: Archive[] };
    const files = new PackedFiles(base, archives, onProgress);
    files.fetchAll();
    return files;
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
    return new Response(await this.bytes(path), { headers: { 'Content-Type': path.endsWith('dotnet.native.wasm') ? 'application/wasm' : 'application/octet-stream' } });
  }

  private fetchAll(): void {
    const total = this.archives.reduce((sum, archive) => sum + archive.bytes, 0);
    const decoder = findDecoder();
    let received = 0;
    const tell = (bytes: number) => this.onProgress((received += bytes), total);
    for (const archive of this.archives) {
      const content = fetchPacked(this.base + archive.name, archive.integrity, tell).then(async (packed) => (await decoder)(packed, archive.length));
      // Whoever asks for one of its files is told; until then nobody is.
      content.catch(() => {});
      this.unpacked.set(archive.name, content);
    }
  }
}

async function fetchPacked(address: string, integrity: string, tell: (bytes: number) => void): Promise<Blob> {
  // The browser itself compares the hash. Its name holds one, too: a kept answer is never another version's.
  const response = await fetch(address, { integrity, cache: 'force-cache' });
  if (!response.ok) throw new Error(`${address} answered with ${response.status}.`);
  const content = await response.blob();
  tell(content.size);
  return content;
}

type Decoder = (packed: Blob, length: number) => Promise<Uint8Array<ArrayBuffer>>;

/** The browser's own decoder where it has one; elsewhere the page brings one along. */
async function findDecoder(): Promise<Decoder> {
  try {
    new DecompressionStream('brotli' as CompressionFormat);
    return async (packed) => new Uint8Array(await new Response(packed.stream().pipeThrough(new DecompressionStream('brotli' as CompressionFormat))).arrayBuffer());
  } catch {
    const { default: start, decompress } = await import('brotli-dec-wasm/web');
    await start();
    return async (packed) => decompress(new Uint8Array(await packed.arrayBuffer())) as Uint8Array<ArrayBuffer>;
  }
}
