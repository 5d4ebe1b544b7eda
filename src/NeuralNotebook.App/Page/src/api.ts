import type { NotebookData } from './notebook-format';

/** A request that failed: the status (0 when the server cannot be reached) and what it said. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export interface ChapterCard {
  path: string;
  title: string;
  promise: string | null;
  minutes: number | null;
  exercises: number;
  hasPicture: boolean;
}

export interface Course {
  chapters: ChapterCard[];
  progress: { passed?: string[] };
  building: boolean;
  problem: string | null;
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
  const body = (await response.json().catch(() => ({}))) as { message?: string };
  throw new RequestError(response.status, body.message ?? response.statusText);
}

const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');

export const api = {
  course: async () => (await (await request('/api/course')).json()) as Course,
  pictureUrl: (path: string) => `/api/course/picture/${encoded(path)}`,
  fileUrl: (path: string) => `/files/${encoded(path)}`,
  read: async (path: string) => (await (await request(`/api/contents/${encoded(path)}?type=notebook`)).json()) as ContentsModel,
  readText: async (path: string) => ((await (await request(`/api/contents/${encoded(path)}?type=file&format=text`)).json()) as { content: string }).content,
  hash: async (path: string) => ((await (await request(`/api/contents/${encoded(path)}?content=0`)).json()) as ContentsModel).hash,

  /** Saves, unless the file is no longer the one with that hash; null saves in any case. Returns the new hash. */
  save: async (path: string, content: NotebookData, hash: string | null, keepalive = false) => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (hash !== null) headers['If-Match'] = `"${hash}"`;
    const body = JSON.stringify({ type: 'notebook', format: 'json', content });
    const response = await request(`/api/contents/${encoded(path)}`, { method: 'PUT', headers, body, keepalive: keepalive && body.length < 60_000 });
    return ((await response.json()) as ContentsModel).hash;
  },

  checkpoint: (path: string) => request(`/api/contents/${encoded(path)}/checkpoints`, { method: 'POST' }),
  restore: (path: string) => request(`/api/contents/${encoded(path)}/checkpoints/checkpoint`, { method: 'POST' }),
  reset: async (path: string) => (await (await request(`/api/course/reset/${encoded(path)}`, { method: 'POST' })).json()) as ContentsModel,

  openSession: async (path: string) => {
    const body = JSON.stringify({ path, name: path, type: 'notebook', kernel: { name: '.net-csharp' } });
    const response = await request('/api/sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    return (await response.json()) as { id: string; kernel: { id: string; name: string; execution_state: string } };
  },

  /** Shows the server its token, which gives this browser its cookie. */
  signIn: (token: string) => request(`/api/status?token=${encodeURIComponent(token)}`),
};
