import { RequestError } from '../api';
import type { Drawers } from './drawers';

/** What the course's library calls the list of solved exercises. */
export const progressName = '.progress.json';

/** The files that cells wrote beside the chapters, kept for the next visit; the list of solved exercises is one. */
export class LearnersFiles {
  constructor(private readonly drawers: Drawers) {}

  /** All of them, by their paths from the course's folder. */
  async all(): Promise<Map<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const path of await this.drawers.keys('files')) found.set(path, (await this.drawers.get('files', path))!);
    return found;
  }

  /** Keeps a file as it is now. */
  async keep(path: string, content: Uint8Array): Promise<void> {
    await this.drawers.put('files', path, content);
  }

  /** What the file of solved exercises says; what is wrong with it as its problem. */
  async passed(): Promise<{ passed?: unknown; problem?: string }> {
    const content = await this.drawers.get('files', progressName);
    return content ? fieldsOf(content) : {};
  }

  /** Adds the exercises that a saved file names, as from another browser. Returns how many are new. */
  async add(name: string, text: string): Promise<number> {
    const { passed, problem } = fieldsOf(new TextEncoder().encode(text));
    if (problem || !Array.isArray(passed) || !passed.every((id) => typeof id === 'string'))
      throw new RequestError(415, `${name} names no solved exercises: it is no file that "Save progress" wrote.`);
    let count = 0;
    await this.drawers.change('files', progressName, (content) => {
      const fields = content ? fieldsOf(content) : {};
      const known = new Set<unknown>(Array.isArray(fields.passed) ? fields.passed : []);
      for (const id of passed) count += known.has(id) ? 0 : 1;
      const all = [...new Set([...known, ...passed])].sort();
      return new TextEncoder().encode(JSON.stringify({ ...fields, problem: undefined, passed: all }));
    });
    return count;
  }
}

function fieldsOf(content: Uint8Array): { passed?: unknown; problem?: string } {
  try {
    const fields: unknown = JSON.parse(new TextDecoder().decode(content));
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields;
  } catch {
    // Said below.
  }
  return { problem: 'The list of exercises that you solved is damaged. When you solve the next one, a new one is begun.' };
}
