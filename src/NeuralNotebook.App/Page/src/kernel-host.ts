import type * as Jupyter from './jupyter';

/** A chapter's kernel, where it runs. */
export interface Session {
  id: string;
  kernel: { id: string; name: string };
  /** Why it is another one than before. */
  notice?: string;
}

/** Where kernels run: processes of the course's server, or workers of this page. Whichever it is, they speak Jupyter's messages. */
export interface KernelHost {
  /**
   * Whether a chapter's kernel starts as soon as the chapter is there: one that runs in the page needs seconds, and takes nothing from
   * anybody else.
   */
  readonly startsAtOnce: boolean;
  /** Called while its files come over the network: how much has come, from 0 to 1. A server has them. */
  onComing?: (share: number) => void;
  /** The chapter's kernel, started if need be. */
  openSession(path: string): Promise<Session>;
  /** Somebody uses a kernel that would else be taken for idle. */
  use(session: string): Promise<unknown>;
  /**
   * Asks the running cell of a kernel to stop that no message reaches meanwhile: another one comes behind it. Not there where messages
   * reach it.
   */
  overtake?(kernel: string): void;
  /** How Jupyter's library reaches the kernel. */
  reach(jupyter: typeof Jupyter): Jupyter.Reach;
}
