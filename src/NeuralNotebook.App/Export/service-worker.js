// The site for its next visit: what was read or run once is kept in this browser, and is there offline, too.
// The export puts the site's version here, so that a changed site is a changed worker; browsers look for one on every visit.
const version = '{version}';
const place = new URL('./', location.href);
const prefix = `course ${place.pathname} `;
const cacheName = prefix + version;

// What many hosts of static files do not say: pages may share memory with their workers, by which a running cell hears of an interrupt; and
// a worker reaches no other site.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

addEventListener('install', (event) => event.waitUntil(takeOver()));

addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
      await clients.claim();
    })(),
  );
});

// A newer version waits until nobody is in the middle of the old one.
addEventListener('message', (event) => {
  if (event.data === 'renew')
    event.waitUntil(clients.matchAll({ includeUncontrolled: true }).then((open) => (open.length <= 1 ? skipWaiting() : undefined)));
});

addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== place.origin || !address.pathname.startsWith(place.pathname)) return;
  event.respondWith(answer(event, address));
  if (event.request.mode === 'navigate') event.waitUntil(keepMap().catch(() => {}));
});

async function answer(event, address) {
  const { request } = event;
  const cache = await caches.open(cacheName);
  const key = keyOf(address);
  const kept = await cache.match(key);
  if (kept) return dressed(kept, request);
  // The server's own answer, not one that the browser kept of an earlier version.
  const fresh = await fetch(request.mode === 'navigate' ? request : new Request(request, { cache: 'no-cache' }));
  // Nobody waits until it is kept; what cannot be kept, because the browser has no more room, comes again next time.
  if (fresh.status === 200 && fresh.type === 'basic' && !fresh.redirected) event.waitUntil(cache.put(key, fresh.clone()).catch(() => {}));
  return dressed(fresh, request);
}

/** A page is the same whatever stands behind its question mark, and a folder is its index. */
function keyOf(address) {
  return address.origin + address.pathname + (address.pathname.endsWith('/') ? 'index.html' : '');
}

function dressed(response, request) {
  // What was redirected or is opaque stays as it is.
  if (response.type !== 'basic' && response.type !== 'default') return response;
  const said = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) said.set(name, value);
  if (request.destination === 'worker') said.set('Content-Security-Policy', workerPolicy);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers: said });
}

/** What has not changed comes from the version before, and is not fetched again. */
async function takeOver() {
  const list = await fetch(new URL('site.json', place), { cache: 'no-store' });
  const { files } = await list.clone().json();
  const cache = await caches.open(cacheName);
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix) || name === cacheName) continue;
    const old = await caches.open(name);
    const before = await old.match(new URL('site.json', place)).then((kept) => kept?.json());
    for (const [path, { sha256 }] of Object.entries(files)) {
      if (before?.files?.[path]?.sha256 !== sha256) continue;
      const kept = await old.match(addressOf(path));
      if (kept) await cache.put(addressOf(path), kept);
    }
  }
  await cache.put(new URL('site.json', place), list);
}

/**
 * The map is small: with it the way back from a chapter is there offline, too. Nobody waits for it, and what does not come now comes
 * another time.
 */
async function keepMap() {
  const cache = await caches.open(cacheName);
  const { files } = await (await cache.match(new URL('site.json', place))).json();
  for (const path of Object.keys(files)) {
    if (path !== 'run/course.json' && !path.startsWith('run/pictures/')) continue;
    if (await cache.match(addressOf(path))) continue;
    const fresh = await fetch(addressOf(path), { cache: 'no-cache' });
    if (fresh.ok) await cache.put(addressOf(path), fresh);
  }
}

function addressOf(path) {
  return new URL(path.split('/').map(encodeURIComponent).join('/'), place).href;
}
