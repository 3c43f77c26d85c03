import type { Size } from './crop.ts';

export type PhotoFault = 'too-small' | 'blurred' | 'too-dark' | 'too-bright' | 'uneven';

/** Points as a canvas gives them: red, green, blue and opacity, one byte each, row by row. */
export interface Pixels extends Size {
  readonly data: ArrayLike<number>;
}

/** Of 255. A face in the dark, or in the sun, shows nothing on a chip; a lamp from one side hides half of it. */
const DARKEST = 55;
const BRIGHTEST = 228;
const MOST_UNEVEN = 80;
/** How sharp the sharpest hundredth of the points is: any edge in focus is far above it, whatever is shown. */
const LEAST_SHARP = 26;
const SHARPEST_SHARE = 0.99;

/** Lightness by ITU-R BT.601, one number a point. */
function greyOf({ width, height, data }: Pixels): Float32Array {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const from = at * 4;
    grey[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  }
  return grey;
}

/** The mean of a part of the picture, given as shares of its width and height. */
function meanOf(
  grey: Float32Array,
  { width, height }: Size,
  [left, top, right, bottom]: readonly [number, number, number, number],
): number {
  let [sum, count] = [0, 0];
  for (let y = Math.floor(top * height); y < Math.floor(bottom * height); y += 1)
    for (let x = Math.floor(left * width); x < Math.floor(right * width); x += 1) {
      sum += grey[y * width + x] ?? 0;
      count += 1;
    }
  return count === 0 ? 0 : sum / count;
}

/** The Laplacian's height that only so many points exceed: an edge in focus steps from one point to the next. */
function sharpnessOf(grey: Float32Array, { width, height }: Size): number {
  const steps = new Float32Array(Math.max(0, width - 2) * Math.max(0, height - 2));
  let next = 0;
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0);
      steps[next] = Math.abs(4 * (grey[at] ?? 0) - around);
      next += 1;
    }
  return steps.toSorted()[Math.floor(steps.length * SHARPEST_SHARE)] ?? 0;
}

/**
 * What is wrong with a photo as it would be kept: `pixels` is scaled to what is wanted, `from` is how many points the cut had before. Faces
 * are not looked for: light is judged where one stands in a picture of this shape.
 */
export function judgePhoto(pixels: Pixels, { from, wanted }: { readonly from: Size; readonly wanted: Size }): readonly PhotoFault[] {
  const grey = greyOf(pixels);
  const face = meanOf(grey, pixels, [0.25, 0.2, 0.75, 0.8]);
  const [left, right] = [meanOf(grey, pixels, [0.25, 0.2, 0.5, 0.8]), meanOf(grey, pixels, [0.5, 0.2, 0.75, 0.8])];
  const small = from.width < wanted.width || from.height < wanted.height;
  return [
    ...(small ? (['too-small'] as const) : []),
    ...(face < DARKEST ? (['too-dark'] as const) : []),
    ...(face > BRIGHTEST ? (['too-bright'] as const) : []),
    ...(Math.abs(left - right) > MOST_UNEVEN ? (['uneven'] as const) : []),
    ...(sharpnessOf(grey, pixels) < LEAST_SHARP ? (['blurred'] as const) : []),
  ];
}
