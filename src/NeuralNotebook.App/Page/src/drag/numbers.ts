import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { openRange, parseNumber, stepOf, type NumberText, type Range } from './number-text';
import { readRange } from './range-comment';

/** A number in a cell's text. */
export interface CodeNumber {
  from: number;
  to: number;
  /** As it is written, with its sign. */
  text: string;
  parts: NumberText;
  range: Range;
  /** Whether a comment names the range. */
  isNamed: boolean;
  /** What stands before it on its line: its name, to whoever listens. */
  name: string;
}

const literal = /^(?:0[xX][\da-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*)?(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[uUlLfFdDmM]*/;
/** What a minus follows that is a sign: not a value that something is taken from. */
const beforeSign = /(?:^|[=(,[{?:;<>+\-*/%&|^!~]|\breturn|=>)\s*$/;

/** The numbers of the cell, in order; those in texts and comments are none. */
export function findNumbers(state: EditorState): CodeNumber[] {
  const found: CodeNumber[] = [];
  let end = 0;
  syntaxTree(state).iterate({
    enter: (node) => {
      if (node.name !== 'number') return;
      // One node may hold more than one: the editor's grammar takes 1..3 for a single number, and leaves out a suffix.
      for (let at = Math.max(node.from, end); at < node.to; at = end) {
        const rest = state.sliceDoc(at, state.doc.lineAt(at).to);
        const text = rest.startsWith('..') ? '' : (literal.exec(rest)?.[0] ?? '');
        end = at + (text.length || (rest.startsWith('..') ? 2 : 1));
        const number = text && read(state, at, end);
        if (number) found.push(number);
      }
    },
  });
  return found;
}

/** The number at a place; null if there is none. */
export function numberAt(state: EditorState, place: number): CodeNumber | null {
  return findNumbers(state).find((number) => number.from <= place && place <= number.to) ?? null;
}

function read(state: EditorState, from: number, to: number): CodeNumber | null {
  const line = state.doc.lineAt(from);
  const before = state.sliceDoc(line.from, from);
  const minus = /-\s*$/.exec(before);
  const isSign = minus !== null && beforeSign.test(before.slice(0, minus.index));
  const start = isSign ? line.from + (minus?.index ?? 0) : from;
  const text = state.sliceDoc(start, to);
  const parts = parseNumber(text);
  if (!parts) return null;
  // Close behind a minus that takes away, another would make of it "--".
  const canBeNegative = !(minus !== null && !isSign && minus[0] === '-');
  const open = openRange(parts, canBeNegative);
  const named = readRange(commentOf(state, line.to));
  const isNamed = named !== null && parts.value >= (named.min ?? -Infinity) && parts.value <= (named.max ?? Infinity);
  const range = isNamed ? { ...open, step: named.step ?? Math.min(stepOf(parts), stepFor(named, parts)), ...withoutNothing(named) } : open;
  if (!canBeNegative) range.min = Math.max(0, range.min);
  return { from: start, to, text, parts, range, isNamed, name: nameOf(before) };
}

/** A whole number's range keeps whole steps; a real one's is passed in about a hundred. */
function stepFor({ min = 0, max = 1 }: Partial<Range>, parts: NumberText): number {
  if (!parts.hasPoint && !/[eEfFdDmM]/.test(parts.suffix)) return 1;
  return 10 ** Math.floor(Math.log10((max - min) / 50));
}

function withoutNothing(range: Partial<Range>): Partial<Range> {
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value !== undefined));
}

/** The comment at a line's end. */
function commentOf(state: EditorState, lineEnd: number): string {
  let comment = '';
  syntaxTree(state).iterate({
    from: Math.max(0, lineEnd - 1),
    to: lineEnd,
    enter: ({ name, from, to }) => {
      if (name === 'comment') comment = state.sliceDoc(from, to);
    },
  });
  return comment;
}

/** "learningRate" of "var sgd = new SGD(learningRate: "; the code before it where there is no name. */
function nameOf(before: string): string {
  const named = /([A-Za-z_]\w*)\s*(?::|[-+*/%]?=)\s*-?\s*$/.exec(before)?.[1];
  return named ?? (before.trim().slice(-30) || 'number');
}
