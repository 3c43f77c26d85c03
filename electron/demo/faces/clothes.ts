import type { Canvas, Outline } from './canvas.ts';
import { AXIS } from './head.ts';
import type { Look } from './look.ts';
import { flipped, moved, smooth, smoothLine, stroke } from './outlines.ts';
import { shaded } from './palette.ts';

interface Neckline {
  /** Half its width at the shoulders, and its lowest point. */
  readonly wide: number;
  readonly deep: number;
}

const neckOf = ({ drawn }: Look): number => (drawn === 'he' ? 40 : 33);

function opening({ wide, deep }: Neckline): Outline {
  const middle = 308 + (deep - 308) * 0.72;
  return smoothLine([AXIS - wide, 308, AXIS - wide * 0.62, middle, AXIS, deep, AXIS + wide * 0.62, middle, AXIS + wide, 308]);
}

/** Everything from the shoulders down, below a neckline. */
function torso(look: Look, neckline: Neckline): Outline {
  const broad = look.drawn === 'he' ? 128 : 112;
  const { wide } = neckline;
  const right = [AXIS + wide, 308, AXIS + wide + 22, 325, AXIS + broad - 16, 344, AXIS + broad + 6, 374, AXIS + broad + 14, 420];
  return [...smoothLine(right), ...backwards(flipped(smoothLine(right), AXIS)), ...opening(neckline)];
}

function backwards(outline: Outline): Outline {
  const back: number[] = [];
  for (let at = outline.length - 2; at >= 0; at -= 2) back.push(outline[at] ?? 0, outline[at + 1] ?? 0);
  return back;
}

function both(canvas: Canvas, outline: Outline, colour: Look['cloth']): void {
  canvas.fill(outline, colour);
  canvas.fill(flipped(outline, AXIS), colour);
}

export function drawClothes(canvas: Canvas, look: Look): void {
  const { clothes, cloth } = look;
  switch (clothes) {
    case 'suit':
      return drawJacket(canvas, look, cloth);
    case 'lab-coat':
      return drawJacket(canvas, { ...look, shirt: cloth, tie: false }, [240, 243, 246]);
    case 'shirt':
      return drawShirt(canvas, look, shaded(cloth, 1.45));
    case 'blouse':
      return drawPlain(canvas, look, { wide: neckOf(look) + 14, deep: 362 });
    case 'crew':
      return drawPlain(canvas, look, { wide: neckOf(look) + 5, deep: 332 });
    case 'turtleneck':
      return drawTurtleneck(canvas, look);
    case 'hood':
      return drawHood(canvas, look);
  }
}

function drawPlain(canvas: Canvas, look: Look, neckline: Neckline): void {
  canvas.fill(torso(look, neckline), look.cloth);
  canvas.fill(stroke(moved(opening(neckline), 0, 3), 7), shaded(look.cloth, 0.82));
}

function drawShirt(canvas: Canvas, look: Look, colour: Look['cloth']): void {
  const neck = neckOf(look);
  canvas.fill(torso(look, { wide: neck + 2, deep: 336 }), colour);
  both(canvas, [AXIS + neck - 2, 300, AXIS + neck + 9, 314, AXIS + 30, 350, AXIS + 2, 334], shaded(colour, 1.3));
  both(canvas, stroke([AXIS + neck + 9, 314, AXIS + 30, 350, AXIS + 2, 334], 1.6), shaded(colour, 0.8));
  canvas.fill(stroke([AXIS + 1, 336, AXIS + 1, 404], 1.8), shaded(colour, 0.8));
  for (const y of [360, 384]) canvas.fill(smooth([AXIS - 6, y, AXIS - 4, y - 2, AXIS - 2, y, AXIS - 4, y + 2]), shaded(colour, 0.7));
}

/** A jacket or a coat, open over a shirt with or without a tie. */
function drawJacket(canvas: Canvas, look: Look, colour: Look['cloth']): void {
  const neck = neckOf(look);
  drawShirt(canvas, look, look.shirt);
  if (look.tie) {
    const tie = look.clothes === 'suit' ? shaded([140 - look.cloth[2] / 2, 60, 50 + look.cloth[0] / 2], 0.95) : look.cloth;
    canvas.fill([AXIS - 10, 335, AXIS + 10, 335, AXIS + 6, 350, AXIS + 16, 404, AXIS - 16, 404, AXIS - 6, 350], tie);
    canvas.fill([AXIS - 6, 350, AXIS + 6, 350, AXIS + 8, 356, AXIS - 8, 356], shaded(tie, 0.75));
  }
  const broad = look.drawn === 'he' ? 130 : 114;
  const edge = [AXIS + neck + 5, 305, AXIS + neck + 24, 324, AXIS + broad - 16, 342, AXIS + broad + 8, 372, AXIS + broad + 16, 420];
  both(canvas, [...smoothLine(edge), AXIS + 12, 420, AXIS + 24, 380], colour);
  both(
    canvas,
    [AXIS + neck + 4, 303, AXIS + neck + 20, 322, AXIS + 62, 362, AXIS + 44, 368, AXIS + 50, 378, AXIS + 18, 410, AXIS + 27, 364],
    shaded(colour, 0.84),
  );
}

function drawTurtleneck(canvas: Canvas, look: Look): void {
  const neck = neckOf(look);
  const { cloth, chin } = look;
  canvas.fill(torso(look, { wide: neck + 2, deep: 318 }), cloth);
  const top = Math.max(296, chin + 14);
  const tube = [AXIS - neck - 4, top, AXIS, top + 9, AXIS + neck + 4, top, AXIS + neck + 10, 330, AXIS, 344, AXIS - neck - 10, 330];
  canvas.fill(smooth(tube), shaded(cloth, 0.9));
  canvas.fill(stroke(smoothLine([AXIS - neck - 6, 328, AXIS, 340, AXIS + neck + 6, 328]), 3), shaded(cloth, 0.72));
}

function drawHood(canvas: Canvas, look: Look): void {
  const neck = neckOf(look);
  const { cloth } = look;
  both(
    canvas,
    smooth([AXIS + neck - 8, 282, AXIS + neck + 22, 296, AXIS + neck + 34, 326, AXIS + 24, 350, AXIS + neck - 2, 320]),
    shaded(cloth, 0.74),
  );
  canvas.fill(torso(look, { wide: neck + 12, deep: 344 }), cloth);
  canvas.fill(stroke(opening({ wide: neck + 12, deep: 344 }), 9), shaded(cloth, 0.82));
  both(canvas, stroke(smoothLine([AXIS + 20, 342, AXIS + 23, 366, AXIS + 21, 388]), 3.4), shaded(cloth, 1.7));
}
