import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../core/base/utf8.ts';

describe('UTF-8', () => {
  it.each(['', 'a', 'ä', '€', '😀', 'a😀ä€\u0000\u07ff\u0800\uffff\u{10ffff}'])('writes %j as the platform does', (text) => {
    expect(utf8(text)).toEqual(new TextEncoder().encode(text));
  });

  it('writes any text as the platform does', () => {
    const same = fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text));
    });
    fc.assert(same);
  });

  it.each(['\ud800', 'a\udc00', '\ud83dx'])('refuses half a pair', (text) => {
    expect(() => utf8(text)).toThrow(RangeError);
  });
});
