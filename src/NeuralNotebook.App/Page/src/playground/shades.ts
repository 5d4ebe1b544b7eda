type Rgb = readonly [number, number, number];

/** How a map becomes a picture. */
export interface Shading {
  /** Colours of the classes; class 0 is also less, class 1 also more. */
  colors: readonly Rgb[];
  ground: Rgb;
  /** Whether only the side counts, and not how far. */
  isDiscrete: boolean;
}

/** Reads #rrggbb, or #rgb. */
export function rgb(color: string): Rgb {
  const signs = color.slice(1);
  const number = parseInt(signs.length === 3 ? [...signs].map((sign) => sign + sign).join('') : signs, 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** The shading of a page with that ground; on a dark one the colours are lighter. */
export function shadingOf(colors: readonly Rgb[], ground: Rgb, isDiscrete: boolean): Shading {
  const light = ground[0] < 128 ? 0.3 : 0;
  return {
    colors: colors.map(
      ([red, green, blue]) => [red + (255 - red) * light, green + (255 - green) * light, blue + (255 - blue) * light] as const,
    ),
    ground,
    isDiscrete,
  };
}

/** Of a color so much that points on it can still be seen. */
const strongest = 0.62;

const put = (pixels: Uint8ClampedArray, at: number, color: Rgb, share: number, ground: Rgb) => {
  for (let channel = 0; channel < 3; channel++) pixels[at + channel] = ground[channel] + (color[channel] - ground[channel]) * share;
  pixels[at + 3] = 255;
};

/** A map of numbers with a sign: 128 is 0. */
export function signedPixels(bytes: Uint8Array, { colors, ground, isDiscrete }: Shading): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * bytes.length);
  bytes.forEach((byte, place) => {
    const value = (byte - 128) / 127;
    put(
      pixels,
      4 * place,
      value < 0 ? colors[0] : colors[1],
      strongest * (isDiscrete ? (value === 0 ? 0 : 1) : Math.min(1, Math.abs(value))),
      ground,
    );
  });
  return pixels;
}

/** A network's answer: one map of the probability of class 1, or a map for each class. */
export function answerPixels(bytes: Uint8Array, outputs: number, isRegression: boolean, shading: Shading): Uint8ClampedArray<ArrayBuffer> {
  if (isRegression) return signedPixels(bytes, shading);
  const { colors, ground, isDiscrete } = shading;
  const places = bytes.length / outputs;
  const pixels = new Uint8ClampedArray(4 * places);
  for (let place = 0; place < places; place++) {
    if (outputs === 1) {
      const value = bytes[place] / 127.5 - 1;
      put(pixels, 4 * place, value < 0 ? colors[0] : colors[1], strongest * (isDiscrete ? 1 : Math.abs(value)), ground);
      continue;
    }
    let best = 0;
    for (let output = 1; output < outputs; output++) if (bytes[output * places + place] > bytes[best * places + place]) best = output;
    const confidence = (bytes[best * places + place] / 255 - 1 / outputs) / (1 - 1 / outputs);
    put(pixels, 4 * place, colors[best], strongest * (isDiscrete ? 1 : 0.12 + 0.88 * Math.max(0, confidence)), ground);
  }
  return pixels;
}

/** Paints pixels of a square map on a canvas, which gets its size. */
export function paint(canvas: HTMLCanvasElement, pixels: Uint8ClampedArray<ArrayBuffer>): void {
  const side = Math.round(Math.sqrt(pixels.length / 4));
  if (canvas.width !== side) canvas.width = canvas.height = side;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, side, side), 0, 0);
}
