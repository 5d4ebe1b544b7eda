import { multiplyAdd } from "./multiplyAdd";
import { Step, load, store } from "./steps";

// eˣ and ln x as .NET's System.Numerics.Tensors computes them, which follows vrd2_exp and vrd2_log of AMD's LibM (aocl-libm-ose): the same
// reductions and the same coefficients in the same order, because every rounding shows in the last bit. A step's weights are the results,
// its gradients the values.

/** Of values up to 700 in size. */
export function exp(step: Step): void {
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16)
    store(step.weights + i, expOf(load(step.gradients + i, i + 8 == end)), i + 8 == end);
}

/** 1/(1 + e⁻ˣ), of values up to 700 in size. */
export function sigmoid(step: Step): void {
  const one = f64x2.splat(1);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    store(step.weights + i, f64x2.div(one, f64x2.add(one, expOf(f64x2.neg(load(step.gradients + i, single))))), single);
  }
}

/** −z/(z + 2) with z = e^(−2|x|) − 1, and the sign of x; of values up to 300 in size. */
export function tanh(step: Step): void {
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const x = load(step.gradients + i, single);
    const z = f64x2.sub(expOf(f64x2.mul(f64x2.splat(-2), f64x2.abs(x))), f64x2.splat(1));
    const sign = v128.and(x, f64x2.splat(-0.0));
    store(step.weights + i, v128.xor(sign, f64x2.div(f64x2.neg(z), f64x2.add(z, f64x2.splat(2)))), single);
  }
}

/** Of all values. */
export function log(step: Step): void {
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16)
    store(step.weights + i, logOf(load(step.gradients + i, i + 8 == end)), i + 8 == end);
}

/** ln 2 as a short number, whose products with whole numbers are exact, and what is left of it. */
const Ln2Head: f64 = 0.693359375, Ln2Tail: f64 = -0.00021219444005469057;

/** e^(n·ln 2 + r) = 2ⁿ·e^r, with n the nearest whole number to x/ln 2. */
function expOf(x: v128): v128 {
  // Added to 1.5 · 2⁵², a number is rounded to a whole one, which stands in the last bits.
  const whole = f64x2.splat(6755399441055744);
  const shifted = multiplyAdd(x, f64x2.splat(1.4426950408889634), whole, true);
  const n = f64x2.sub(shifted, whole);
  const r = multiplyAdd(n, f64x2.splat(-Ln2Tail), multiplyAdd(n, f64x2.splat(-Ln2Head), x, true), true);
  const r2 = f64x2.mul(r, r), r4 = f64x2.mul(r2, r2), r8 = f64x2.mul(r4, r4);

  const from1 = multiplyAdd(two(r, 0.5000000000000018, 0.1666666666666617), r2, f64x2.add(r, f64x2.splat(1)), true);
  const from5 = four(r, r2, 0.04166666666649277, 0.008333333333559272, 0.001388888895122404, 0.00019841269432677495);
  const from9 = four(r, r2, 2.4801486521374483e-5, 2.7557622532543023e-6, 2.7632293298250954e-7, 2.499430431958571e-8);
  const power = multiplyAdd(from9, r8, multiplyAdd(from5, r4, from1, true), true);
  return f64x2.mul(power, i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52));
}

/** ln(2ⁿ·(1 + r)) = n·ln 2 + ln(1 + r), with 2/3 ≤ 1 + r < 4/3. */
function logOf(value: v128): v128 {
  // A subnormal number is made a normal one first, its exponent 52 too small in the bits.
  const subnormal = f64x2.lt(f64x2.abs(value), f64x2.splat(2.2250738585072014e-308));
  const x = v128.bitselect(i64x2.sub(f64x2.mul(value, f64x2.splat(4503599627370496)), i64x2.splat(52 << 52)), value, subnormal);

  const offset = i64x2.splat(0x3fe5_5555_5555_5555);
  const bits = i64x2.sub(x, offset);
  const exponents = i64x2.shr_s(bits, 52);
  const n = f64x2.convert_low_i32x4_s(i8x16.shuffle(exponents, exponents, 0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11));
  const r = f64x2.sub(i64x2.add(v128.and(bits, i64x2.splat(0x000f_ffff_ffff_ffff)), offset), f64x2.splat(1));
  const r2 = f64x2.mul(r, r), r4 = f64x2.mul(r2, r2), r8 = f64x2.mul(r4, r4), r16 = f64x2.mul(r8, r8);

  const from1 = multiplyAdd(two(r, -0.49999999999999956, 0.33333333333341475), r2, r, true);
  const from4 = four(r, r2, -0.25000000000029743, 0.19999999997598522, -0.1666666666089195, 0.1428571456002771);
  const from8 = four(r, r2, -0.12500000512783127, 0.11111095235715944, -0.09999975049550124, 0.09091434982346239);
  const from12 = four(r, r2, -0.08334060052755186, 0.0768176033283113, -0.07129671894628731, 0.06796346521153573);
  const from16 = multiplyAdd(f64x2.splat(-0.08690617411690876), r4,
    four(r, r2, -0.06399503509896004, 0.049370587082412105, -0.04537017099489198, 0.08897063600357775), true);
  const logarithm = multiplyAdd(r16, from16,
    multiplyAdd(r8, multiplyAdd(r4, from12, from8, true), multiplyAdd(r4, from4, from1, true), true), true);
  const result = multiplyAdd(n, f64x2.splat(Ln2Head), multiplyAdd(n, f64x2.splat(Ln2Tail), logarithm, true), true);

  // Of 0, −∞; of what is negative, or NaN, NaN; of ∞, ∞.
  const zero = f64x2.eq(value, f64x2.splat(0)), positive = f64x2.gt(value, f64x2.splat(0));
  const infinite = f64x2.eq(value, f64x2.splat(Infinity));
  const ordinary = v128.bitselect(v128.bitselect(value, result, infinite), f64x2.splat(NaN), positive);
  return v128.bitselect(f64x2.splat(-Infinity), ordinary, zero);
}

/** a + b·r */
// @ts-ignore: decorator
@inline
function two(r: v128, a: f64, b: f64): v128 {
  return multiplyAdd(f64x2.splat(b), r, f64x2.splat(a), true);
}

/** a + b·r + (c + d·r)·r² */
function four(r: v128, r2: v128, a: f64, b: f64, c: f64, d: f64): v128 {
  return multiplyAdd(two(r, c, d), r2, two(r, a, b), true);
}
