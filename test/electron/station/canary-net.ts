import { type Canary, formsOf } from './canary-forms.ts';

/** A place where nothing secret may stand, and what stands there. */
export interface Place {
  readonly place: string;
  readonly bytes: Uint8Array;
}

export interface CanaryHit {
  readonly place: string;
  readonly from: string;
  readonly form: string;
  /** Where in the place, so that it can be looked at. */
  readonly offset: number;
}

interface Pattern {
  readonly from: string;
  readonly form: string;
  readonly bytes: Uint8Array;
  /** Eight digits are found by chance within the hex of any hash or id; only those that stand apart from it count. */
  readonly digits: boolean;
}

/** Shorter secrets would be found by chance. */
export const LEAST_BYTES = 8;
const PREFIX_BITS = 20;
const MOST_CHANCE_RUN = 16;

/** Looks for very many secrets in all their forms in one pass over each place. */
export class CanaryNet {
  readonly #byPrefix = new Map<number, Pattern[]>();
  /** A bit for each prefix there is: nearly every offset ends here. */
  readonly #filter = new Uint8Array(1 << (PREFIX_BITS - 3));
  readonly #known = new Set<string>();

  add({ from, bytes }: Canary): void {
    if (bytes.length < LEAST_BYTES) throw new RangeError(`a canary has at least ${LEAST_BYTES} bytes, ${from} has ${bytes.length}`);
    const key = Buffer.from(bytes).toString('hex');
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const digits = bytes.every(isDigit);
    for (const { form, bytes: pattern } of formsOf(bytes)) {
      const prefix = prefixAt(pattern, 0);
      const same = this.#byPrefix.get(prefix) ?? [];
      same.push({ from, form, bytes: pattern, digits: digits && pattern.every(isDigit) && pattern.length === bytes.length });
      this.#byPrefix.set(prefix, same);
      const bit = hashed(prefix);
      this.#filter[bit >> 3] = (this.#filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }

  /** How many different secrets it looks for. */
  get size(): number {
    return this.#known.size;
  }

  search({ place, bytes }: Place): readonly CanaryHit[] {
    const hits: CanaryHit[] = [];
    for (let offset = 0; offset + 4 <= bytes.length; offset += 1) {
      const prefix = prefixAt(bytes, offset);
      const bit = hashed(prefix);
      if (((this.#filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
      for (const pattern of this.#byPrefix.get(prefix) ?? [])
        if (standsAt(bytes, offset, pattern)) hits.push({ place, from: pattern.from, form: pattern.form, offset });
    }
    return hits;
  }
}

function prefixAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
}

function hashed(prefix: number): number {
  return Math.imul(prefix, 0x9e37_79b1) >>> (32 - PREFIX_BITS);
}

function standsAt(bytes: Uint8Array, offset: number, { bytes: wanted, digits }: Pattern): boolean {
  for (let at = 4; at < wanted.length; at += 1) if (bytes[offset + at] !== wanted[at]) return false;
  if (offset + wanted.length > bytes.length) return false;
  return !digits || hexRun(bytes, offset, wanted.length) < MOST_CHANCE_RUN;
}

/** Length of the unbroken hex around these bytes; the dashes of a UUID do not break it. */
function hexRun(bytes: Uint8Array, offset: number, length: number): number {
  let [from, to] = [offset, offset + length];
  while (from > 0 && isHex(bytes[from - 1] ?? 0)) from -= 1;
  while (to < bytes.length && isHex(bytes[to] ?? 0)) to += 1;
  return to - from;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || byte === 0x2d || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46);
}
