import { SmallestSafeFactor, multiplyAdd } from "./multiplyAdd";

/** A product and what becomes of it: `ProductCall` in C#. Addresses, 0 for none; strides count numbers, not bytes. */
@unmanaged
class Product {
  left: usize;
  right: usize;
  output: usize;
  /** One row that is added to every row of the output. */
  addend: usize;
  /** As large as the output, which becomes 0 where this is not positive. */
  condition: usize;
  /** One row that receives the column sums of the right-hand side. */
  rightSums: usize;
  /** Room for a panel, and for 4 × 4 numbers behind it. */
  scratch: usize;
  rows: i32;
  columns: i32;
  terms: i32;
  leftRow: i32;
  leftColumn: i32;
  rightRow: i32;
  rightColumn: i32;
  /** Whether max(0, ·) is taken. */
  rectify: i32;
}

/** Rows of a panel of the right-hand side; a deeper product is made in several goes, its sums kept in the output in between. */
const PanelRows = 1024;

/** Columns of a panel and of a tile, two registers; rows of a tile, as many pairs of registers as the processor has for sums. */
const Width = 4, Height = 4;

/** output = left · right, finished by the epilogue. Every sum takes its terms in ascending order, each with one fused multiply-add. */
export function product(call: Product): void {
  const guarded = !ASC_FEATURE_RELAXED_SIMD
    && (hasTiny(call.left, call.rows * call.terms) || hasTiny(call.right, call.terms * call.columns));
  const tile = call.scratch + ((PanelRows * Width) << 3);
  let first = 0;
  do {
    const depth = min(PanelRows, call.terms - first);
    const left = call.left + at(first, call.leftColumn);
    for (let column = 0; column < call.columns; column += Width) {
      const width = min(Width, call.columns - column);
      let right = call.right + at(first, call.rightRow) + at(column, call.rightColumn), rightRow = call.rightRow;
      if (call.rightColumn != 1 || width < Width) {
        pack(right, call.rightRow, call.rightColumn, depth, width, call.scratch);
        right = call.scratch;
        rightRow = Width;
      }

      if (call.rightSums) addRows(right, rightRow, depth, width, call.rightSums + at(column, 1), first > 0);
      for (let row = 0, height = Height; row < call.rows; row += height) {
        if (call.rows - row < Height) height = 1;
        const output = call.output + at(row, call.columns) + at(column, 1);
        if (first > 0) copy(output, call.columns, tile, Width, height, width);
        if (height == Height)
          fourRows(left + at(row, call.leftRow), call.leftRow, call.leftColumn, right, rightRow, depth, tile, first > 0, guarded);
        else oneRow(left + at(row, call.leftRow), call.leftColumn, right, rightRow, depth, tile, first > 0, guarded);
        if (first + depth == call.terms) finish(call, tile, height, width, row, column);
        copy(tile, Width, output, call.columns, height, width);
      }
    }

    first += depth;
  } while (first < call.terms);
}

/** Where the element with this number lies, in bytes. */
// @ts-ignore: decorator
@inline
function at(index: i32, stride: i32): usize {
  return (usize(index) * usize(stride)) << 3;
}

function fourRows(a: usize, aRow: i32, aColumn: i32, b: usize, bRow: i32, depth: i32, tile: usize, accumulate: bool, guarded: bool): void {
  let c00 = f64x2.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  if (accumulate) {
    c00 = v128.load(tile);
    c01 = v128.load(tile, 16);
    c10 = v128.load(tile, 32);
    c11 = v128.load(tile, 48);
    c20 = v128.load(tile, 64);
    c21 = v128.load(tile, 80);
    c30 = v128.load(tile, 96);
    c31 = v128.load(tile, 112);
  }

  let a0 = a, a1 = a + at(1, aRow), a2 = a + at(2, aRow), a3 = a + at(3, aRow);
  const aStep = at(1, aColumn), bStep = at(1, bRow);
  for (let p = b, end = b + bStep * depth; p != end; p += bStep) {
    const b0 = v128.load(p), b1 = v128.load(p, 16);
    let x = v128.load64_splat(a0);
    c00 = multiplyAdd(x, b0, c00, guarded);
    c01 = multiplyAdd(x, b1, c01, guarded);
    x = v128.load64_splat(a1);
    c10 = multiplyAdd(x, b0, c10, guarded);
    c11 = multiplyAdd(x, b1, c11, guarded);
    x = v128.load64_splat(a2);
    c20 = multiplyAdd(x, b0, c20, guarded);
    c21 = multiplyAdd(x, b1, c21, guarded);
    x = v128.load64_splat(a3);
    c30 = multiplyAdd(x, b0, c30, guarded);
    c31 = multiplyAdd(x, b1, c31, guarded);
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
  }

  if (!ASC_FEATURE_RELAXED_SIMD && !guarded) {
    // NaN stays NaN, so that one look at the end is enough; and NaN plus anything is NaN.
    const sum = f64x2.add(f64x2.add(f64x2.add(c00, c01), f64x2.add(c10, c11)), f64x2.add(f64x2.add(c20, c21), f64x2.add(c30, c31)));
    if (v128.any_true(f64x2.ne(sum, sum))) {
      fourRows(a, aRow, aColumn, b, bRow, depth, tile, accumulate, true);
      return;
    }
  }

  v128.store(tile, c00);
  v128.store(tile, c01, 16);
  v128.store(tile, c10, 32);
  v128.store(tile, c11, 48);
  v128.store(tile, c20, 64);
  v128.store(tile, c21, 80);
  v128.store(tile, c30, 96);
  v128.store(tile, c31, 112);
}

