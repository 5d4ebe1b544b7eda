import { api, type ContentsModel } from './api';
import type { Course } from './course';
import type { NotebookData } from './notebook-format';
import { site } from './places';
import { SiteStore } from './site/site-store';

/**
 * Where chapters and the learner's progress are kept: by the course's server, or by this browser. What fails is a RequestError, whoever
 * keeps them.
 */
export interface CourseStore {
  /** The map of the course, and how far the learner is. */
  course(): Promise<Course>;
  /** A chapter as the learner has it. */
  read(path: string): Promise<ContentsModel>;
  /** A text beside the chapters. */
  readText(path: string): Promise<string>;
  /** What read would say of the chapter's hash. */
  hash(path: string): Promise<string>;
  /** Saves, unless the chapter is no longer the one with that hash (status 412); null saves in any case. Returns the new hash. */
  save(path: string, content: NotebookData, hash: string | null, keepalive?: boolean): Promise<string>;
  /** Whether the chapter's cells may run; asks the learner, where the notebook came from elsewhere. */
  mayRun(path: string): Promise<boolean>;
  /** Keeps the chapter as it is saved, until the next time. */
  checkpoint(path: string): Promise<unknown>;
  /** Makes the chapter what the course gives; what it was stays as its checkpoint. */
  reset(path: string): Promise<ContentsModel>;
}

/** The one of this page. */
export const store: CourseStore = site === null ? api : new SiteStore(site);
