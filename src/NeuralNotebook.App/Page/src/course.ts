/** What the map shows of a chapter. */
export interface ChapterCard {
  path: string;
  title: string;
  promise: string | null;
  minutes: number | null;
  exercises: number;
  hasPicture: boolean;
  /** Why the chapter cannot be read; null where it can. */
  problem: string | null;
}

/** The course: its chapters, and how far the learner is. */
export interface Course {
  chapters: ChapterCard[];
  /** The exercises that are solved; null where that cannot be read. */
  passed: string[] | null;
  /** What is wrong with the whole of it, such as libraries that could not be built. */
  problems: string[];
}

const progressFile = '.progress.json';

/** Reads what the server says about the course; what is damaged in it is said, and the rest goes on. */
export function readCourse(json: unknown): Course {
  const course = fieldsOf(json);
  const progress = fieldsOf(course.progress);
  const problems = [course.problem, progress.problem].filter((problem) => typeof problem === 'string');
  const isList = Array.isArray(progress.passed) && progress.passed.every((id) => typeof id === 'string');
  const isSaid = typeof progress.problem === 'string';
  const isUnreadable = isSaid || (progress.passed !== undefined && !isList);
  if (isUnreadable && !isSaid)
    problems.push(
      `The file ${progressFile}, which remembers the exercises that you solved, is damaged: "passed" is no list of exercises. Your chapters are not touched by that. Delete the file, or take an older copy of it; a solved exercise is ticked again when it is checked again.`,
    );
  return {
    chapters: (Array.isArray(course.chapters) ? course.chapters : []).map(readChapter),
    passed: isUnreadable ? null : isList ? (progress.passed as string[]) : [],
    problems,
  };
}

function readChapter(json: unknown): ChapterCard {
  const { path, title, promise, minutes, exercises, hasPicture, problem } = fieldsOf(json);
  const known = textOf(path) ?? '';
  return {
    path: known,
    title: textOf(title) ?? known,
    promise: textOf(promise),
    minutes: numberOf(minutes),
    exercises: numberOf(exercises) ?? 0,
    hasPicture: hasPicture === true,
    problem: textOf(problem),
  };
}

const fieldsOf = (json: unknown) =>
  (typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}) as Record<string, unknown>;
const textOf = (json: unknown) => (typeof json === 'string' ? json : null);
const numberOf = (json: unknown) => (typeof json === 'number' && Number.isFinite(json) ? json : null);
