import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';

const bytesOf = (lines: readonly string[]): Buffer => Buffer.from(lines.join(''));

/** A pseudo-random source whose seed is printed on failure: the same seed gives the same mutations. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Mutation {
  readonly bytes: Uint8Array;
  /** The first entry that is wrong, counted from 1. */
  readonly first: number;
}

/** Changes what an entry says, and hashes and signs it again with another key. */
function resigned(line: string): string {
  const entry = JSON.parse(line) as { fact: Record<string, Json>; hash: string; signature: string };
  const made = madeFact({ ...entry.fact, note: { forged: true } }, generateKeyPairSync('ed25519').privateKey);
  return `${canonicalJson(made)}\n`;
}

export function madeFact(fact: Json, key: KeyObject): { fact: Json; hash: string; signature: string } {
  const hash = createHash('sha256').update(Buffer.of(0)).update(canonicalJson(fact)).digest();
  return { fact, hash: hash.toString('hex'), signature: sign(null, hash, key).toString('base64') };
}

/** The entry in which that byte stands, counted from 1; its newline belongs to it. */
function entryAt(bytes: Uint8Array, place: number): number {
  return bytes.subarray(0, place).filter((byte) => byte === 10).length + 1;
}

type Random = (below: number) => number;
type Mutate = (lines: readonly string[], random: Random, others: readonly string[]) => Mutation;

/** Ways to spoil an export; `others` is the export of another station. */
export const mutations: Readonly<Record<string, Mutate>> = {
  'one bit flipped': (lines, random) => {
    const at = random(lines.length);
    const before = bytesOf(lines.slice(0, at)).length;
    const bytes = bytesOf(lines);
    // The newline belongs to no entry in particular, so it is left to the next mutation.
    const place = before + random(Buffer.from(lines[at] ?? '').length - 1);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random(8));
    return { bytes, first: at + 1 };
  },
  'one byte changed anywhere': (lines, random) => {
    const bytes = bytesOf(lines);
    const place = random(bytes.length);
    const first = entryAt(bytes, place);
    bytes[place] = (bytes[place] ?? 0) ^ (1 + random(255));
    return { bytes, first };
  },
  'bytes put in': (lines, random) => {
    const bytes = bytesOf(lines);
    const place = random(bytes.length);
    const more = Buffer.from(Array.from({ length: 1 + random(8) }, () => 32 + random(95)));
    return { bytes: Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]), first: entryAt(bytes, place) };
  },
  'bytes taken out': (lines, random) => {
    const bytes = bytesOf(lines);
    const place = random(bytes.length - 1);
    const rest = bytes.subarray(place + 1 + random(Math.min(8, bytes.length - place - 1)));
    return { bytes: Buffer.concat([bytes.subarray(0, place), rest]), first: entryAt(bytes, place) };
  },
  'two entries swapped': (lines, random) => {
    const low = random(lines.length - 1);
    const high = low + 1 + random(lines.length - 1 - low);
    const changed = [...lines];
    [changed[low], changed[high]] = [lines[high] ?? '', lines[low] ?? ''];
    return { bytes: bytesOf(changed), first: low + 1 };
  },
  'an entry dropped': (lines, random) => {
    const at = random(lines.length);
    return { bytes: bytesOf(lines.filter((_, index) => index !== at)), first: at + 1 };
  },
  'an entry doubled': (lines, random) => {
    const at = random(lines.length);
    return { bytes: bytesOf([...lines.slice(0, at + 1), ...lines.slice(at)]), first: at + 2 };
  },
  'cut short': (lines, random) => {
    const bytes = bytesOf(lines);
    const length = random(bytes.length);
    return { bytes: bytes.subarray(0, length), first: entryAt(bytes, length) };
  },
  'order changed': (lines, random) => {
    const changed = [...lines];
    for (let at = changed.length - 1; at > 0; at -= 1) {
      const other = random(at + 1);
      [changed[at], changed[other]] = [changed[other] ?? '', changed[at] ?? ''];
    }
    const first = changed.findIndex((line, index) => line !== lines[index]);
    return first < 0 ? { bytes: new Uint8Array(0), first: 1 } : { bytes: bytesOf(changed), first: first + 1 };
  },
  'signed again by a stranger': (lines, random) => {
    const at = random(lines.length);
    return { bytes: bytesOf(lines.map((line, index) => (index === at ? resigned(line) : line))), first: at + 1 };
  },
  'an entry of another station put in': (lines, random, others) => {
    const at = random(lines.length + 1);
    return { bytes: bytesOf([...lines.slice(0, at), others[random(others.length)] ?? '', ...lines.slice(at)]), first: at + 1 };
  },
  'another station spliced in': (lines, random, others) => {
    const at = random(lines.length);
    return { bytes: bytesOf([...lines.slice(0, at), ...others.slice(at)]), first: at + 1 };
  },
};
