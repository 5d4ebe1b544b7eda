import { fusedMultiplyAdd } from "./fusedMultiplyAdd";

/** x·b + c in both lanes, each rounded once.
 *
 * Without the instruction: product and sum are taken apart into a rounded number and its error, without loss (Dekker 1971, Knuth's
 * two-sum); the two errors are added rounding to odd, so that the last addition rounds as if it saw all digits (Boldo and Melquiond 2008,
 * "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd").
 * This holds while nothing overflows, which leaves NaN, and while a product is 0 because a factor is, or is so large that its error does
 * not underflow. Where the caller cannot say that (`guarded`), the lanes that it does not hold for are computed one by one. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(x: v128, b: v128, c: v128, guarded: bool): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(x, b, c);

  const p = f64x2.mul(x, b);
  const x1 = upperHalf(x), x2 = f64x2.sub(x, x1);
  const b1 = upperHalf(b), b2 = f64x2.sub(b, b1);
  const e = f64x2.add(
    f64x2.add(f64x2.add(f64x2.sub(f64x2.mul(x1, b1), p), f64x2.mul(x1, b2)), f64x2.mul(x2, b1)),
    f64x2.mul(x2, b2));
  const s = f64x2.add(p, c), t = errorOfSum(p, c, s);
  const v = f64x2.add(t, e), w = errorOfSum(t, e, v);
  const r = f64x2.add(s, roundedToOdd(v, w));
  return guarded && v128.any_true(v128.or(f64x2.lt(f64x2.abs(p), f64x2.splat(SmallestSafeProduct)), f64x2.ne(r, r)))
    ? oneByOne(x, b, c) : r;
}

/** x·b + c of single numbers, rounded once. */
export function fused(x: f64, b: f64, c: f64): f64 {
  return f64x2.extract_lane(multiplyAdd(f64x2.splat(x), f64x2.splat(b), f64x2.splat(c), true), 0);
}

/** 2⁻⁴⁸⁰: factors that are 0 or not smaller make no product whose error underflows, for that of two such is not smaller than 2⁻⁹⁶⁰. */
export const SmallestSafeFactor: f64 = 3.2033329522929615e-145;
const SmallestSafeProduct: f64 = 1.0261342003245941e-289;

/** The upper 26 of a number's 53 bits (Veltkamp). */
// @ts-ignore: decorator
@inline
function upperHalf(a: v128): v128 {
  const scaled = f64x2.mul(a, f64x2.splat(134217729));
  return f64x2.sub(scaled, f64x2.sub(scaled, a));
}

/** a + b − sum, exactly (Knuth). */
// @ts-ignore: decorator
@inline
function errorOfSum(a: v128, b: v128, sum: v128): v128 {
  const part = f64x2.sub(sum, a);
  return f64x2.add(f64x2.sub(a, f64x2.sub(sum, part)), f64x2.sub(b, part));
}

/** Of v + w, where v is rounded to nearest and w its error: if w is not 0, the neighbour of the exact sum whose last bit is 1.
 * That is the sum cut towards 0, its last bit set: one below v, seen as a whole number, where w points towards 0. */
// @ts-ignore: decorator
@inline
function roundedToOdd(v: v128, w: v128): v128 {
  const inexact = f64x2.ne(w, f64x2.splat(0));
  const below = v128.and(i64x2.lt_s(v128.xor(v, w), i64x2.splat(0)), inexact);
  return v128.or(i64x2.add(v, below), i64x2.shr_u(inexact, 63));
}

function oneByOne(x: v128, b: v128, c: v128): v128 {
  return f64x2.replace_lane(
    f64x2.splat(fusedMultiplyAdd(f64x2.extract_lane(x, 0), f64x2.extract_lane(b, 0), f64x2.extract_lane(c, 0))),
    1, fusedMultiplyAdd(f64x2.extract_lane(x, 1), f64x2.extract_lane(b, 1), f64x2.extract_lane(c, 1)));
}
