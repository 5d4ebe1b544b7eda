import { Step, load, store } from "./steps";

// What is done to every row of a table, and to its columns.

/** Every row of the weights plus the one row of the gradients. */
export function addToEveryRow(step: Step): void {
  const length = usize(step.count / step.rows) << 3;
  for (let row = step.weights, last = step.weights + (usize(step.count) << 3); row != last; row += length) {
    for (let i: usize = 0; i < length; i += 16) {
      const single = i + 8 == length;
      store(row + i, f64x2.add(load(row + i, single), load(step.gradients + i, single)), single);
    }
  }
}

/** Every row of the weights times the one row of the gradients, element by element. */
export function multiplyEveryRow(step: Step): void {
  const length = usize(step.count / step.rows) << 3;
  for (let row = step.weights, last = step.weights + (usize(step.count) << 3); row != last; row += length) {
    for (let i: usize = 0; i < length; i += 16) {
      const single = i + 8 == length;
      store(row + i, f64x2.mul(load(row + i, single), load(step.gradients + i, single)), single);
    }
  }
}

/** The weights become the sums of the gradients' columns, whose rows are added in order. */
export function columnSums(step: Step): void {
  const length = usize(step.count) << 3;
  for (let i: usize = 0; i < length; i += 16) {
    const single = i + 8 == length;
    let sum = f64x2.splat(0);
    for (let row = 0, from = step.gradients + i; row < step.rows; row++, from += length) sum = f64x2.add(sum, load(from, single));
    store(step.weights + i, sum, single);
  }
}

/** The gradients where the first numbers are positive, otherwise 0. */
export function wherePositive(step: Step): void {
  const zero = f64x2.splat(0);
  for (let i: usize = 0, end = usize(step.count) << 3; i < end; i += 16) {
    const single = i + 8 == end;
    store(step.weights + i, v128.and(load(step.gradients + i, single), f64x2.gt(load(step.first + i, single), zero)), single);
  }
}
