import { type Tlv, readTlvs, tlv } from '../../../core/base/ber-tlv.ts';
import { concat } from '../../../core/base/bytes.ts';
import { PivError } from '../piv-error.ts';
import { type ElementRow, type ObjectKey, objects } from '../tables/objects.ts';

/** Signs bytes as CMS SignedData in DER. Which form the content type asks for (detached, certificate inside, attributes) is the signer's to know. */
export type CmsSigner = (contentType: string, content: Uint8Array) => Promise<Uint8Array>;

/** What an object holds, by element key of its table. */
export type ElementValues = Readonly<Record<string, Uint8Array | undefined>>;

/**
 * Content of an object: its elements in the order of the table (SP 800-73-5 part 1 appendix A). Strict: throws PivError
 * 'content-malformed' for a mandatory element that is missing, one that is too long, withdrawn or not of this object.
 */
export function writeElements(object: ObjectKey, values: ElementValues): Uint8Array {
  const rows: readonly ElementRow[] = objects[object].elements;
  const stranger = Object.keys(values).find((key) => values[key] !== undefined && !rows.some((row) => row.key === key));
  if (stranger !== undefined) throw malformed(object, `has no element ${stranger}`);
  return concat(...rows.map((row) => writeElement(object, row, values[row.key])));
}

function writeElement(object: ObjectKey, { key, tag, presence, most }: ElementRow, value: Uint8Array | undefined): Uint8Array {
  if (value === undefined && presence === 'mandatory' && most !== 0) throw malformed(object, `${key} is missing`);
  if (value !== undefined && presence === 'withdrawn') throw malformed(object, `${key} was withdrawn and is not written`);
  if (value !== undefined && most !== null && value.length > most)
    throw malformed(object, `${key} takes ${most} bytes, got ${value.length}`);
  if (value !== undefined) return tlv(tag, value);
  return presence === 'mandatory' ? tlv(tag) : new Uint8Array(0);
}

/** Elements of an object by key; those not in the table by their tag in hex. */
export interface ReadElements {
  readonly values: ElementValues;
  readonly all: readonly Tlv[];
}

/** Reads leniently: any order, withdrawn and unknown elements are kept. Throws PivError 'content-malformed' where it is no BER-TLV. */
export function readElements(object: ObjectKey, content: Uint8Array): ReadElements {
  const rows: readonly ElementRow[] = objects[object].elements;
  const all = elementsOf(object, content);
  const values: Record<string, Uint8Array> = {};
  for (const { tag, value } of all) {
    const key = rows.find((row) => row.tag === tag)?.key ?? tag.toString(16);
    if (!Object.hasOwn(values, key)) values[key] = value;
  }
  return { values, all };
}

function elementsOf(object: ObjectKey, content: Uint8Array): readonly Tlv[] {
  try {
    return readTlvs(content);
  } catch (cause) {
    throw new PivError('content-malformed', `${objects[object].name}: does not parse`, { cause });
  }
}

/** The element, or PivError 'content-malformed' where it is missing. */
export function required(object: ObjectKey, { values }: ReadElements, key: string): Uint8Array {
  const value = values[key];
  if (value === undefined) throw malformed(object, `${key} is missing`);
  return value;
}

export function malformed(object: ObjectKey, what: string): PivError {
  return new PivError('content-malformed', `${objects[object].name}: ${what}`);
}

/** Text of an element: ASCII; throws PivError 'content-malformed' for other characters. */
export function asciiElement(object: ObjectKey, key: string, text: string): Uint8Array {
  if (!/^[\x20-\x7e]*$/.test(text)) throw malformed(object, `${key} takes ASCII characters only`);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Text as stored, read as Latin-1 so that nothing is lost. */
export function textOf(value: Uint8Array | undefined): string {
  return Array.from(value ?? [], (byte) => String.fromCharCode(byte)).join('');
}
