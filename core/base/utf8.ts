function encodedLength(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** The text as UTF-8 (RFC 3629); throws RangeError for half a surrogate pair, which has no bytes. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    const length = encodedLength(code);
    if (code >= 0xd800 && code <= 0xdfff) throw new RangeError(`UTF-8: half a surrogate pair at ${index}`);
    if (length === 1) bytes[at] = code;
    else {
      for (let tail = length - 1; tail > 0; tail -= 1) bytes[at + tail] = 0x80 | ((code >> (6 * (length - 1 - tail))) & 0x3f);
      bytes[at] = ((0xf00 >> length) & 0xff) | (code >> (6 * (length - 1)));
    }
    at += length;
    if (length === 4) index += 1;
  }
  return bytes.slice(0, at);
}
