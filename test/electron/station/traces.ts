import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Base64 of a word within other bytes: without the signs at its ends that also depend on what stands beside it. */
function inBase64(word: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), word]).toString('base64');
  const from = Math.ceil((before * 4) / 3);
  const whole = Math.floor(((before + word.length) * 8) / 6);
  return text.slice(from, whole);
}

type Shapes = readonly (readonly [name: string, shape: Buffer])[];

/** How bytes may stand in a file: as they are, in base64 at each of its three places, in hex. */
function shapesOfBytes(bytes: Buffer): Shapes {
  return [
    ['plain', bytes],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ...[0, 1, 2].map((before) => ['base64', Buffer.from(inBase64(bytes, before))] as const),
  ];
}

/** How a word may stand in a file: as its bytes may, and in both orders of UTF-16. */
function shapesOf(word: string): Shapes {
  const utf16 = Buffer.from(word, 'utf16le');
  return [['UTF-16LE', utf16], ['UTF-16BE', Buffer.from(utf16).swap16()], ...shapesOfBytes(Buffer.from(word))];
}

/** Capital letters apart, a name is the same name. */
const casesOf = (word: string): readonly string[] => [...new Set([word, word.toLowerCase(), word.toUpperCase()])];

/** Files of a folder in which one of the words stands in whatever shape, with the shape; base64 is looked for as well by its own writing. */
export function tracesOf(words: readonly string[], folder: string): readonly string[] {
  return foundIn(folder, words.flatMap(casesOf).flatMap(shapesOf));
}

/** What comes before the points of a JPEG is the same in all that one program wrote (ITU-T T.81, B.2.3). */
const START_OF_SCAN = Buffer.from([0xff, 0xda]);
const SCAN_HEADER = 14;

/** Files of a folder in which a stretch of the picture stands, with its shape: none of them is so short that chance might write it. */
export function tracesOfPicture(picture: Buffer, folder: string): readonly string[] {
  const points = picture.subarray(picture.lastIndexOf(START_OF_SCAN) + SCAN_HEADER);
  const stretches = [0.25, 0.5, 0.75].map((part) => {
    const from = Math.floor(points.length * part);
    return points.subarray(from, from + 24);
  });
  return foundIn(folder, stretches.flatMap(shapesOfBytes));
}

function foundIn(folder: string, shapes: Shapes): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return foundIn(path, shapes);
    const bytes = readFileSync(path);
    return shapes.flatMap(([shape, wanted]) => (bytes.includes(wanted) ? [`${name}: ${shape}`] : []));
  });
}
