import { decode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { Dice } from '../../../electron/demo/dice.ts';
import { Canvas } from '../../../electron/demo/faces/canvas.ts';
import { drawFace } from '../../../electron/demo/faces/draw-face.ts';
import { encodeJpeg } from '../../../electron/demo/faces/jpeg.ts';
import { ellipse } from '../../../electron/demo/faces/outlines.ts';
import { facialRecord } from '../../../native/piv/objects/facial-image.ts';

const face = (part: string, drawn: 'she' | 'he' = 'she') => drawFace(drawn, new Dice('faces').for(part));

describe('a drawn face', () => {
  it('is a JPEG of 300 × 400 that a foreign decoder reads', () => {
    const { width, height, data } = decode(face('one'), { useTArray: true });
    expect([width, height]).toEqual([300, 400]);
    expect(new Set(data).size).toBeGreaterThan(50);
  });

  it('is small enough for the facial image of a card', () => {
    const sizes = Array.from({ length: 40 }, (_, index) => face(String(index), index % 2 === 0 ? 'she' : 'he').length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10_240);
  });

  it('fits the facial record of SP 800-76-2', () => {
    const jpeg = face('record');
    expect(facialRecord(jpeg)).toHaveLength(14 + 20 + 12 + jpeg.length);
  });

  it('is the same for the same seed and another for another', () => {
    expect(face('one')).toEqual(face('one'));
    expect(face('one')).not.toEqual(face('two'));
  });
});

describe('the JPEG encoder', () => {
  it('gives back colours and edges as they were drawn, but for what the quality costs', () => {
    const canvas = new Canvas(45, 37);
    canvas.fill([0, 0, 45, 0, 45, 37, 0, 37], [30, 120, 200]);
    canvas.fill(ellipse(20, 18, { across: 11, down: 9 }), [230, 60, 40]);
    const { data, width, height } = decode(encodeJpeg(canvas, 95), { useTArray: true, formatAsRGBA: false });
    expect([width, height]).toEqual([45, 37]);
    const apart = canvas.pixels.reduce((sum, value, at) => sum + Math.abs(value - (data[at] ?? 0)), 0) / canvas.pixels.length;
    expect(apart).toBeLessThan(6);
  });

  it('keeps numbers of every length: noise at the highest quality', () => {
    const canvas = new Canvas(64, 48);
    const dice = new Dice('noise');
    // The same in all three colours: colour is kept at half the resolution.
    for (let at = 0; at < canvas.pixels.length; at += 3) canvas.pixels.fill(dice.chance(0.5) ? 255 : dice.below(256), at, at + 3);
    const { data } = decode(encodeJpeg(canvas, 100), { useTArray: true, formatAsRGBA: false });
    const apart = canvas.pixels.reduce((most, value, at) => Math.max(most, Math.abs(value - (data[at] ?? 0))), 0);
    expect(apart).toBeLessThan(8);
  });
});
