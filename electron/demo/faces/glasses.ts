import type { Canvas, Outline } from './canvas.ts';
import { AXIS, EYES } from './head.ts';
import type { Look } from './look.ts';
import { ellipse, flipped, smooth, smoothLine, stroke } from './outlines.ts';

function lens({ glasses, eyeGap }: Look): Outline {
  const x = AXIS + eyeGap + 1;
  if (glasses === 'round') return ellipse(x, EYES + 2, { across: 21, down: 20 });
  const [across, up, down] = glasses === 'wide' ? [24, 11, 15] : [22, 14, 17];
  return smooth(
    [
      [x - across, EYES - up + 6],
      [x - across + 6, EYES - up],
      [x + across - 6, EYES - up - 1],
      [x + across + 1, EYES - up + 5],
      [x + across - 2, EYES + down - 7],
      [x + across - 9, EYES + down],
      [x - across + 9, EYES + down],
      [x - across + 2, EYES + down - 7],
    ].flat(),
  );
}

export function drawGlasses(canvas: Canvas, look: Look): void {
  const { glasses, frame, eyeGap, cheekbone } = look;
  if (glasses === 'none') return;
  const thickness = glasses === 'square' ? 4.2 : 3;
  const right = lens(look);
  const rim = stroke([...right, right[0] ?? 0, right[1] ?? 0], thickness);
  const arm = stroke([AXIS + eyeGap + 22, EYES - 6, AXIS + cheekbone + 3, EYES - 9], thickness);
  for (const outline of [right, flipped(right, AXIS)]) canvas.fill(outline, [255, 255, 255], 0.16);
  for (const outline of [rim, arm]) for (const side of [outline, flipped(outline, AXIS)]) canvas.fill(side, frame);
  const inner = eyeGap - 20;
  canvas.fill(stroke(smoothLine([AXIS - inner, EYES - 1, AXIS, EYES - 6, AXIS + inner, EYES - 1]), thickness), frame);
}
