import type { CryptokiAbi, NativeAttribute, Word } from './cryptoki-functions.ts';

/** A word as the module stores it: little endian, as wide as CK_ULONG is. */
export function wordBytes(value: number, { wordBytes: width }: CryptokiAbi): Uint8Array {
  const bytes = new Uint8Array(width);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** Reads words that the module wrote one after the other. Handles may use all 64 bits. */
export function readWords(bytes: Uint8Array, { wordBytes: width }: CryptokiAbi): readonly Word[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = (at: number): Word => (width === 4 ? view.getUint32(at, true) : view.getBigUint64(at, true));
  return Array.from({ length: Math.floor(bytes.length / width) }, (_, index) => read(index * width));
}

export type AttributeValue = boolean | number | string | Uint8Array;

/** A template of attributes: booleans as CK_BBOOL, numbers as CK_ULONG, text as UTF-8. */
export function template(values: readonly (readonly [type: number, value: AttributeValue])[], abi: CryptokiAbi): NativeAttribute[] {
  return values.map(([type, value]) => {
    const bytes = attributeBytes(value, abi);
    return { type, pValue: bytes, ulValueLen: bytes.length };
  });
}

function attributeBytes(value: AttributeValue, abi: CryptokiAbi): Uint8Array {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value === 'number') return wordBytes(value, abi);
  if (typeof value === 'string') return new TextEncoder().encode(value);
  return value;
}
