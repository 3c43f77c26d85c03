import type { Canvas, Outline } from './canvas.ts';
import { AXIS } from './head.ts';
import type { Look } from './look.ts';
import { ellipse, flipped, mirrored, smooth, smoothLine, stroke } from './outlines.ts';
import { drawHeadwear, drawHeadwearBehind } from './headwear.ts';
import { shaded } from './palette.ts';

/** Hair on top of the head: how low it reaches at the sides and on the forehead, how far it stands off. */
interface Cap {
  readonly side: number;
  readonly line: number;
  readonly off: number;
}

function cap({ cheekbone: w }: Look, { side, line, off }: Cap): Outline {
  return smooth(
    mirrored(
      AXIS,
      [
        [AXIS + 8, 85 - off],
        [AXIS + w * 0.42 + off * 0.3, 89 - off * 0.95],
        [AXIS + w * 0.78 + off * 0.5, 107 - off * 0.7],
        [AXIS + w + off * 0.6, 140 - off * 0.2],
        [AXIS + w + 3, side],
        [AXIS + w - 5, side - 2],
        [AXIS + w - 9, 152],
        [AXIS + w * 0.74, line + 10],
        [AXIS + w * 0.34, line],
      ].flat(),
    ),
  );
}

/** Hair that hangs behind head and neck down to `end`. */
function fall({ cheekbone: w, volume }: Look, end: number): Outline {
  return smooth(
    mirrored(
      AXIS,
      [
        [AXIS + 8, 85 - volume],
        [AXIS + w * 0.42 + volume * 0.3, 89 - volume * 0.95],
        [AXIS + w * 0.8 + volume * 0.5, 108 - volume * 0.7],
        [AXIS + w + volume * 0.8, 150],
        [AXIS + w + volume, 220],
        [AXIS + w + volume * 0.9, (220 + end) / 2],
        [AXIS + w - 6, end],
        [AXIS + 20, end + 4],
      ].flat(),
    ),
  );
}

export function drawHairBehind(canvas: Canvas, look: Look): void {
  const { style, hair, cheekbone: w, volume } = look;
  const dark = shaded(hair, 0.82);
  switch (style) {
    case 'long':
    case 'waves':
      return canvas.fill(fall(look, 392), dark);
    case 'fringe':
      return canvas.fill(fall(look, look.partOnLeft ? 392 : 284), dark);
    case 'bob':
      return canvas.fill(fall(look, 286), dark);
    case 'afro':
      return canvas.fill(ellipse(AXIS, 142, { across: w + 22 + volume, down: 82 + volume }), hair);
    case 'curls':
      if (look.drawn === 'she') canvas.fill(ellipse(AXIS, 172, { across: w + 20, down: 92 }), dark);
      return;
    case 'bun':
      return canvas.fill(ellipse(AXIS, 68 - volume * 0.2, { across: 31, down: 27 }), dark);
    case 'tail': {
      const tail = [AXIS + w - 8, 130, AXIS + w + 32, 150, AXIS + w + 38, 250, AXIS + w + 18, 330, AXIS + w + 12, 240, AXIS + w - 14, 180];
      return canvas.fill(look.partOnLeft ? smooth(tail) : flipped(smooth(tail), AXIS), dark);
    }
    case 'scarf':
      return drawHeadwearBehind(canvas, look);
    case 'bald':
    case 'balding':
    case 'buzz':
    case 'short':
    case 'parted':
    case 'quiff':
    case 'turban':
      return;
  }
}

export function drawHairInFront(canvas: Canvas, look: Look): void {
  const { style, hair, volume } = look;
  switch (style) {
    case 'bald':
      return shine(canvas);
    case 'balding':
      return drawBalding(canvas, look);
    case 'buzz':
      return canvas.fill(cap(look, { side: 174, line: 124, off: 4 }), hair, 0.86);
    case 'short':
      return canvas.fill(cap(look, { side: 178, line: 124, off: volume * 0.8 }), hair);
    case 'parted':
      return drawParted(canvas, look);
    case 'quiff':
      return drawQuiff(canvas, look);
    case 'curls':
      return drawCurls(canvas, look);
    case 'afro':
      return canvas.fill(cap(look, { side: 182, line: 120, off: 14 }), hair);
    case 'bun':
    case 'tail':
      return drawTiedBack(canvas, look);
    case 'fringe':
      return drawFringe(canvas, look);
    case 'bob':
    case 'long':
    case 'waves':
      return drawCurtains(canvas, look);
    case 'scarf':
    case 'turban':
      return drawHeadwear(canvas, look);
  }
}

function shine(canvas: Canvas): void {
  canvas.fill(ellipse(AXIS - 22, 112, { across: 22, down: 9 }), [255, 255, 255], 0.22);
}

function drawBalding(canvas: Canvas, { cheekbone: w, hair }: Look): void {
  const patch = smooth([AXIS + w - 14, 146, AXIS + w - 2, 128, AXIS + w + 7, 150, AXIS + w + 7, 182, AXIS + w - 1, 198, AXIS + w - 5, 176]);
  for (const outline of [patch, flipped(patch, AXIS)]) canvas.fill(outline, hair);
  shine(canvas);
}

