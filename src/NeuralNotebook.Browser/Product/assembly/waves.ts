import { fused } from "./multiplyAdd";

// Sine and cosine with the bits that Linux gives on x86-64, where the chapters' outputs were stored: constants and order of operations are
// those of GNU's C library. An angle is brought to within π/4 of 0 as a sum of two numbers (Cody and Waite). Of that, the nearest k/128 is
// taken, of which sine and cosine are known to twice a double's digits, and what is left over is so small that a few terms of the series
// do (Gal and Bachelis 1991, "An accurate elementary mathematical library for the IEEE floating point standard").

/** π/2 as a number and what is left of it; and as four numbers, of which three have products with whole numbers that are exact. */
const HalfPi: f64 = 1.5707963267948966, HalfPiTail: f64 = 6.123233995736766e-17;
const Part1: f64 = 1.5707963407039642, Part2: f64 = -1.3909067564377153e-08, Part3: f64 = -4.97899623147991e-17,
  Part4: f64 = -1.9034889620193266e-25;

/** Up to that one quarter of a turn is taken off. */
const Quarter: f64 = 2.4262638092041016;

/** Of angles below 10⁸ in size: beyond, the sum of four numbers is no longer enough. */
export function sin(angle: f64): f64 {
  const size = abs(angle);
  if (size < 1.4901161193847656e-08) return angle;
  if (size < 0.85546875) return sinOf(angle, 0);
  if (size < Quarter) return copysign(cosOf(HalfPi - size, HalfPiTail), angle);
  return turned(angle, 0);
}

export function cos(angle: f64): f64 {
  const size = abs(angle);
  if (size < 7.450580596923828e-09) return 1;
  if (size < 0.85546875) return cosOf(angle, 0);
  if (size < Quarter) {
    const rest = HalfPi - size, sum = rest + HalfPiTail;
    return sinOf(sum, rest - sum + HalfPiTail);
  }

  return turned(angle, 1);
}

/** The sine of an angle so many quarters of a turn further on. */
function turned(angle: f64, quarters: i64): f64 {
  // Added to 1.5 · 2⁵², a number is rounded to a whole one, which stands in the last bits.
  const whole: f64 = 6755399441055744;
  const shifted = fused(angle, 0.6366197723675814, whole), turns = shifted - whole;
  const rest = fused(-turns, Part2, fused(-turns, Part1, angle));
  const finer = fused(-turns, Part3, rest), finest = fused(-turns, Part4, finer);
  const tail = fused(-turns, Part3, rest - finer) + fused(-turns, Part4, finer - finest);
  const quarter = reinterpret<i64>(shifted) + quarters;
  const result = (quarter & 1) == 0 ? sinOf(finest, tail) : cosOf(finest, tail);
  return (quarter & 2) == 0 ? result : -result;
}

/** The sine of a small angle and its tail. */
function sinOf(angle: f64, tail: f64): f64 {
  if (abs(angle) < 0.126) {
    const square = angle * angle;
    let series = fused(-2.5022014848318398e-08, square, 2.755729806860771e-06);
    series = fused(fused(fused(series, square, -0.00019841269834414642), square, 0.008333333333332329), square, -0.16666666666666666);
    return angle + fused(fused(series, angle, -0.5 * tail), square, tail);
  }

  const rest = lookUp(angle), restTail = angle > 0 ? tail : -tail, square = rest * rest;
  const sine = rest + fused(rest * square, sineTerms(square), restTail), fall = fused(rest, restTail, square * cosineTerms(square));
  return copysign(sinHead + fused(sine, cosHead, fused(-fall, sinHead, fused(cosTail, sine, sinTail))), angle);
}

/** The cosine of a small angle and its tail. */
function cosOf(angle: f64, tail: f64): f64 {
  const rest = lookUp(angle) + (angle < 0 ? -tail : tail), square = rest * rest;
  const sine = fused(rest * square, sineTerms(square), rest), fall = square * cosineTerms(square);
  return cosHead + fused(-sine, sinHead, fused(-fall, cosHead, fused(-sine, sinTail, cosTail)));
}

/** (sin x − x)/x³ */
function sineTerms(square: f64): f64 {
  return fused(0.008333332142857223, square, -0.16666666666666488);
}

/** (1 − cos x)/x² */
function cosineTerms(square: f64): f64 {
  return fused(fused(0.001388888740079376, square, -0.04166666666666644), square, 0.5);
}

// Sine and cosine of the multiple of 1/128 that was looked up last, each as a number and what is left of it.
let place: f64 = -1;
let sinHead: f64 = 0, sinTail: f64 = 0, cosHead: f64 = 0, cosTail: f64 = 0;

/** Finds the multiple of 1/128 that is next to an angle's size, and returns how far they are apart. */
function lookUp(angle: f64): f64 {
  const steps: f64 = 52776558133248, nearest = steps + abs(angle) - steps;
  if (nearest != place) {
    place = nearest;
    // The module lies in another's memory and has no room for a table: the series are summed up, to twice a double's digits.
    const square = nearest * nearest;
    sum(1, square, 0);
    cosHead = head;
    cosTail = tail;
    sum(nearest, square, 1);
    sinHead = head;
    sinTail = tail;
  }

  return abs(angle) - nearest;
}

let head: f64 = 0, tail: f64 = 0;

/** head + tail = term − term · square/((n + 1)(n + 2)) + …, in numbers of twice a double's digits (Dekker 1971). */
function sum(first: f64, square: f64, n: i32): void {
  let term = first, termTail: f64 = 0;
  head = first;
  tail = 0;
  for (let sign: f64 = -1; abs(term) > 1e-40; sign = -sign, n += 2) {
    const product = term * square, productTail = fused(term, square, -product) + termTail * square;
    const divisor = f64((n + 1) * (n + 2));
    const quotient = product / divisor, quotientTail = (fused(-quotient, divisor, product) + productTail) / divisor;
    term = quotient + quotientTail;
    termTail = quotient - term + quotientTail;

    const addend = sign * term, total = head + addend, part = total - head;
    const rest = (head - (total - part)) + (addend - part) + tail + sign * termTail;
    head = total + rest;
    tail = total - head + rest;
  }
}
