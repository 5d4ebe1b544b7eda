import { RequestError, type ContentsModel } from '../api';
import { readCourse, type ChapterCard, type Course } from '../course';
import { ask } from '../dialog';
import { encodedPath } from '../dom';
import { readNotebook, type NotebookData } from '../notebook-format';
import type { CourseStore } from '../store';
import { Drawers } from './drawers';
import { LearnersFiles } from './learners-files';

/** The folder of notebooks that the learner opened here. */
export const own = 'own/';

/** The hash of a chapter that nobody has changed here. */
const original = 'original';

/** Chapters as a site of files gives them, and in this browser's database as the learner has changed them. */
export class SiteStore implements CourseStore {
  private readonly drawers: Drawers;
  /** What cells write, such as the exercises that are solved. */
  readonly files: LearnersFiles;

  /** @param base The site's address. */
  constructor(private readonly base: string) {
    this.drawers = new Drawers(base);
    this.files = new LearnersFiles(this.drawers);
  }

  async course(): Promise<Course> {
    const [course, passed, paths] = await Promise.all([
      this.fetch('run/course.json').then((response) => response.json() as Promise<object>),
      this.files.passed(),
      this.drawers.keys('chapters'),
    ]);
    const known = readCourse({ ...course, progress: passed });
    return { ...known, chapters: [...known.chapters, ...paths.filter((path) => path.startsWith(own)).map(ownCard)] };
  }

  async read(path: string): Promise<ContentsModel> {
    const kept = await this.drawers.get('chapters', path);
    return kept ? { path, hash: kept.hash, content: readNotebook(structuredClone(kept.content)) } : this.original(path);
  }

  async readText(path: string): Promise<string> {
    return (await this.fetch(encodedPath(path))).text();
  }

  async hash(path: string): Promise<string> {
    return (await this.drawers.get('chapters', path))?.hash ?? original;
  }

  async save(path: string, content: NotebookData, hash: string | null): Promise<string> {
    const saved = newHash();
    await this.drawers.change('chapters', path, (kept) => {
      if (hash !== null && hash !== (kept?.hash ?? original)) throw new RequestError(412, 'Another tab has changed this chapter.');
      return { content, hash: saved, isForeign: kept?.isForeign ?? false };
    });
    return saved;
  }

  async checkpoint(path: string): Promise<void> {
    const { content } = await this.read(path);
    await this.drawers.put('checkpoints', path, { content });
  }

  async reset(path: string): Promise<ContentsModel> {
    if (path.startsWith(own)) throw new RequestError(404, 'This notebook is your own: the course has no original of it.');
    const model = await this.original(path);
    // A chapter that cannot be read is kept as it is, too.
    const kept = await this.drawers.get('chapters', path);
    if (kept) await this.drawers.put('checkpoints', path, { content: kept.content });
    await this.drawers.delete('chapters', path);
    return model;
  }

  async mayRun(path: string): Promise<boolean> {
    const kept = await this.drawers.get('chapters', path);
    if (!kept?.isForeign) return true;
    const { choice } = await ask(
      'Run a notebook from elsewhere?',
      'This notebook is none of the course. Its cells run in this tab: they can use this computer’s time, and read and change what you have written and solved in this course; they reach no other site and no file of yours.',
      [
        { value: 'run', label: 'Run it' },
        { value: 'read', label: 'Only read it', primary: true },
      ],
    );
    if (choice !== 'run') return false;
    await this.drawers.put('chapters', path, { ...kept, ...(await this.drawers.get('chapters', path)), isForeign: false });
    return true;
  }

  /** Takes a notebook of the learner's own in. Returns its path. */
  async open(name: string, text: string): Promise<string> {
    let content: NotebookData;
    try {
      content = readNotebook(JSON.parse(text));
    } catch (error) {
      throw new RequestError(
        415,
        `${name} ${error instanceof SyntaxError ? 'is no notebook: it holds no JSON' : (error as Error).message}.`,
      );
    }
    const taken = new Set(await this.drawers.keys('chapters'));
    const stem = own + name.replace(/\.ipynb$/i, '').replace(/[^\p{L}\p{N} ._-]+/gu, '-');
    let path = `${stem}.ipynb`;
    for (let i = 2; taken.has(path); i++) path = `${stem} (${i}).ipynb`;
    await this.drawers.put('chapters', path, { content, hash: newHash(), isForeign: true });
    return path;
  }

  private async original(path: string): Promise<ContentsModel> {
    if (path.startsWith(own)) throw new RequestError(404, `There is no notebook '${path.slice(own.length)}' in this browser.`);
    const response = await this.fetch(encodedPath(path));
    return { path, hash: original, content: readNotebook(await response.json()) };
  }

  private async fetch(way: string): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(this.base + way);
    } catch {
      throw new RequestError(0, 'The site cannot be reached.');
    }
    if (response.ok) return response;
    throw new RequestError(
      response.status,
      response.status === 404 ? `There is no '${way}' on this site.` : `The site answered with ${response.status}.`,
    );
  }
}

const newHash = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const ownCard = (path: string): ChapterCard => ({
  path,
  title: path.slice(own.length).replace(/\.ipynb$/, ''),
  promise: 'A notebook that you opened. It is kept in this browser.',
  minutes: null,
  exercises: 0,
  hasPicture: false,
  problem: null,
});