function oneRow(a: usize, aColumn: i32, b: usize, bRow: i32, depth: i32, tile: usize, accumulate: bool, guarded: bool): void {
  let c0 = f64x2.splat(0), c1 = c0;
  if (accumulate) {
    c0 = v128.load(tile);
    c1 = v128.load(tile, 16);
  }

  let a0 = a;
  const aStep = at(1, aColumn), bStep = at(1, bRow);
  for (let p = b, end = b + bStep * depth; p != end; p += bStep) {
    const x = v128.load64_splat(a0);
    c0 = multiplyAdd(x, v128.load(p), c0, guarded);
    c1 = multiplyAdd(x, v128.load(p, 16), c1, guarded);
    a0 += aStep;
  }

  if (!ASC_FEATURE_RELAXED_SIMD && !guarded) {
    const sum = f64x2.add(c0, c1);
    if (v128.any_true(f64x2.ne(sum, sum))) {
      oneRow(a, aColumn, b, bRow, depth, tile, accumulate, true);
      return;
    }
  }

  v128.store(tile, c0);
  v128.store(tile, c1, 16);
}

/** The epilogue for one tile of finished sums: adds a row, takes max(0, ·), and sets to 0 what a condition rules out. */
function finish(call: Product, tile: usize, height: i32, width: i32, row: i32, column: i32): void {
  const zero = f64x2.splat(0);
  for (let y = 0; y < height; y++, tile += Width << 3) {
    const addend = call.addend + at(column, 1), condition = call.condition + at(row + y, call.columns) + at(column, 1);
    for (let x = 0; x < width; x += 2) {
      const place = tile + at(x, 1);
      let sum = v128.load(place);
      // Of a pair that reaches beyond the output only the first is read.
      const single = x + 1 == width;
      if (call.addend) sum = f64x2.add(sum, loadPair(addend + at(x, 1), single));
      if (call.rectify) sum = v128.andnot(sum, f64x2.le(sum, zero));
      if (call.condition) sum = v128.and(sum, f64x2.gt(loadPair(condition + at(x, 1), single), zero));
      v128.store(place, sum);
    }
  }
}

// @ts-ignore: decorator
@inline
function loadPair(from: usize, single: bool): v128 {
  return single ? v128.load64_zero(from) : v128.load(from);
}

function copy(from: usize, fromRow: i32, to: usize, toRow: i32, height: i32, width: i32): void {
  for (let row = 0; row < height; row++, from += at(1, fromRow), to += at(1, toRow)) {
    if (width == Width) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      continue;
    }

    for (let column = 0; column < width; column++) store<f64>(to + at(column, 1), load<f64>(from + at(column, 1)));
  }
}

/** Copies a part of the right-hand side so that its rows lie side by side, filled up with 0. */
function pack(from: usize, rowStride: i32, columnStride: i32, depth: i32, width: i32, panel: usize): void {
  for (let column = 0; column < Width; column++) {
    let source = from + at(column, columnStride), to = panel + at(column, 1);
    for (let row = 0; row < depth; row++, source += at(1, rowStride), to += Width << 3)
      store<f64>(to, column < width ? load<f64>(source) : 0);
  }
}

/** Adds the rows of a panel up, in order. */
function addRows(panel: usize, panelRow: i32, depth: i32, width: i32, sums: usize, accumulate: bool): void {
  for (let column = 0; column < width; column++, panel += 8, sums += 8) {
    let sum = accumulate ? load<f64>(sums) : 0;
    for (let row = 0, from = panel; row < depth; row++, from += at(1, panelRow)) sum += load<f64>(from);
    store<f64>(sums, sum);
  }
}

/** Whether a number is so small that its product with another such may lose digits; 0 is not. */
function hasTiny(from: usize, count: i32): bool {
  for (let i = 0; i < count; i++, from += 8) {
    const size = abs(load<f64>(from));
    if (size < SmallestSafeFactor && size != 0) return true;
  }

  return false;
}
