import { decode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { movedCrop, startCrop, zoomedCrop } from '../../../core/photo/crop.ts';
import { judgePhoto, type Pixels } from '../../../core/photo/judge-photo.ts';
import { Dice } from '../../../electron/demo/dice.ts';
import { drawFace } from '../../../electron/demo/faces/draw-face.ts';

const WANTED = { width: 300, height: 400 };
const enough = { from: { width: 900, height: 1200 }, wanted: WANTED };

/** A picture by its lightness at each point. */
function drawn(light: (x: number, y: number) => number): Pixels {
  const { width, height } = WANTED;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const value = light(at % width, Math.floor(at / width));
    data.set([value, value, value, 255], at * 4);
  }
  return { width, height, data };
}

/** Something like a head before a wall: an ellipse with eyes and a mouth, edges as sharp as points are. */
const head = (x: number, y: number): number => {
  const inside = ((x - 150) / 90) ** 2 + ((y - 200) / 130) ** 2 < 1;
  const eyes = Math.abs(y - 170) < 8 && (Math.abs(x - 115) < 14 || Math.abs(x - 185) < 14);
  const mouth = Math.abs(y - 260) < 6 && Math.abs(x - 150) < 34;
  if (eyes || mouth) return 50;
  return inside ? 165 : 205;
};

/** As through a lens out of focus: each point the mean of those around it. */
function blurred({ width, height, data }: Pixels, radius: number): Pixels {
  const pass = (from: ArrayLike<number>, step: number, length: number, along: (at: number) => number): Uint8ClampedArray => {
    const to = new Uint8ClampedArray(from.length);
    for (let at = 0; at < width * height; at += 1) {
      let [sum, count] = [0, 0];
      for (let off = -radius; off <= radius; off += 1) {
        const place = along(at) + off;
        if (place < 0 || place >= length) continue;
        sum += from[(at + off * step) * 4] ?? 0;
        count += 1;
      }
      to.fill(sum / count, at * 4, at * 4 + 3);
      to[at * 4 + 3] = 255;
    }
    return to;
  };
  const across = pass(data, 1, width, (at) => at % width);
  return { width, height, data: pass(across, width, height, (at) => Math.floor(at / width)) };
}

const scaled = (by: number) => drawn((x, y) => head(x, y) * by);

describe('a photo', () => {
  it('that is sharp and evenly lit is fine', () => {
    expect(judgePhoto(drawn(head), enough)).toEqual([]);
  });

  it.each(Array.from({ length: 8 }, (_, at) => at))('that the demo draws is fine: face %i', (at) => {
    const { width, height, data } = decode(drawFace(at % 2 === 0 ? 'she' : 'he', new Dice(`face ${at}`)), { useTArray: true });
    const faults = judgePhoto({ width, height, data }, { from: { width, height }, wanted: { width, height } });
    expect(faults.filter((fault) => fault === 'blurred' || fault === 'too-small')).toEqual([]);
  });

  it.each([3, 5, 9])('that is out of focus by %i points is blurred', (radius) => {
    expect(judgePhoto(blurred(drawn(head), radius), enough)).toContain('blurred');
  });

  it('taken in the dark is too dark, one taken into the sun too bright', () => {
    expect(judgePhoto(scaled(0.25), enough)).toContain('too-dark');
    expect(
      judgePhoto(
        drawn((x, y) => 170 + head(x, y) * 0.4),
        enough,
      ),
    ).toContain('too-bright');
  });

  it('lit from one side is unevenly lit', () => {
    expect(
      judgePhoto(
        drawn((x, y) => head(x, y) * (x < 150 ? 0.35 : 1.1)),
        enough,
      ),
    ).toContain('uneven');
  });

  it.each([
    [{ width: 299, height: 398 }, true],
    [{ width: 300, height: 400 }, false],
    [{ width: 120, height: 160 }, true],
  ])('cut from %o: too small is %s', (from, small) => {
    expect(judgePhoto(drawn(head), { from, wanted: WANTED }).includes('too-small')).toBe(small);
  });
});

describe('a cut of 3:4', () => {
  const wide = { width: 1600, height: 900 };

  it('begins about the middle with as much as goes in, of whatever picture', () => {
    expect(startCrop(wide, WANTED)).toEqual({ width: 675, height: 900, x: 462.5, y: 0 });
    expect(startCrop({ width: 300, height: 900 }, WANTED)).toEqual({ width: 300, height: 400, x: 0, y: 250 });
  });

  it('never leaves the picture, and keeps its shape, however it is moved and zoomed', () => {
    const dice = new Dice('cuts');
    let crop = startCrop(wide, WANTED);
    for (let step = 0; step < 2000; step += 1) {
      crop = dice.chance(0.5)
        ? movedCrop(crop, { right: dice.next() * 2 - 1, down: dice.next() * 2 - 1 }, wide)
        : zoomedCrop(crop, 0.5 + dice.next(), wide);
      expect(crop.x).toBeGreaterThanOrEqual(0);
      expect(crop.y).toBeGreaterThanOrEqual(0);
      expect(crop.x + crop.width).toBeLessThanOrEqual(wide.width + 1e-6);
      expect(crop.y + crop.height).toBeLessThanOrEqual(wide.height + 1e-6);
      expect(crop.width / crop.height).toBeCloseTo(0.75, 6);
      expect(crop.width).toBeGreaterThan(100);
    }
  });

  it('comes closer about its own middle', () => {
    const crop = zoomedCrop(startCrop(wide, WANTED), 2, wide);
    expect(crop).toEqual({ width: 337.5, height: 450, x: 631.25, y: 225 });
  });
});
