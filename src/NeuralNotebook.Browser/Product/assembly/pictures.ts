import { load, store } from "./steps";

/** A picture, channels last, and the windows on it: `HostPicture` in C#. Addresses, 0 for none. */
@unmanaged
class Picture {
  picture: usize;
  /** One row of numbers for each place of the window. */
  places: usize;
  pictureSlopes: usize;
  placeSlopes: usize;
  height: i32;
  width: i32;
  channels: i32;
  size: i32;
  stride: i32;
  top: i32;
  left: i32;
  rows: i32;
  columns: i32;
}

// What the window at a place and the picture share: pixels of the picture, ends not included.
let firstRow = 0, endRow = 0, firstColumn = 0, endColumn = 0;

function look(call: Picture, row: i32, column: i32): void {
  const top = row * call.stride - call.top, left = column * call.stride - call.left;
  firstRow = max(0, top);
  endRow = min(call.height, top + call.size);
  firstColumn = max(0, left);
  endColumn = min(call.width, left + call.size);
}

/** Where a pixel's first number lies, in bytes. */
// @ts-ignore: decorator
@inline
function at(call: Picture, row: i32, column: i32): usize {
  return usize((row * call.width + column) * call.channels) << 3;
}

/** Each place becomes what its window shows, with zeros beyond the picture. */
export function unroll(call: Picture): void {
  const patchRow = usize(call.size * call.channels) << 3, patchLength = patchRow * call.size;
  let patch = call.places;
  for (let row = 0; row < call.rows; row++) {
    for (let column = 0; column < call.columns; column++, patch += patchLength) {
      look(call, row, column);
      if ((endRow - firstRow) * (endColumn - firstColumn) < call.size * call.size) memory.fill(patch, 0, patchLength);
      const length = usize((endColumn - firstColumn) * call.channels) << 3;
      let to = patch + inPatch(call, row, column);
      for (let y = firstRow; y < endRow; y++, to += patchRow) {
        const from = call.picture + at(call, y, firstColumn);
        for (let i: usize = 0; i < length; i += 16) store(to + i, load(from + i, i + 8 == length), i + 8 == length);
      }
    }
  }
}

/** Each number of a place is added to the pixel that it shows; the picture begins with zeros. */
export function fold(call: Picture): void {
  const patchRow = usize(call.size * call.channels) << 3, patchLength = patchRow * call.size;
  memory.fill(call.picture, 0, usize(call.height * call.width * call.channels) << 3);
  let patch = call.places;
  for (let row = 0; row < call.rows; row++) {
    for (let column = 0; column < call.columns; column++, patch += patchLength) {
      look(call, row, column);
      const length = usize((endColumn - firstColumn) * call.channels) << 3;
      let from = patch + inPatch(call, row, column);
      for (let y = firstRow; y < endRow; y++, from += patchRow) {
        const to = call.picture + at(call, y, firstColumn);
        for (let i: usize = 0; i < length; i += 16) {
          const single = i + 8 == length;
          store(to + i, f64x2.add(load(to + i, single), load(from + i, single)), single);
        }
      }
    }
  }
}

/** Where what a window shares with the picture begins in its patch, in bytes. */
function inPatch(call: Picture, row: i32, column: i32): usize {
  const top = firstRow - (row * call.stride - call.top), left = firstColumn - (column * call.stride - call.left);
  return usize((top * call.size + left) * call.channels) << 3;
}

/** Each place becomes the largest number of its window, channel by channel; NaN where there is one. */
export function largest(call: Picture): void {
  const channels = usize(call.channels) << 3;
  let place = call.places;
  for (let row = 0; row < call.rows; row++) {
    for (let column = 0; column < call.columns; column++, place += channels) {
      look(call, row, column);
      for (let c: usize = 0; c < channels; c += 16) {
        const single = c + 8 == channels;
        let most = f64x2.splat(-Infinity);
        for (let y = firstRow; y < endRow; y++) {
          for (let x = firstColumn; x < endColumn; x++) most = f64x2.max(most, load(call.picture + at(call, y, x) + c, single));
        }

        store(place + c, most, single);
      }
    }
  }
}

/** Each place's slope is added to that of the first pixel of its window that is as large as the largest. */
export function addToFirstLargest(call: Picture): void {
  const channels = usize(call.channels) << 3;
  const zero = f64x2.splat(0);
  let place: usize = 0;
  for (let row = 0; row < call.rows; row++) {
    for (let column = 0; column < call.columns; column++, place += channels) {
      look(call, row, column);
      for (let c: usize = 0; c < channels; c += 16) {
        const single = c + 8 == channels;
        const goal = load(call.places + place + c, single);
        let left = load(call.placeSlopes + place + c, single);
        for (let y = firstRow; y < endRow; y++) {
          for (let x = firstColumn; x < endColumn; x++) {
            // Whoever is not below the largest takes all that is left, and the next ones nothing.
            const pixel = at(call, y, x) + c;
            const below = f64x2.lt(load(call.picture + pixel, single), goal);
            const slope = call.pictureSlopes + pixel;
            store(slope, f64x2.add(load(slope, single), v128.bitselect(zero, left, below)), single);
            left = v128.bitselect(left, zero, below);
          }
        }
      }
    }
  }
}