function drawParted(canvas: Canvas, look: Look): void {
  const { cheekbone: w, volume: v, hair, partOnLeft } = look;
  canvas.fill(cap(look, { side: 178, line: 114, off: v * 0.8 }), shaded(hair, 0.9));
  const top = [AXIS - w * 0.4, 94, AXIS - w * 0.1, 86 - v, AXIS + w * 0.7, 100 - v * 0.9];
  const sweep = smooth([
    ...top,
    AXIS + w + v * 0.6,
    146,
    AXIS + w - 4,
    172,
    AXIS + w * 0.84,
    140,
    AXIS + w * 0.35,
    128,
    AXIS - w * 0.2,
    112,
  ]);
  canvas.fill(partOnLeft ? sweep : flipped(sweep, AXIS), hair);
}

function drawQuiff(canvas: Canvas, look: Look): void {
  const { cheekbone: w, volume: v, hair, partOnLeft } = look;
  canvas.fill(cap(look, { side: 176, line: 118, off: 7 }), shaded(hair, 0.84));
  const back = [AXIS - w * 0.84, 126, AXIS - w * 0.8, 92 - v * 0.6, AXIS - w * 0.1, 78 - v, AXIS + w * 0.7, 86 - v * 0.7];
  const quiff = smooth([...back, AXIS + w * 0.86, 124, AXIS + w * 0.4, 116, AXIS - w * 0.3, 122]);
  canvas.fill(partOnLeft ? quiff : flipped(quiff, AXIS), hair);
}

function drawCurls(canvas: Canvas, look: Look): void {
  const { cheekbone: w, volume, hair, drawn } = look;
  canvas.fill(cap(look, { side: 178, line: 118, off: volume * 0.7 }), hair);
  const reach = drawn === 'she' ? 0.13 : 0.05;
  for (let curl = 0; curl <= 16; curl += 1) {
    const angle = Math.PI * (1 + reach - ((1 + 2 * reach) * curl) / 16);
    const x = AXIS + (w + volume * 0.3) * Math.cos(angle);
    const y = 150 - (68 + volume * 0.3) * Math.sin(angle);
    canvas.fill(ellipse(x, y, { across: 13 + (curl % 3), down: 13 + ((curl + 1) % 3) }), shaded(hair, curl % 2 === 0 ? 1 : 0.9));
  }
  for (let curl = -3; curl <= 3; curl += 1) {
    canvas.fill(ellipse(AXIS + curl * 15, 108 + Math.abs(curl) * 4, { across: 12, down: 12 }), shaded(hair, curl % 2 === 0 ? 0.92 : 1.06));
  }
}

function drawTiedBack(canvas: Canvas, look: Look): void {
  const { cheekbone: w, volume, hair } = look;
  canvas.fill(cap(look, { side: 172, line: 114, off: volume * 0.5 }), hair);
  for (const part of [-0.45, 0, 0.45]) {
    const strand = smoothLine([AXIS + w * part * 1.1, 114, AXIS + w * part * 0.8, 100, AXIS + w * part * 0.3, 88 - volume * 0.4]);
    canvas.fill(stroke(strand, 2, 0.7), shaded(hair, 0.78), 0.7);
  }
}

function drawFringe(canvas: Canvas, look: Look): void {
  const { cheekbone: w, volume: v, hair } = look;
  const top = [AXIS + 8, 85 - v, AXIS + w * 0.42 + v * 0.3, 89 - v * 0.95, AXIS + w * 0.8 + v * 0.5, 108 - v * 0.7];
  const outer = [...top, AXIS + w + v * 0.75, 150, AXIS + w + v * 0.6, 215];
  canvas.fill(smooth(mirrored(AXIS, [...outer, AXIS + w - 7, 226, AXIS + w - 7, 180, AXIS + w * 0.82, 158, AXIS + w * 0.3, 161])), hair);
  for (const part of [-0.5, -0.15, 0.2, 0.55]) {
    const strand = smoothLine([AXIS + w * part, 158, AXIS + w * part * 0.9, 130, AXIS + w * part * 0.6, 106]);
    canvas.fill(stroke(strand, 2, 0.7), shaded(hair, 0.8), 0.6);
  }
}

/** Parted hair to both sides of the face; waves also fall over the shoulders. */
function drawCurtains(canvas: Canvas, look: Look): void {
  const { cheekbone: w, volume: v, hair, style, partOnLeft } = look;
  const part = partOnLeft ? -16 : 16;
  const end = style === 'bob' ? 268 : 236;
  const side = (shift: number): Outline =>
    smooth(
      [
        [AXIS + shift - 4, 86 - v],
        [AXIS + w * 0.44 + v * 0.3, 90 - v * 0.95],
        [AXIS + w * 0.8 + v * 0.5, 108 - v * 0.7],
        [AXIS + w + v * 0.75, 150],
        [AXIS + w + v * 0.75, 210],
        [AXIS + w + 2, end],
        [AXIS + w - 6, 214],
        [AXIS + w - 8, 166],
        [AXIS + w * 0.66, 132],
        [AXIS + shift, 106],
      ].flat(),
    );
  canvas.fill(flipped(side(-part), AXIS), shaded(hair, 0.95));
  canvas.fill(side(part), hair);
  if (style !== 'waves') return;
  const lock = smooth(
    [
      [AXIS + w - 4, 190],
      [AXIS + w + v * 0.8, 230],
      [AXIS + w + 6, 280],
      [AXIS + w + v, 330],
      [AXIS + w - 8, 384],
      [AXIS + w - 22, 330],
      [AXIS + w - 10, 270],
    ].flat(),
  );
  canvas.fill(flipped(lock, AXIS), shaded(hair, 0.95));
  canvas.fill(lock, hair);
}
