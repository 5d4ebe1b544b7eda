/** What the page tells its worker. */
export type ToWorker =
  /**
   * First: where the kernel's files lie, the site that files of cells are kept with, the notebook's folder, and one number that says, 1,
   * that the running cell is to stop; null where memory cannot be shared.
   */
  | { kind: 'start'; base: string; site: string | null; folder: string; stop: Int32Array | null }
  /** A message of Jupyter's, in JSON. */
  | { kind: 'frame'; frame: string }
  /** The running cell is to stop. */
  | { kind: 'interrupt' }
  /** The cell that was to stop is over: what comes behind this message is not. */
  | { kind: 'overtaken' };

/** What the worker tells its page. */
export type FromWorker =
  | { kind: 'ready' }
  /** So much of its files has come, from 0 to 1. */
  | { kind: 'coming'; share: number }
  | { kind: 'failed'; reason: string }
  | { kind: 'frame'; frame: string }
  /** It has heard of the interrupt. */
  | { kind: 'interrupted' };

/** An archive that is to be fetched and unpacked. */
export interface ToUnpack {
  address: string;
  integrity: string;
  /** How long it is packed, and unpacked. */
  bytes: number;
  length: number;
}

/** How much of it has come; at last what is in it, or why it is not there. */
export interface Unpacked {
  come?: number;
  content?: Uint8Array<ArrayBuffer>;
  reason?: string;
}
