import { describe, expect, test } from 'vitest';
import { answerPixels, rgb, shadingOf, signedPixels } from '../../src/playground/shades';

const white = [255, 255, 255] as const;
const [orange, blue, green] = [rgb('#d45500'), rgb('#0068b4'), rgb('#00a775')];
const shading = shadingOf([orange, blue, green], white, false);
const pixel = (pixels: Uint8ClampedArray, place: number) => [...pixels.slice(4 * place, 4 * place + 4)];
/** How far a pixel has gone from white. */
const strength = (pixels: Uint8ClampedArray, place: number) =>
  pixel(pixels, place)
    .slice(0, 3)
    .reduce((sum, part) => sum + 255 - part, 0);

test('colours are read in both of their lengths', () => {
  expect(rgb('#d45500')).toEqual([212, 85, 0]);
  expect(rgb('#fa0')).toEqual([255, 170, 0]);
});

test('on dark ground the colours are lighter, on light ground as they are', () => {
  expect(shading.colors).toEqual([orange, blue, green]);
  const dark = shadingOf([orange], [30, 33, 36], false).colors[0];
  dark.forEach((part, channel) => expect(part).toBeGreaterThanOrEqual(orange[channel]));
  expect(dark[2]).toBeGreaterThan(orange[2]);
});

describe('a map of numbers with a sign', () => {
  const pixels = signedPixels(Uint8Array.of(1, 64, 128, 192, 255), shading);

  test('is the ground at 0 and opaque everywhere', () => {
    expect(pixel(pixels, 2)).toEqual([255, 255, 255, 255]);
    for (let place = 0; place < 5; place++) expect(pixel(pixels, place)[3]).toBe(255);
  });

  test('is orange below 0 and blue above, the more the farther', () => {
    expect(pixel(pixels, 0)[0]).toBeGreaterThan(pixel(pixels, 0)[2]);
    expect(pixel(pixels, 4)[2]).toBeGreaterThan(pixel(pixels, 4)[0]);
    expect(strength(pixels, 0)).toBeGreaterThan(strength(pixels, 1));
    expect(strength(pixels, 4)).toBeGreaterThan(strength(pixels, 3));
  });

  test('shows only the side where that is asked', () => {
    const sides = signedPixels(Uint8Array.of(1, 120, 128, 136, 255), { ...shading, isDiscrete: true });
    expect(pixel(sides, 0)).toEqual(pixel(sides, 1));
    expect(pixel(sides, 3)).toEqual(pixel(sides, 4));
    expect(pixel(sides, 2)).toEqual([255, 255, 255, 255]);
  });
});

describe("a network's answer", () => {
  test('of one output is orange for class 0, blue for class 1, and pale between', () => {
    const pixels = answerPixels(Uint8Array.of(0, 127, 255), 1, false, shading);
    expect(pixel(pixels, 0)[0]).toBeGreaterThan(pixel(pixels, 0)[2]);
    expect(pixel(pixels, 2)[2]).toBeGreaterThan(pixel(pixels, 2)[0]);
    expect(strength(pixels, 1)).toBeLessThan(strength(pixels, 0) / 50);
  });

  test('of several outputs has the colour of the largest, the stronger the surer', () => {
    // Two places: the first is surely class 2, the second hardly class 1.
    const pixels = answerPixels(Uint8Array.of(0, 84, 0, 90, 255, 81), 3, false, shading);
    const [sure, unsure] = [pixel(pixels, 0), pixel(pixels, 1)];
    expect(Math.max(...sure.slice(0, 3))).toBe(sure[1]);
    expect(Math.max(...unsure.slice(0, 3))).toBe(unsure[2]);
    expect(strength(pixels, 0)).toBeGreaterThan(3 * strength(pixels, 1));
  });

  test('of a number is the map of a number', () => {
    const bytes = Uint8Array.of(0, 128, 255);
    expect(answerPixels(bytes, 1, true, shading)).toEqual(signedPixels(bytes, shading));
  });
});
