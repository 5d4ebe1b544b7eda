import { within, written, type NumberText, type Range } from './number-text';

/** So far a pointer goes for the whole of a range that is named, and for one step otherwise, in pixels. */
const wholeRange = 300;
const oneStep = 4;
const widestStep = 12;

/** What a number becomes while it is moved from where it was. */
export class Movement {
  private readonly pixelsPerStep: number;

  constructor(private readonly start: { text: string; parts: NumberText; range: Range; isNamed: boolean }) {
    const { min, max, step, choices } = start.range;
    const steps = choices ? choices.length - 1 : (max - min) / step;
    this.pixelsPerStep = choices ? 40 : start.isNamed ? Math.min(widestStep, wholeRange / steps) : oneStep;
  }

  /** After so many pixels to the right. */
  afterPixels(pixels: number): string {
    return this.afterSteps(Math.round(pixels / this.pixelsPerStep));
  }

  /** After so many steps up. */
  afterSteps(steps: number): string {
    const { text, parts, range } = this.start;
    if (steps === 0) return text;
    if (range.choices) return choice(range.choices, this.nearestChoice() + steps);
    return written(parts, within(parts.value + steps * range.step, range), range.step);
  }

  /** At an end of the range. */
  atEnd(isUpper: boolean): string {
    const { parts, range } = this.start;
    return range.choices ? choice(range.choices, isUpper ? Infinity : 0) : written(parts, isUpper ? range.max : range.min, range.step);
  }

  private nearestChoice(): number {
    const distance = (text: string) => Math.abs(Number(text) - this.start.parts.value);
    const choices = this.start.range.choices ?? [];
    return choices.reduce((best, each, index) => (distance(each) < distance(choices[best]) ? index : best), 0);
  }
}

const choice = (choices: readonly string[], index: number): string => choices[Math.min(choices.length - 1, Math.max(0, index))];
