import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Base64 of a word within other bytes: without the signs at its ends that also depend on what stands beside it. */
function inBase64(word: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), word]).toString('base64');
  const from = Math.ceil((before * 4) / 3);
  const whole = Math.floor(((before + word.length) * 8) / 6);
  return text.slice(from, whole);
}

/** How a word may stand in a file: as it is, in both orders of UTF-16, in base64 at each of its three places, in hex. */
function shapesOf(word: string): readonly (readonly [name: string, shape: Buffer])[] {
  const plain = Buffer.from(word);
  const utf16 = Buffer.from(word, 'utf16le');
  const base64 = [0, 1, 2].map((before) => ['base64', Buffer.from(inBase64(plain, before))] as const);
  return [
    ['plain', plain],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(plain.toString('hex'))],
    ...base64,
  ];
}

/** Capital letters apart, a name is the same name. */
const casesOf = (word: string): readonly string[] => [...new Set([word, word.toLowerCase(), word.toUpperCase()])];

/** Files of a folder in which one of the words stands in whatever shape, with the shape; base64 is looked for as well by its own writing. */
export function tracesOf(words: readonly string[], folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return tracesOf(words, path);
    const bytes = readFileSync(path);
    return words
      .flatMap(casesOf)
      .flatMap((word) => shapesOf(word).flatMap(([shape, wanted]) => (bytes.includes(wanted) ? [`${name}: ${shape}`] : [])));
  });
}
