import type { Canvas, Outline } from './canvas.ts';
import type { Look } from './look.ts';
import { ellipse, flipped, mirrored, smooth, smoothLine, stroke } from './outlines.ts';
import { shaded } from './palette.ts';

/** The middle of every portrait. */
export const AXIS = 150;
export const EYES = 188;

/** The head from forehead to chin. */
export function headOutline({ cheekbone, jaw, chin }: Look): Outline {
  return smooth(
    mirrored(
      AXIS,
      [
        [AXIS + 8, 86],
        [AXIS + cheekbone * 0.42, 90],
        [AXIS + cheekbone * 0.78, 107],
        [AXIS + cheekbone * 0.96, 142],
        [AXIS + cheekbone, 185],
        [AXIS + (cheekbone + jaw) / 2 + 3, 226],
        [AXIS + jaw * 0.84, chin - 22],
        [AXIS + jaw * 0.42, chin - 3],
      ].flat(),
    ),
  );
}

/** Neck and the bare part of the chest, with the chin's shadow. */
export function drawNeck(canvas: Canvas, { drawn, skin, chin }: Look): void {
  const half = drawn === 'he' ? 37 : 30;
  canvas.fill(
    smooth(
      mirrored(
        AXIS,
        [
          [AXIS + half - 2, 220],
          [AXIS + half, 290],
          [AXIS + half + 8, 318],
          [AXIS + half + 44, 338],
          [AXIS + 104, 420],
          [AXIS + 40, 430],
        ].flat(),
      ),
    ),
    skin.base,
  );
  canvas.fill(smooth(mirrored(AXIS, [AXIS + half - 1, 240, AXIS + half - 1, chin + 4, AXIS + half * 0.55, chin + 24])), skin.shade, 0.9);
}

export function drawHead(canvas: Canvas, look: Look): void {
  const { skin, cheekbone, style, earrings } = look;
  if (style !== 'scarf') {
    const ear = smooth([AXIS + cheekbone - 6, 178, AXIS + cheekbone + 8, 174, AXIS + cheekbone + 12, 190, AXIS + cheekbone + 5, 210]);
    const inside = smoothLine([AXIS + cheekbone + 1, 184, AXIS + cheekbone + 7, 183, AXIS + cheekbone + 4, 198]);
    for (const side of [(outline: Outline) => outline, (outline: Outline) => flipped(outline, AXIS)]) {
      canvas.fill(side(ear), shaded(skin.base, 0.96));
      canvas.fill(stroke(side(inside), 2.4), skin.shade);
      if (earrings) canvas.fill(side(ellipse(AXIS + cheekbone + 5, 214, { across: 3.4, down: 3.4 })), [226, 196, 120]);
    }
  }
  canvas.fill(headOutline(look), skin.base);
  for (const x of [AXIS - 38, AXIS + 38])
    canvas.fill(ellipse(x, 224, { across: 15, down: 10 }), skin.cheek, look.drawn === 'she' ? 0.34 : 0.2);
}
