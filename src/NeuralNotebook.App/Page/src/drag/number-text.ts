/** A number as it is written in C#, taken apart. */
export interface NumberText {
  /** Without digits of another base, a whole number has 0 decimals. */
  value: number;
  /** Digits behind the point. */
  decimals: number;
  /** What stands before and behind the digits that change: "0x", "e-3f". */
  prefix: string;
  suffix: string;
  base: 10 | 16 | 2;
  /** Whether it has a point, which it keeps: 1.0 and 1 are not of one type. */
  hasPoint: boolean;
  /** So many digits are written at least. */
  width: number;
  isGrouped: boolean;
}

/** Where a number may go. */
export interface Range {
  min: number;
  max: number;
  step: number;
  /** The only values that it may have, as they are written. */
  choices?: readonly string[];
}

const digits = /^(-?)\s*(?:(0[xX])([\da-fA-F_]+)|(0[bB])([01_]+)|(\d[\d_]*)?(?:(\.)(\d[\d_]*))?((?:[eE][+-]?\d+)?))([uUlLfFdDmM]*)$/;

/** Takes a number apart; null where it is none, or one that a page cannot count with. */
export function parseNumber(text: string): NumberText | null {
  const found = digits.exec(text);
  if (!found) return null;
  const [, sign, hexPrefix, hex, binPrefix, bin, whole = '', point = '', fraction = '', exponent = '', suffix] = found;
  const written = hex ?? bin ?? whole + point + fraction;
  if (!written || written === point) return null;
  const plain = written.replaceAll('_', '');
  const base = hex ? 16 : bin ? 2 : 10;
  // A hexadecimal f or d is a digit, not a suffix: the expression above takes them so.
  const value = (sign ? -1 : 1) * (base === 10 ? Number(plain) : parseInt(plain, base));
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  return {
    value,
    decimals: fraction.replaceAll('_', '').length,
    prefix: hexPrefix ?? binPrefix ?? '',
    suffix: exponent + suffix,
    base,
    hasPoint: point !== '',
    width: base === 10 ? 0 : plain.length,
    isGrouped: base === 10 && whole.includes('_'),
  };
}

/** The step that fits the digits: one of the last that is not zero, and fine enough for a value of one digit below 1. */
export function stepOf(number: NumberText): number {
  if (number.base !== 10) return 1;
  const isReal = number.hasPoint || /^[eE]/.test(number.suffix);
  if (isReal) {
    const significant = String(Math.round(Math.abs(number.value) * 10 ** number.decimals)).replace(/0+$/, '').length;
    const isSmall = Math.abs(number.value) < 1 || !number.hasPoint;
    return 10 ** -(number.decimals + (isSmall && significant <= 1 && number.value !== 0 ? 1 : 0));
  }
  const size = Math.abs(number.value);
  let step = 1;
  while (size >= step * 100 && size % (step * 10) === 0) step *= 10;
  return step;
}

/** How far a number may go where nothing says it: a thousand steps to either side; no further than 0 where it must have no sign. */
export function openRange(number: NumberText, isSigned: boolean): Range {
  const step = stepOf(number);
  const reach = 1000 * step;
  const isUnsigned = !isSigned || number.base !== 10 || /u/i.test(number.suffix);
  const [min, max] = [number.value - reach, number.value + reach].map((end) => round(end, step));
  return { min: isUnsigned ? Math.max(0, min) : min, max, step };
}

/** The nearest value of a range. */
export function within(value: number, range: Range): number {
  // The steps count from the lower end, as those of a slider do.
  const stepped = range.min + Math.round((value - range.min) / range.step) * range.step;
  return round(Math.min(range.max, Math.max(range.min, stepped)), range.step);
}

/** A value, written as the number was: with its point, base, suffix and exponent. */
export function written(number: NumberText, value: number, step: number): string {
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  if (number.base !== 10) {
    const text = size.toString(number.base).padStart(number.width, '0');
    return sign + number.prefix + (number.prefix === '0x' && /[A-F]/.test(text) ? text : text.toUpperCase()) + number.suffix;
  }
  const most = Math.max(number.decimals, decimalsOf(step));
  let text = size.toFixed(most);
  const least = Math.max(number.decimals, number.hasPoint ? 1 : 0);
  while (text.includes('.') && text.endsWith('0') && text.length - text.indexOf('.') - 1 > least) text = text.slice(0, -1);
  if (text.endsWith('.')) text = text.slice(0, -1);
  if (number.isGrouped) text = text.replace(/\B(?=(\d{3})+(?!\d))/g, '_');
  // −0 is 0.
  return (Number(text.replaceAll('_', '')) === 0 ? '' : sign) + text + number.suffix;
}

/** How many digits behind the point a step needs. */
export function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 15; decimals++) {
    const digits = step * 10 ** decimals;
    if (Math.abs(Math.round(digits) - digits) < 1e-9) return decimals;
  }
  return 15;
}

/** Without what binary fractions add: 0.1 + 0.2 is 0.3 here. */
function round(value: number, step: number): number {
  return Number(value.toFixed(Math.min(15, decimalsOf(step) + 2)));
}
