import type { KernelHost } from './kernel-host';
import { site } from './places';
import { serverHost } from './server-host';

/** Where this page's kernels run: an exported page names the folder of the browser's kernel in its head. */
export async function findHost(): Promise<KernelHost> {
  const base = document.querySelector<HTMLMetaElement>('meta[name="kernel"]')?.content;
  if (!base) return serverHost;
  const { BrowserHost } = await import('./browser-kernel/browser-host');
  return new BrowserHost(new URL(base, document.baseURI).href, site);
}
