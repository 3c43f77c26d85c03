import { concat, toHex } from './bytes.ts';

/**
 * BER-TLV as ISO/IEC 7816-4 §5.2.2 uses it: tags of one to three bytes, lengths short or 81, 82, 83.
 * Indefinite lengths are refused. All offsets and lengths in bytes.
 */
export interface Tlv {
  /** Tag as an integer, for example 0x5fc102. */
  readonly tag: number;
  readonly value: Uint8Array;
}

export class TlvError extends Error {
  override readonly name = 'TlvError';
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(`TLV at offset ${offset}: ${message}`);
    this.offset = offset;
  }
}

interface Span {
  readonly value: number;
  readonly next: number;
}

function readTag(bytes: Uint8Array, start: number): Span {
  const first = bytes[start];
  if (first === undefined) throw new TlvError('expected a tag, got the end', start);
  if ((first & 0x1f) !== 0x1f) return { value: first, next: start + 1 };
  let tag = first;
  for (let at = start + 1; at < start + 3; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) throw new TlvError('tag cut off', start);
    tag = tag * 256 + byte;
    if ((byte & 0x80) === 0) return { value: tag, next: at + 1 };
  }
  throw new TlvError('expected a tag of at most three bytes', start);
}

function readLength(bytes: Uint8Array, start: number): Span {
  const first = bytes[start];
  if (first === undefined) throw new TlvError('expected a length, got the end', start);
  if (first < 0x80) return { value: first, next: start + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 3) throw new TlvError(`expected a length byte 81, 82 or 83, got ${toHex(Uint8Array.of(first))}`, start);
  if (start + count >= bytes.length) throw new TlvError('length cut off', start);
  let length = 0;
  for (let at = 1; at <= count; at += 1) length = length * 256 + (bytes[start + at] ?? 0);
  return { value: length, next: start + 1 + count };
}

/** Reads one element at `start`; `next` is the offset after it. Values are views, not copies. */
export function readTlv(bytes: Uint8Array, start = 0): { readonly element: Tlv; readonly next: number } {
  const tag = readTag(bytes, start);
  const length = readLength(bytes, tag.next);
  const end = length.next + length.value;
  if (end > bytes.length) {
    throw new TlvError(`tag ${tag.value.toString(16)} wants ${length.value} bytes, ${bytes.length - length.next} are left`, start);
  }
  return { element: { tag: tag.value, value: bytes.subarray(length.next, end) }, next: end };
}

/** Reads elements until the end; throws TlvError with the offset where it stops making sense. */
export function readTlvs(bytes: Uint8Array): readonly Tlv[] {
  const elements: Tlv[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { element, next } = readTlv(bytes, at);
    elements.push(element);
    at = next;
  }
  return elements;
}

export function findTlv(elements: readonly Tlv[], tag: number): Uint8Array | undefined {
  return elements.find((element) => element.tag === tag)?.value;
}

function tagBytes(tag: number): Uint8Array {
  if (tag > 0xffff) return Uint8Array.of(tag >> 16, (tag >> 8) & 0xff, tag & 0xff);
  if (tag > 0xff) return Uint8Array.of(tag >> 8, tag & 0xff);
  return Uint8Array.of(tag);
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  if (length < 0x10000) return Uint8Array.of(0x82, length >> 8, length & 0xff);
  return Uint8Array.of(0x83, length >> 16, (length >> 8) & 0xff, length & 0xff);
}

/** One element; the shortest length form. Several values are joined. */
export function tlv(tag: number, ...values: readonly Uint8Array[]): Uint8Array {
  const value = concat(...values);
  return concat(tagBytes(tag), lengthBytes(value.length), value);
}
