/** An optimizer's step, and what else is done number by number: `HostStep` in C#. Addresses, 0 for none. */
@unmanaged
export class Step {
  weights: usize;
  gradients: usize;
  /** What the optimizer remembers of each weight. */
  first: usize;
  second: usize;
  count: i32;
  /** Of a table, how many rows it has. */
  rows: i32;
  rate: f64;
  /** How much of its memory a weight keeps. */
  keep: f64;
  keepSecond: f64;
  correction: f64;
  epsilon: f64;
}

/** velocity = keep · velocity − rate · gradient; weight += velocity. The last of an odd number of weights is stepped beside a 0. */
export function moveWithMomentum(step: Step): void {
  const keep = f64x2.splat(step.keep), rate = f64x2.splat(step.rate);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const velocity = f64x2.sub(f64x2.mul(load(step.first + i, single), keep), f64x2.mul(load(step.gradients + i, single), rate));
    store(step.first + i, velocity, single);
    store(step.weights + i, f64x2.add(load(step.weights + i, single), velocity), single);
  }
}

/**
 * mean = keep · mean + (1 − keep) · gradient, the same for the gradient's square, and weight −= rate · mean / (√(correction · square) + ε).
 */
export function moveByMeans(step: Step): void {
  const keep = f64x2.splat(step.keep), share = f64x2.splat(1 - step.keep);
  const keepSecond = f64x2.splat(step.keepSecond), shareSecond = f64x2.splat(1 - step.keepSecond);
  const rate = f64x2.splat(step.rate), correction = f64x2.splat(step.correction), epsilon = f64x2.splat(step.epsilon);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const gradient = load(step.gradients + i, single);
    const mean = f64x2.add(f64x2.mul(gradient, share), f64x2.mul(load(step.first + i, single), keep));
    const square = f64x2.add(f64x2.mul(f64x2.mul(gradient, gradient), shareSecond), f64x2.mul(load(step.second + i, single), keepSecond));
    store(step.first + i, mean, single);
    store(step.second + i, square, single);
    const root = f64x2.add(f64x2.sqrt(f64x2.mul(square, correction)), epsilon);
    store(step.weights + i, f64x2.sub(load(step.weights + i, single), f64x2.mul(f64x2.div(mean, root), rate)), single);
  }
}

/** weight += rate · gradient, product and sum rounded each, as TensorPrimitives.MultiplyAdd does. */
export function multiplyAddStep(step: Step): void {
  const rate = f64x2.splat(step.rate);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    store(step.weights + i, f64x2.add(f64x2.mul(rate, load(step.gradients + i, single)), load(step.weights + i, single)), single);
  }
}

/** weight += gradient², square and sum rounded each. */
export function addSquares(step: Step): void {
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const value = load(step.gradients + i, single);
    store(step.weights + i, f64x2.add(f64x2.mul(value, value), load(step.weights + i, single)), single);
  }
}

/** mean = keep · mean + (1 − keep) · value; the weights are the mean, the gradients the values. */
export function runningMean(step: Step): void {
  const keep = f64x2.splat(step.keep), share = f64x2.splat(1 - step.keep);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const value = load(step.gradients + i, single);
    store(step.weights + i, f64x2.add(f64x2.mul(value, share), f64x2.mul(load(step.weights + i, single), keep)), single);
  }
}

/** The same of the values' squares. */
export function runningMeanOfSquares(step: Step): void {
  const keep = f64x2.splat(step.keep), share = f64x2.splat(1 - step.keep);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const value = load(step.gradients + i, single);
    store(step.weights + i, f64x2.add(f64x2.mul(f64x2.mul(value, value), share), f64x2.mul(load(step.weights + i, single), keep)), single);
  }
}

/** weight −= rate · gradient / (√(correction · second) + ε). */
export function subtractScaledByRoot(step: Step): void {
  const rate = f64x2.splat(step.rate), correction = f64x2.splat(step.correction), epsilon = f64x2.splat(step.epsilon);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const root = f64x2.add(f64x2.sqrt(f64x2.mul(load(step.second + i, single), correction)), epsilon);
    const way = f64x2.mul(f64x2.div(load(step.gradients + i, single), root), rate);
    store(step.weights + i, f64x2.sub(load(step.weights + i, single), way), single);
  }
}

/** weight −= rate · gradient / √(second + ε). */
export function subtractScaledByRootOfSum(step: Step): void {
  const rate = f64x2.splat(step.rate), epsilon = f64x2.splat(step.epsilon);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    const root = f64x2.sqrt(f64x2.add(load(step.second + i, single), epsilon));
    const way = f64x2.mul(f64x2.div(load(step.gradients + i, single), root), rate);
    store(step.weights + i, f64x2.sub(load(step.weights + i, single), way), single);
  }
}

/** Whether every one of the weights lies in [−rate, rate]; NaN does not. */
export function allWithin(step: Step): i32 {
  const limit = f64x2.splat(step.rate);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    if (!i64x2.all_true(f64x2.le(f64x2.abs(load(step.weights + i, i + 8 == end)), limit))) return 0;
  }

  return 1;
}

// @ts-ignore: decorator
@inline
export function load(from: usize, single: bool): v128 {
  return single ? v128.load64_zero(from) : v128.load(from);
}

// @ts-ignore: decorator
@inline
export function store(to: usize, value: v128, single: bool): void {
  if (single) v128.store64_lane(to, value, 0);
  else v128.store(to, value);
}
