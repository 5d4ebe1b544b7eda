import type { Range } from './number-text';

const number = String.raw`[-−]?\d+(?:\.\d+)?`;
const between = new RegExp(String.raw`(${number})\s*\.\.\s*(${number})(?:\s+step\s+(\d+(?:\.\d+)?))?`);
const oneOf = new RegExp(String.raw`\bone of\s+(${number}(?:\s*,\s*${number})+)`);

/**
 * What a comment says about the numbers before it: "0..1 step 0.01" or "one of 8, 16, 32"; it may say more.
 * Other front ends read it as a comment.
 */
export function readRange(comment: string): Partial<Range> | null {
  const choices = oneOf
    .exec(comment)?.[1]
    .split(',')
    .map((each) => each.trim().replace('−', '-'));
  if (choices) {
    const values = choices.map(Number).sort((a, b) => a - b);
    return { min: values[0], max: values.at(-1), choices: [...choices].sort((a, b) => Number(a) - Number(b)) };
  }
  const found = between.exec(comment);
  if (!found) return null;
  const [min, max] = [found[1], found[2]].map((text) => Number(text.replace('−', '-')));
  const step = found[3] === undefined ? undefined : Number(found[3]);
  return min < max && step !== 0 ? { min, max, step } : null;
}
