import type { Canvas, Colour, Outline } from './canvas.ts';
import { AXIS, EYES } from './head.ts';
import type { Look } from './look.ts';
import { ellipse, flipped, moved, smooth, smoothLine, stroke } from './outlines.ts';
import { shaded } from './palette.ts';

const DARK: Colour = [44, 34, 34];

/** Both sides of something that is drawn for the right one. */
function both(outline: Outline): readonly Outline[] {
  return [outline, flipped(outline, AXIS)];
}

export function drawFeatures(canvas: Canvas, look: Look): void {
  drawEyes(canvas, look);
  drawBrows(canvas, look);
  drawNose(canvas, look);
  drawMouth(canvas, look);
  if (look.aged) drawLines(canvas, look);
}

function drawEyes(canvas: Canvas, { eyeGap, eyeHeight, iris, skin, drawn }: Look): void {
  const x = AXIS + eyeGap;
  const white = smooth([
    x - 14,
    EYES + 2,
    x - 6,
    EYES - eyeHeight + 1,
    x + 5,
    EYES - eyeHeight,
    x + 14,
    EYES,
    x + 6,
    EYES + 6,
    x - 6,
    EYES + 6,
  ]);
  const lid = smoothLine([x - 15, EYES + 2, x - 7, EYES - eyeHeight, x + 5, EYES - eyeHeight - 1, x + 15, EYES - 1]);
  for (const outline of both(smooth([x - 17, EYES - 2, x, EYES - 13, x + 17, EYES - 4, x + 10, EYES + 9, x - 10, EYES + 9])))
    canvas.fill(outline, skin.shade, 0.35);
  for (const outline of both(white)) canvas.fill(outline, [250, 248, 246]);
  for (const side of [x, 2 * AXIS - x]) {
    canvas.fill(ellipse(side, EYES, { across: 6.4, down: 6.2 }), iris);
    canvas.fill(ellipse(side, EYES, { across: 3.2, down: 3.2 }), DARK);
    canvas.fill(ellipse(side + 2, EYES - 2.4, { across: 1.7, down: 1.7 }), [255, 255, 255], 0.9);
  }
  for (const outline of both(stroke(lid, drawn === 'she' ? 3.6 : 2.6))) canvas.fill(outline, DARK);
  if (drawn === 'she') for (const outline of both(stroke([x + 12, EYES - 2, x + 19, EYES - 6], 2.6, 0.6))) canvas.fill(outline, DARK);
}

function drawBrows(canvas: Canvas, { eyeGap, browLift, browThickness, hair, style }: Look): void {
  const x = AXIS + eyeGap;
  const y = EYES - 19;
  const colour = style === 'bald' || style === 'turban' || style === 'scarf' ? shaded(hair, 0.7) : shaded(hair, 0.8);
  const line = smoothLine([x - 17, y + 3, x - 6, y - browLift, x + 6, y - browLift - 1, x + 18, y + 4]);
  for (const outline of both(stroke(line, browThickness, 0.55))) canvas.fill(outline, colour);
}

function drawNose(canvas: Canvas, { nose, skin }: Look): void {
  const side = smooth([AXIS + 3, 196, AXIS + 7, 206, AXIS + nose, 228, AXIS + 4, 235, AXIS + 2, 215]);
  canvas.fill(side, skin.shade, 0.55);
  const base = smoothLine(
    [
      [AXIS - nose, 228],
      [AXIS - nose + 3, 234],
      [AXIS - 4, 234],
      [AXIS, 237],
      [AXIS + 4, 234],
      [AXIS + nose - 3, 234],
      [AXIS + nose, 228],
    ].flat(),
  );
  canvas.fill(stroke(base, 3, 0.4), shaded(skin.shade, 0.86));
}

/** Heights: of the mouth as a whole, of the lips' meeting in the middle, and of the corners. */
function mouthHeights({ smile, chin }: Look): { readonly y: number; readonly middle: number; readonly corner: number } {
  const y = Math.min(257, (236 + chin) / 2);
  return { y, middle: y + smile * 0.5, corner: y - smile * 0.6 };
}

function drawMouth(canvas: Canvas, look: Look): void {
  const { mouth, lips, skin } = look;
  const { middle, corner } = mouthHeights(look);
  drawLips(canvas, look);
  canvas.fill(
    stroke(smoothLine([AXIS - mouth - 1, corner, AXIS - 8, middle, AXIS + 8, middle, AXIS + mouth + 1, corner]), 2.2, 0.5),
    shaded(skin.lips, 0.62),
  );
  canvas.fill(
    stroke(smoothLine([AXIS - 9, middle + lips + 8, AXIS, middle + lips + 9.5, AXIS + 9, middle + lips + 8]), 2.4, 0.7),
    skin.shade,
    0.6,
  );
}

function drawLips(canvas: Canvas, look: Look): void {
  const { mouth, lips, skin } = look;
  const { y, middle, corner } = mouthHeights(look);
  const upper = [
    [AXIS - mouth, corner],
    [AXIS - 8, y - lips],
    [AXIS, y - lips + 1.5],
    [AXIS + 8, y - lips],
    [AXIS + mouth, corner],
    [AXIS, middle + 1],
  ].flat();
  const lower = [
    [AXIS - mouth + 2, corner + 1],
    [AXIS, middle],
    [AXIS + mouth - 2, corner + 1],
    [AXIS + 9, middle + lips],
    [AXIS, middle + lips + 2],
    [AXIS - 9, middle + lips],
  ].flat();
  canvas.fill(smooth(lower), shaded(skin.lips, 1.12));
  canvas.fill(smooth(upper), skin.lips);
}

/** What years leave: beside nose and mouth, on the forehead, under the eyes. */
function drawLines(canvas: Canvas, { skin, eyeGap, style }: Look): void {
  for (const outline of both(smoothLine([AXIS + 17, 231, AXIS + 27, 241, AXIS + 30, 254])))
    canvas.fill(stroke(outline, 2.2, 0.8), skin.shade, 0.9);
  const bag = smoothLine([AXIS + eyeGap - 11, EYES + 11, AXIS + eyeGap, EYES + 14, AXIS + eyeGap + 11, EYES + 11]);
  for (const outline of both(stroke(bag, 2, 0.8))) canvas.fill(outline, skin.shade, 0.9);
  if (style === 'fringe' || style === 'scarf' || style === 'turban') return;
  const forehead = smoothLine([AXIS - 26, 148, AXIS, 145, AXIS + 26, 148]);
  for (const dy of [0, 9]) canvas.fill(stroke(moved(forehead, 0, dy), 1.8, 0.8), skin.shade, 0.7);
}
