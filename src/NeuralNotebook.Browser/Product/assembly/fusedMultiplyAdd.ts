/** a·b + c, rounded once, for all numbers: in whole numbers of 128 bits. Slow, and right also where a result is subnormal or overflows. */
export function fusedMultiplyAdd(a: f64, b: f64, c: f64): f64 {
  if (!isFinite(a) || !isFinite(b) || a == 0 || b == 0) return a * b + c;
  if (!isFinite(c)) return c;
  if (c == 0) return a * b;

  // a·b = high:low · 2^exponent, with 2^124 ≤ high:low < 2^126.
  let exponent = exponentOf(a) + exponentOf(b) - 20;
  multiply(mantissaOf(a), mantissaOf(b));
  shiftLeft(20);
  let productHigh = high, productLow = low;
  // c = high:low · 2^addendExponent, with 2^124 ≤ high:low < 2^125.
  const addendExponent = exponentOf(c) - 72;
  high = mantissaOf(c) << 8;
  low = 0;
  if (addendExponent < exponent) {
    shiftRight(exponent - addendExponent);
  } else {
    const addendHigh = high;
    high = productHigh;
    low = productLow;
    shiftRight(addendExponent - exponent);
    productHigh = high;
    productLow = low;
    high = addendHigh;
    low = 0;
    exponent = addendExponent;
  }

  // The sum of the two, as size and sign.
  const sign = (reinterpret<u64>(a) ^ reinterpret<u64>(b)) >> 63, addendSign = reinterpret<u64>(c) >> 63;
  if (sign == addendSign) {
    low += productLow;
    high += productHigh + u64(low < productLow);
    return rounded(sign, exponent);
  }

  if (productHigh > high || (productHigh == high && productLow >= low)) {
    high = productHigh - high - u64(productLow < low);
    low = productLow - low;
    return high == 0 && low == 0 ? 0 : rounded(sign, exponent);
  }

  high = high - productHigh - u64(low < productLow);
  low -= productLow;
  return rounded(addendSign, exponent);
}

// A whole number of 128 bits, of which the last may stand for all that were shifted out.
let high: u64 = 0;
let low: u64 = 0;

/** high:low · 2^exponent, not 0, rounded to the nearest double, of two to the even one. */
function rounded(sign: u64, exponent: i32): f64 {
  const length = high != 0 ? 128 - i32(clz(high)) : 64 - i32(clz(low));
  // The exponent of the result's last bit: 53 bits below the first, or that of all subnormal numbers.
  const last = max(exponent + length - 53, -1074);
  const surplus = last - exponent;
  let mantissa: u64;
  if (surplus <= 0) {
    shiftLeft(-surplus);
    mantissa = low;
  } else {
    // Two bits more than wanted, the second of them set if anything follows.
    shiftRight(surplus - 2);
    mantissa = low >> 2;
    const rest = low & 3;
    mantissa += u64(rest == 3 || (rest == 2 && (mantissa & 1) == 1));
  }

  const bits = mantissa + (mantissa < 1 << 52 ? 0 : u64(last + 1074) << 52);
  return reinterpret<f64>(min<u64>(bits, 0x7ff << 52) | (sign << 63));
}

/** The 53 bits of a number that is not 0, the first of them 1. */
function mantissaOf(a: f64): u64 {
  const bits = reinterpret<u64>(a) & 0x000f_ffff_ffff_ffff;
  return (reinterpret<u64>(a) >> 52 & 0x7ff) == 0 ? bits << (clz(bits) - 11) : bits | 1 << 52;
}

/** The exponent of the last of these bits. */
function exponentOf(a: f64): i32 {
  const bits = reinterpret<u64>(a) & 0x000f_ffff_ffff_ffff, exponent = i32(reinterpret<u64>(a) >> 52 & 0x7ff);
  return exponent == 0 ? -1074 - i32(clz(bits) - 11) : exponent - 1075;
}

/** high:low = a · b, both of 53 bits. */
function multiply(a: u64, b: u64): void {
  const aHigh = a >> 32, aLow = a & 0xffff_ffff, bHigh = b >> 32, bLow = b & 0xffff_ffff;
  const middle = aHigh * bLow + aLow * bHigh, lowest = aLow * bLow;
  low = lowest + (middle << 32);
  high = aHigh * bHigh + (middle >> 32) + u64(low < lowest);
}

function shiftLeft(places: i32): void {
  if (places == 0) return;
  if (places >= 64) {
    high = low << (places - 64);
    low = 0;
    return;
  }

  high = high << places | low >> (64 - places);
  low <<= places;
}

/** Shifts to the right; if a bit that is 1 is lost, the last that stays becomes 1. A negative number of places shifts to the left. */
function shiftRight(places: i32): void {
  if (places <= 0) {
    shiftLeft(-places);
    return;
  }

  let lost: u64;
  if (places >= 128) {
    lost = high | low;
    high = 0;
    low = 0;
  } else if (places >= 64) {
    lost = low | (places == 64 ? 0 : high << (128 - places));
    low = high >> (places - 64);
    high = 0;
  } else {
    lost = low << (64 - places);
    low = low >> places | high << (64 - places);
    high >>= places;
  }

  low |= u64(lost != 0);
}
