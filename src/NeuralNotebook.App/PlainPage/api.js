/** A request that failed: the status (0 when the server cannot be reached), and what it said. */
export class RequestError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function request(path, init = {}) {
  let response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new RequestError(0, 'The server cannot be reached.');
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => null);
  throw new RequestError(response.status, said?.message || `The server answered with ${response.status} and no reason.`);
}

const json = async (path, init) => (await request(path, init)).json();
const sent = (method, body) => ({ method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const encoded = (path) => path.split('/').map(encodeURIComponent).join('/');

export const api = {
  course: () => json('/api/course'),
  read: (path) => json(`/api/contents/${encoded(path)}?type=notebook`),

  /** Saves, unless the file is no longer the one with that hash; returns the new hash. */
  save: async (path, content, hash, isLeaving = false) => {
    const init = sent('PUT', { type: 'notebook', format: 'json', content });
    init.headers['If-Match'] = `"${hash}"`;
    // A browser that leaves a page lets only small requests end.
    init.keepalive = isLeaving && init.body.length < 60_000;
    return (await json(`/api/contents/${encoded(path)}`, init)).hash;
  },
  checkpoint: (path) => request(`/api/contents/${encoded(path)}/checkpoints`, { method: 'POST' }),
  reset: (path) => json(`/api/course/reset/${encoded(path)}`, { method: 'POST' }),

  /** A cell as HTML that runs nothing: its text, and what it shows. */
  render: (path, cell) => json('/api/course/render', sent('POST', { path, cell })),

  openSession: (path) => json('/api/sessions', sent('POST', { path, name: path, type: 'notebook', kernel: { name: '.net-csharp' } })),
  /** Says that somebody uses a chapter whose kernel would else be taken for idle. */
  useSession: (id) => request(`/api/sessions/${id}`, sent('PATCH', {})),
  interrupt: (kernel) => request(`/api/kernels/${kernel}/interrupt`, { method: 'POST' }),
  restart: (kernel) => request(`/api/kernels/${kernel}/restart`, { method: 'POST' }),
  channels: (kernel, session) => `${location.origin.replace('http', 'ws')}/api/kernels/${kernel}/channels?session_id=${session}`,

  /** Shows the server its token, which gives this browser its cookie. */
  signIn: (token) => request(`/api/status?token=${encodeURIComponent(token)}`),
};
