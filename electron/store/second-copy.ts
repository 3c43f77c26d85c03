import { closeSync, existsSync, fdatasyncSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { bigEndian, concat, equalBytes } from '../../core/base/bytes.ts';
import {
  type CopyEntry,
  type CopyHead,
  headOf,
  type NewEntry,
  nameOf,
  type Placed,
  readHead,
  type RowName,
  type Span,
  spansOf,
} from './copy-entries.ts';
import { CopyFault, lengthsOf, readContent, readWhole, sha256, writeWhole, writeZeros } from './copy-file.ts';

export { CopyFault } from './copy-file.ts';
import { storeFailure } from './store-fault.ts';

const MAGIC = Buffer.from('Cardwright second copy 1\n');
/** The store's schema (4 bytes) and 32 random bytes. */
const SEED = 36;
const LENGTHS = 8;
const CHAIN = 32;

/** One transaction as the copy holds it; numbers from 1. */
export interface CopyFrame {
  readonly number: number;
  readonly entries: readonly CopyEntry[];
}

interface Frame {
  readonly head: CopyHead;
  readonly payloadAt: number;
  readonly end: number;
  readonly chain: Uint8Array;
}

interface Appended {
  readonly end: number;
  readonly chain: Uint8Array;
  readonly spans: readonly (readonly [name: string, span: Span | undefined])[];
}

/**
 * The second copy of what only this station has: every transaction's facts, and rows that no fact tells of, in the order of their commits.
 * Magic, the store's schema and 32 random bytes, then frames: length of head and of payload (4 bytes each), head (JSON), payload, and
 * SHA-256 of the chain before, lengths and head. The head has the hash of every text and row, so a row that was replaced or destroyed
 * is overwritten with zeros and the chain still holds. Nothing else is ever changed in it.
 */
export class SecondCopy {
  readonly path: string;
  readonly #file: number;
  readonly #live = new Map<string, Span>();
  #end = 0;
  #frames = 0;
  #chain: Uint8Array = new Uint8Array(CHAIN);
  #appended: Appended | undefined;
  /** The chain as it was after a frame that the opener asked for. */
  readonly #remembered: { readonly frames: number; chain?: Uint8Array };

  private constructor(path: string, file: number, remember: number) {
    this.path = path;
    this.#file = file;
    this.#remembered = { frames: remember };
  }

  /** Begins a new copy of a store of that schema. Throws where there is a file already. */
  static make(path: string, { random, schema }: { readonly random: (length: number) => Uint8Array; readonly schema: number }): SecondCopy {
    const copy = new SecondCopy(path, openSync(path, 'wx+', 0o600), 0);
    const start = concat(MAGIC, bigEndian(schema, 4), random(SEED - 4));
    writeWhole(copy.#file, start, 0);
    fdatasyncSync(copy.#file);
    copy.#begin(start);
    return copy;
  }

  /** The copy in a file, read up to its last sound frame; undefined where there is none. `remember` names a frame to keep the chain of. */
  static open(path: string, remember = 0): SecondCopy | undefined {
    if (!existsSync(path)) return undefined;
    const copy = new SecondCopy(path, openSync(path, 'r+'), remember);
    const start = readWhole(copy.#file, 0, MAGIC.length + SEED);
    if (start === undefined || !equalBytes(start.subarray(0, MAGIC.length), MAGIC)) {
      copy.close();
      return undefined;
    }
    copy.#begin(start);
    copy.#walk();
    return copy;
  }

  /** Version of the store's schema when the copy was begun. */
  get schema(): number {
    return Buffer.from(readWhole(this.#file, MAGIC.length, 4) ?? new Uint8Array(4)).readUInt32BE();
  }

  get frames(): number {
    return this.#frames;
  }

  get chain(): Uint8Array {
    return this.#chain;
  }

  /** How it stands once the frame that was written last counts. */
  get appended(): { readonly frames: number; readonly chain: Uint8Array } {
    return { frames: this.#frames + 1, chain: this.#appended?.chain ?? this.#chain };
  }

  /** Whether the frame that was to be remembered is there and its chain is this one. */
  remembers(chain: Uint8Array): boolean {
    return this.#remembered.chain !== undefined && equalBytes(this.#remembered.chain, chain);
  }

  /** Bytes after the last sound frame: of a frame that was cut off, or of damage. */
  get rest(): number {
    return fstatSync(this.#file).size - this.#end;
  }

  /** Cuts off what is after the last sound frame. */
  cutRest(): void {
    if (this.rest > 0) ftruncateSync(this.#file, this.#end);
  }

  /** The row as it was written last; undefined where it is gone or never was. Throws CopyFault. */
  row(name: RowName): Uint8Array | undefined {
    const span = this.#live.get(nameOf(name));
    return span === undefined ? undefined : readContent(this.#file, span);
  }

  /** Frames in order from that number on. Throws CopyFault at a row that is neither what was written nor overwritten. */
  *read(from = 1): Generator<CopyFrame, undefined> {
    let [at, chain] = [MAGIC.length + SEED, this.#chainStart()];
    for (let number = 1; number <= this.#frames; number += 1) {
      const frame = this.#frameAt(at, chain);
      if (frame === undefined) throw new CopyFault(`second copy: frame ${number} is not what was written`);
      [at, chain] = [frame.end, frame.chain];
      if (number >= from) yield { number, entries: spansOf(frame.head, frame.payloadAt).map((entry) => this.#entry(entry)) };
    }
    return undefined;
  }

  /** Writes a frame and syncs it; it counts once `settle` was called. Throws Refusal('disk-full') with the file as it was. */
  append(entries: readonly NewEntry[]): void {
    const { head, payload } = headOf(entries, sha256);
    const headBytes = Buffer.from(JSON.stringify(head));
    const lengths = lengthsOf(headBytes.length, payload.length);
    const chain = sha256(this.#chain, lengths, headBytes);
    try {
      writeWhole(this.#file, concat(lengths, headBytes, payload, chain), this.#end);
      fdatasyncSync(this.#file);
    } catch (cause) {
      this.undo();
      throw storeFailure(cause);
    }
    const payloadAt = this.#end + LENGTHS + headBytes.length;
    const spans = spansOf(head, payloadAt).flatMap((entry) => ('row' in entry ? [[nameOf(entry.row), entry.span] as const] : []));
    this.#appended = { end: payloadAt + payload.length + CHAIN, chain, spans };
  }

  /** The transaction was committed: the frame counts, and rows that it replaced are overwritten. */
  settle(): void {
    if (this.#appended === undefined) return;
    const { end, chain, spans } = this.#appended;
    [this.#end, this.#chain, this.#appended] = [end, chain, undefined];
    this.#frames += 1;
    for (const [name, span] of spans) this.#replace(name, span);
  }

  /** The transaction came to nothing. */
  undo(): void {
    this.#appended = undefined;
    ftruncateSync(this.#file, this.#end);
  }

  sync(): void {
    fdatasyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }

  #begin(start: Uint8Array): void {
    this.#end = start.length;
    this.#chain = sha256(start);
    if (this.#remembered.frames === 0) this.#remembered.chain = this.#chain;
  }

  #chainStart(): Uint8Array {
    return sha256(readWhole(this.#file, 0, MAGIC.length + SEED) ?? new Uint8Array(0));
  }

  /** Reads heads up to the last sound frame; rows that were replaced and, in a crash, not yet overwritten are overwritten now. */
  #walk(): void {
    for (;;) {
      const frame = this.#frameAt(this.#end, this.#chain);
      if (frame === undefined) return;
      [this.#end, this.#chain] = [frame.end, frame.chain];
      this.#frames += 1;
      if (this.#frames === this.#remembered.frames) this.#remembered.chain = frame.chain;
      for (const entry of spansOf(frame.head, frame.payloadAt)) if ('row' in entry) this.#replace(nameOf(entry.row), entry.span);
    }
  }

  #replace(name: string, span: Span | undefined): void {
    const before = this.#live.get(name);
    if (before !== undefined) writeZeros(this.#file, before.at, before.length);
    if (span === undefined) this.#live.delete(name);
    else this.#live.set(name, span);
  }

  #frameAt(at: number, chain: Uint8Array): Frame | undefined {
    const lengths = readWhole(this.#file, at, LENGTHS);
    if (lengths === undefined) return undefined;
    const view = Buffer.from(lengths);
    const [headLength, payloadLength] = [view.readUInt32BE(0), view.readUInt32BE(4)];
    const payloadAt = at + LENGTHS + headLength;
    if (payloadAt + payloadLength + CHAIN > fstatSync(this.#file).size) return undefined;
    const headBytes = readWhole(this.#file, at + LENGTHS, headLength);
    const said = readWhole(this.#file, payloadAt + payloadLength, CHAIN);
    if (headBytes === undefined || said === undefined) return undefined;
    const own = sha256(chain, lengths, headBytes);
    const head = equalBytes(own, said) ? readHead(Buffer.from(headBytes).toString()) : undefined;
    return head === undefined ? undefined : { head, payloadAt, end: payloadAt + payloadLength + CHAIN, chain: own };
  }

  #entry(entry: Placed): CopyEntry {
    if ('fact' in entry) {
      const body = entry.span === undefined ? undefined : readContent(this.#file, entry.span);
      return { fact: { ...entry.fact, body: Buffer.from(body ?? []).toString() } };
    }
    if ('rows' in entry) return { rows: entry.rows, content: (entry.span && readContent(this.#file, entry.span)) ?? new Uint8Array(0) };
    if (entry.span === undefined) return { row: entry.row, state: 'gone' };
    const content = readContent(this.#file, entry.span, 'or-zeros');
    return content === undefined ? { row: entry.row, state: 'replaced' } : { row: entry.row, state: 'there', content };
  }
}
