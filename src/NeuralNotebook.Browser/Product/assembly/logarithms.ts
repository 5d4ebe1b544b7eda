import { fused } from "./multiplyAdd";

// The hyperbolic tangent and the logarithm to base 10 as GNU's C library computes them, which follows FreeBSD's msun (Sun Microsystems
// 1993).

/** The runtime's own natural logarithm. */
// @ts-ignore: decorator
@external("env", "log")
declare function log(x: f64): f64;

export function tanh(x: f64): f64 {
  const size = abs(x);
  if (size < 2.7755575615628914e-17) return x * (1 + x);
  let result: f64 = 1;
  if (size >= 22) return copysign(result, x);
  if (size >= 1) {
    result = 1 - 2 / (expMinus1(2 * size) + 2);
  } else {
    const t = expMinus1(-2 * size);
    result = -t / (t + 2);
  }

  return x >= 0 ? result : isNaN(x) ? x : -result;
}

export function log10(x: f64): f64 {
  if (!(x > 0) || x == Infinity) return log(x);
  let exponent = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    exponent = -54;
  }

  const bits = reinterpret<i64>(x);
  exponent += i32(bits >> 52) - 1023;
  // x = 2^whole · y with 1 ≤ y < 2, or ½ ≤ y < 1 where x is below 1.
  const below = i32(exponent < 0);
  const y = reinterpret<f64>((bits & 0x000f_ffff_ffff_ffff) | (i64(1023 - below) << 52)), whole = f64(exponent + below);
  return whole * 3.694239077158931e-13 + 0.4342944819032518 * log(y) + whole * 0.30102999566361177;
}

/** eˣ − 1 */
function expMinus1(x: f64): f64 {
  const Ln2Head: f64 = 0.6931471803691238, Ln2Tail: f64 = 1.9082149292705877e-10;
  if (x < -38.816242) return -1;
  let k = 0, lost: f64 = 0;
  if (abs(x) > 0.34657359027997264) {
    const isBelow = x < 0;
    k = abs(x) < 1.0397207708399179 ? (isBelow ? -1 : 1) : i32(1.4426950408889634 * x + (isBelow ? -0.5 : 0.5));
    const high = fused(-f64(k), Ln2Head, x), low = f64(k) * Ln2Tail;
    x = high - low;
    lost = high - x - low;
  } else if (abs(x) < 5.551115123125783e-17) {
    return x;
  }

  const half = 0.5 * x, square = x * half, square2 = square * square;
  const r1 = fused(-0.03333333333333313, square, 1), r2 = fused(-7.936507578674879e-05, square, 0.0015873015872548146),
    r3 = fused(-2.0109921818362437e-07, square, 4.008217827329362e-06);
  const r = fused(square2 * square2, r3, fused(square2, r2, r1)), t = fused(-r, half, 3);
  let e = square * ((r - t) / fused(-x, t, 6));
  if (k == 0) return x - fused(x, e, -square);
  e = fused(x, e - lost, -lost) - square;
  if (k == -1) return 0.5 * (x - e) - 0.5;
  if (k == 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return scaled(1 - (e - x), k) - 1;
  const power = scaled(1, -k);
  return k < 20 ? scaled(1 - power - (e - x), k) : scaled(x - (e + power) + 1, k);
}

/** x · 2ᵏ, of ordinary numbers. */
function scaled(x: f64, k: i32): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) + (i64(k) << 52));
}
