/** Gives the site its service worker, which keeps what was read and run for the next visit, and lets the page share memory with its kernel.
 * @returns Whether the page goes on; otherwise it is loaded again, once, in the worker's care. */
export async function prepare(site: string): Promise<boolean> {
  // Neither in a private window of every browser, nor where the site came unencrypted from another machine.
  if (!('serviceWorker' in navigator)) return true;
  try {
    const registration = await navigator.serviceWorker.register(`${site}sw.js`, { updateViaCache: 'none' });
    if (navigator.serviceWorker.controller) {
      renew(registration);
      return true;
    }
    await controlled();
    if (crossOriginIsolated || sessionStorage.getItem(again)) return true;
    sessionStorage.setItem(again, 'yes');
    location.reload();
    return false;
  } catch {
    // The course runs without it: nothing is kept, and an interrupt begins anew.
    return true;
  }
}

const again = 'loaded again';
const patience = 3000;

function controlled(): Promise<unknown> {
  return Promise.race([
    new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })),
    new Promise((_, reject) => setTimeout(reject, patience)),
  ]);
}

/** A newer version that waits since the last visit takes over now, before anything has begun; one found during this visit, on the next. */
function renew(registration: ServiceWorkerRegistration): void {
  if (!registration.waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration.waiting.postMessage('renew');
}
