import { bigEndian, concat } from '../../../core/base/bytes.ts';
import { BitWriter } from './bit-writer.ts';
import type { Canvas } from './canvas.ts';
import { codesOf, huffmanTables, quantisers, zigzag } from './jpeg-tables.ts';

/** Side of a block, and of the square of pixels that one pair of colour blocks stands for. */
const BLOCK = 8;
const SQUARE = 16;

/** cos((2x + 1)uπ / 16) · c(u) / 2: the one-dimensional transform of T.81 §A.3.3, row u, column x. */
const COSINES = Float32Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7];
  return (Math.cos(((2 * x + 1) * u * Math.PI) / SQUARE) * (u === 0 ? Math.SQRT1_2 : 1)) / 2;
});
const codes = huffmanTables.map(codesOf);

/** A canvas as a baseline JPEG (ITU-T T.81): Y, Cb and Cr, colour at half the resolution, the tables of annex K. */
export function encodeJpeg(canvas: Canvas, quality: number): Uint8Array {
  const tables = quantisers(quality);
  return concat(head(canvas, tables), scan(canvas, tables), Uint8Array.of(0xff, 0xd9));
}

type Tables = ReturnType<typeof quantisers>;

function segment(marker: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concat(...parts);
  return concat(Uint8Array.of(0xff, marker), bigEndian(content.length + 2, 2), content);
}

