import type { Dice } from '../dice.ts';
import { drawBeard } from './beard.ts';
import { Canvas } from './canvas.ts';
import { drawClothes } from './clothes.ts';
import { drawFeatures } from './features.ts';
import { drawGlasses } from './glasses.ts';
import { drawHairBehind, drawHairInFront } from './hair.ts';
import { drawHead, drawNeck } from './head.ts';
import { encodeJpeg } from './jpeg.ts';
import { type Drawn, type Look, lookFor } from './look.ts';
import { ellipse } from './outlines.ts';
import { shaded } from './palette.ts';

export const FACE_WIDTH = 300;
export const FACE_HEIGHT = 400;
/** The picture of a card's facial image has to stay small: 10 kB and less at this quality. */
const QUALITY = 66;

/** A portrait as a JPEG of 300 × 400, drawn and never a photograph of anybody. */
export function drawFace(drawn: Drawn, dice: Dice): Uint8Array {
  const canvas = new Canvas(FACE_WIDTH, FACE_HEIGHT);
  paint(canvas, lookFor(drawn, dice));
  return encodeJpeg(canvas, QUALITY);
}

/** From back to front. */
function paint(canvas: Canvas, look: Look): void {
  canvas.fill([0, 0, FACE_WIDTH, 0, FACE_WIDTH, FACE_HEIGHT, 0, FACE_HEIGHT], look.ground);
  canvas.fill(ellipse(150, 190, { across: 138, down: 168 }), shaded(look.ground, 1.45), 0.55);
  drawHairBehind(canvas, look);
  drawNeck(canvas, look);
  drawClothes(canvas, look);
  drawHead(canvas, look);
  drawBeard(canvas, look);
  drawFeatures(canvas, look);
  drawHairInFront(canvas, look);
  drawGlasses(canvas, look);
}
