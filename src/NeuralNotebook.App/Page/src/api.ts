import { readCourse } from './course';
import { encoded, encodedPath } from './dom';
import { readNotebook, type NotebookData } from './notebook-format';

/** A request that failed: the status (0 when the server cannot be reached) and what it said. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export interface ContentsModel {
  path: string;
  hash: string;
  content: NotebookData;
}

async function request(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new RequestError(0, 'The server cannot be reached.');
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as { message?: unknown } | null;
  throw new RequestError(
    response.status,
    typeof body?.message === 'string' && body.message ? body.message : `The server answered with ${response.status} and no reason.`,
  );
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new RequestError(response.status, 'What the server answered cannot be read.');
  }
}

async function notebook(response: Response): Promise<ContentsModel> {
  const model = (await json(response)) as ContentsModel;
  return { ...model, content: readNotebook(model?.content) };
}

export const api = {
  course: async () => readCourse(await json(await request('/api/course'))),
  read: async (path: string) => notebook(await request(`/api/contents/${encodedPath(path)}?type=notebook`)),
  readText: async (path: string) =>
    String(((await json(await request(`/api/contents/${encodedPath(path)}?type=file&format=text`))) as { content: unknown }).content),
  hash: async (path: string) => ((await json(await request(`/api/contents/${encodedPath(path)}?content=0`))) as ContentsModel).hash,

  /** Saves, unless the file is no longer the one with that hash; null saves in any case. Returns the new hash. */
  save: async (path: string, content: NotebookData, hash: string | null, keepalive = false) => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (hash !== null) headers['If-Match'] = `"${hash}"`;
    const body = JSON.stringify({ type: 'notebook', format: 'json', content });
    const response = await request(`/api/contents/${encodedPath(path)}`, {
      method: 'PUT',
      headers,
      body,
      keepalive: keepalive && body.length < 60_000,
    });
    return ((await json(response)) as ContentsModel).hash;
  },

  checkpoint: (path: string) => request(`/api/contents/${encodedPath(path)}/checkpoints`, { method: 'POST' }),
  restore: (path: string) => request(`/api/contents/${encodedPath(path)}/checkpoints/checkpoint`, { method: 'POST' }),
  reset: async (path: string) => notebook(await request(`/api/course/reset/${encodedPath(path)}`, { method: 'POST' })),

  /** What lies in the learner's folder is hers. */
  mayRun: () => Promise.resolve(true),

  openSession: async (path: string) => {
    const body = JSON.stringify({ path, name: path, type: 'notebook', kernel: { name: '.net-csharp' } });
    const response = await request('/api/sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    return (await json(response)) as { id: string; kernel: { id: string; name: string; execution_state: string }; notice?: string };
  },

  /** Says that somebody uses a chapter whose kernel would else be taken for idle. */
  useSession: (id: string) =>
    request(`/api/sessions/${encoded(id)}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: '{}' }),

  /** Shows the server its token, which gives this browser its cookie. */
  signIn: (token: string) => request(`/api/status?token=${encodeURIComponent(token)}`),
};