function head({ width, height }: Canvas, tables: Tables): Uint8Array {
  const jfif = Uint8Array.of(0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
  const quantisation = tables.map((table, id) => segment(0xdb, Uint8Array.of(id, ...zigzag.map((at) => table[at] ?? 1))));
  const size = concat(Uint8Array.of(8), bigEndian(height, 2), bigEndian(width, 2));
  const components = Uint8Array.of(3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
  const huffman = huffmanTables.map(({ kind, id, counts, symbols }) => segment(0xc4, Uint8Array.of(kind * 16 + id, ...counts, ...symbols)));
  return concat(
    Uint8Array.of(0xff, 0xd8),
    segment(0xe0, jfif),
    ...quantisation,
    segment(0xc0, size, components),
    ...huffman,
    segment(0xda, Uint8Array.of(3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0)),
  );
}

/** Brightness in full and both colours at half resolution, out to whole squares; each around 0. */
interface Planes {
  readonly across: number;
  readonly down: number;
  readonly y: Float32Array;
  readonly cb: Float32Array;
  readonly cr: Float32Array;
}

function planesOf({ width, height, pixels }: Canvas): Planes {
  const across = Math.ceil(width / SQUARE) * SQUARE;
  const down = Math.ceil(height / SQUARE) * SQUARE;
  const y = new Float32Array(across * down);
  const [cb, cr] = [new Float32Array(y.length / 4), new Float32Array(y.length / 4)];
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      const at = (Math.min(row, height - 1) * width + Math.min(column, width - 1)) * 3;
      const red = pixels[at] ?? 0;
      const green = pixels[at + 1] ?? 0;
      const blue = pixels[at + 2] ?? 0;
      y[row * across + column] = 0.299 * red + 0.587 * green + 0.114 * blue - 128;
      const half = (row >> 1) * (across >> 1) + (column >> 1);
      cb[half] = (cb[half] ?? 0) + (-0.168736 * red - 0.331264 * green + 0.5 * blue) / 4;
      cr[half] = (cr[half] ?? 0) + (0.5 * red - 0.418688 * green - 0.081312 * blue) / 4;
    }
  return { across, down, y, cb, cr };
}

function scan(canvas: Canvas, [brightness, colour]: Tables): Uint8Array {
  const planes = planesOf(canvas);
  const bits = new BitWriter();
  const [y, cb, cr] = [
    new Component(planes.y, planes.across, { table: brightness, id: 0 }),
    new Component(planes.cb, planes.across / 2, { table: colour, id: 1 }),
    new Component(planes.cr, planes.across / 2, { table: colour, id: 1 }),
  ];
  for (let row = 0; row < planes.down; row += SQUARE)
    for (let column = 0; column < planes.across; column += SQUARE) {
      for (const [right, below] of [
        [0, 0],
        [BLOCK, 0],
        [0, BLOCK],
        [BLOCK, BLOCK],
      ] as const)
        y.block(column + right, row + below, bits);
      cb.block(column / 2, row / 2, bits);
      cr.block(column / 2, row / 2, bits);
    }
  return bits.end();
}

type Codes = readonly (readonly [code: number, bits: number])[];
const END_OF_BLOCK = 0x00;
const SIXTEEN_ZEROS = 0xf0;

/** One component's blocks in turn; the mean of each is written as its difference to the one before. */
class Component {
  readonly #plane: Float32Array;
  readonly #across: number;
  readonly #quantiser: Float32Array;
  readonly #first: Codes;
  readonly #others: Codes;
  readonly #half = new Float32Array(64);
  readonly #numbers = new Int16Array(64);
  #mean = 0;

  constructor(plane: Float32Array, across: number, { table, id }: { readonly table: readonly number[]; readonly id: 0 | 1 }) {
    this.#plane = plane;
    this.#across = across;
    this.#quantiser = Float32Array.from(table, (value) => 1 / value);
    this.#first = codes[id * 2] ?? [];
    this.#others = codes[id * 2 + 1] ?? [];
  }

  block(column: number, row: number, bits: BitWriter): void {
    const start = row * this.#across + column;
    if (this.#isFlat(start)) {
      this.#numbers.fill(0);
      this.#numbers[0] = Math.round((this.#plane[start] ?? 0) * BLOCK * (this.#quantiser[0] ?? 1));
    } else this.#transform(start);
    this.#write(bits);
  }

  #isFlat(start: number): boolean {
    const first = this.#plane[start];
    for (let row = 0; row < BLOCK; row += 1)
      for (let column = 0; column < BLOCK; column += 1) if (this.#plane[start + row * this.#across + column] !== first) return false;
    return true;
  }

  /** The cosine transform, rows and then columns, and the quantisation. */
  #transform(start: number): void {
    const half = this.#half;
    for (let row = 0; row < BLOCK; row += 1)
      for (let u = 0; u < BLOCK; u += 1) {
        let sum = 0;
        for (let x = 0; x < BLOCK; x += 1) sum += (this.#plane[start + row * this.#across + x] ?? 0) * (COSINES[u * BLOCK + x] ?? 0);
        half[row * BLOCK + u] = sum;
      }
    for (let v = 0; v < BLOCK; v += 1)
      for (let u = 0; u < BLOCK; u += 1) {
        let sum = 0;
        for (let y = 0; y < BLOCK; y += 1) sum += (half[y * BLOCK + u] ?? 0) * (COSINES[v * BLOCK + y] ?? 0);
        this.#numbers[v * BLOCK + u] = Math.round(sum * (this.#quantiser[v * BLOCK + u] ?? 1));
      }
  }

  #write(bits: BitWriter): void {
    const mean = this.#numbers[0] ?? 0;
    put(mean - this.#mean, { codes: this.#first, before: 0 }, bits);
    this.#mean = mean;
    let zeros = 0;
    for (let at = 1; at < 64; at += 1) {
      const value = this.#numbers[zigzag[at] ?? 0] ?? 0;
      if (value === 0) {
        zeros += 1;
        continue;
      }
      for (; zeros > 15; zeros -= 16) bits.write(...(this.#others[SIXTEEN_ZEROS] ?? [0, 0]));
      put(value, { codes: this.#others, before: zeros }, bits);
      zeros = 0;
    }
    if (zeros > 0) bits.write(...(this.#others[END_OF_BLOCK] ?? [0, 0]));
  }
}

/** A number: the code of zeros before it and its length, then its bits; negative ones as in T.81 §F.1.2.1. */
function put(value: number, { codes: known, before }: { readonly codes: Codes; readonly before: number }, bits: BitWriter): void {
  const length = 32 - Math.clz32(Math.abs(value));
  bits.write(...(known[before * 16 + length] ?? [0, 0]));
  if (length > 0) bits.write(value < 0 ? value - 1 : value, length);
}
