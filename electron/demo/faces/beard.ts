import type { Canvas, Outline } from './canvas.ts';
import { AXIS } from './head.ts';
import type { Look } from './look.ts';
import { ellipse, mirrored, smooth } from './outlines.ts';
import { shaded } from './palette.ts';

/** Along the jaw from ear to ear; `below` is how far it hangs under the chin. */
function alongJaw({ cheekbone, jaw, chin }: Look, below: number): Outline {
  return smooth(
    mirrored(
      AXIS,
      [
        [AXIS + 12, 239],
        [AXIS + 34, 243],
        [AXIS + (cheekbone + jaw) / 2 - 10, 224],
        [AXIS + cheekbone - 3, 196],
        [AXIS + (cheekbone + jaw) / 2 + 5, 229],
        [AXIS + jaw * 0.88, chin - 20 + below / 2],
        [AXIS + jaw * 0.44, chin - 2 + below],
      ].flat(),
    ),
  );
}

/** The mouth is drawn over it afterwards. */
export function drawBeard(canvas: Canvas, look: Look): void {
  const { beard, hair, chin } = look;
  const colour = shaded(hair, 0.92);
  const moustache = smooth(mirrored(AXIS, [AXIS + 3, 240, AXIS + 14, 240, AXIS + 27, 252, AXIS + 14, 250, AXIS + 2, 248]));
  switch (beard) {
    case 'none':
      return;
    case 'stubble':
      return canvas.fill(alongJaw(look, 0), colour, 0.24);
    case 'full':
      return canvas.fill(alongJaw(look, 9), colour, 0.96);
    case 'moustache':
      return canvas.fill(moustache, colour);
    case 'goatee':
      canvas.fill(moustache, colour);
      canvas.fill(ellipse(AXIS, chin - 8, { across: 17, down: 13 }), colour);
  }
}
