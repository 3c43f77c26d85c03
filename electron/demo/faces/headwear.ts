import type { Canvas, Outline } from './canvas.ts';
import { AXIS } from './head.ts';
import type { Look } from './look.ts';
import { flipped, mirrored, smooth, smoothLine, stroke } from './outlines.ts';
import { shaded } from './palette.ts';

/** Cloth is lighter than clothes, so that both are told apart. */
const fabric = ({ cloth }: Look): Look['cloth'] => shaded(cloth, 1.18);

/** The part of a headscarf that lies on the shoulders. */
export function drawHeadwearBehind(canvas: Canvas, look: Look): void {
  canvas.fill(
    smooth(mirrored(AXIS, [AXIS + 20, 70, AXIS + 84, 130, AXIS + 92, 250, AXIS + 100, 330, AXIS + 60, 372])),
    shaded(fabric(look), 0.8),
  );
}

export function drawHeadwear(canvas: Canvas, look: Look): void {
  if (look.style === 'turban') return drawTurban(canvas, look);
  const { cheekbone: w, jaw, chin } = look;
  const outer = smooth(
    mirrored(
      AXIS,
      [
        [AXIS + 8, 70],
        [AXIS + w * 0.46, 73],
        [AXIS + w * 0.86, 94],
        [AXIS + w + 16, 136],
        [AXIS + w + 18, 220],
        [AXIS + w + 16, 300],
        [AXIS + 70, 352],
        [AXIS + 20, 372],
      ].flat(),
    ),
  );
  const opening = smooth(
    mirrored(
      AXIS,
      [
        [AXIS + w * 0.34, 112],
        [AXIS + w * 0.76, 128],
        [AXIS + w - 5, 176],
        [AXIS + (w + jaw) / 2 - 4, 228],
        [AXIS + jaw * 0.8, chin - 22],
        [AXIS + jaw * 0.36, chin - 4],
      ].flat(),
    ),
  );
  canvas.fill(around(outer, opening), fabric(look));
  drawFolds(canvas, look);
}

function drawFolds(canvas: Canvas, look: Look): void {
  for (const dy of [0, 18]) {
    const fold = smoothLine([AXIS - 58, 268 + dy, AXIS - 20, 302 + dy, AXIS + 34, 306 + dy, AXIS + 70, 284 + dy]);
    canvas.fill(stroke(look.partOnLeft ? fold : flipped(fold, AXIS), 3, 0.7), shaded(fabric(look), 0.8));
  }
}

/** What lies between two rims: the inner one is walked backwards, so that its inside stays open. */
function around(outer: Outline, inner: Outline): Outline {
  const back: number[] = [];
  for (let at = inner.length - 2; at >= 0; at -= 2) back.push(inner[at] ?? 0, inner[at + 1] ?? 0);
  return [...outer, ...outer.slice(0, 2), ...back, ...back.slice(0, 2)];
}

function drawTurban(canvas: Canvas, look: Look): void {
  const { cheekbone: w, partOnLeft } = look;
  canvas.fill(
    smooth(
      mirrored(
        AXIS,
        [
          [AXIS + 8, 44],
          [AXIS + w * 0.5, 50],
          [AXIS + w * 0.9, 72],
          [AXIS + w + 16, 106],
          [AXIS + w + 6, 154],
          [AXIS + w * 0.62, 132],
          [AXIS + 8, 106],
        ].flat(),
      ),
    ),
    fabric(look),
  );
  for (const step of [0, 1, 2]) {
    const fold = smoothLine(
      [
        [AXIS + 4 - step * 6, 106 - step * 16],
        [AXIS + w * 0.6, 112 - step * 22],
        [AXIS + w + 10 - step * 6, 138 - step * 26],
      ].flat(),
    );
    for (const side of [fold, flipped(fold, AXIS)]) canvas.fill(stroke(side, 2.6, 0.6), shaded(fabric(look), partOnLeft ? 0.78 : 0.82));
  }
}
