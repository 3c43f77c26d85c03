import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascii, fromHex } from '../../../core/base/bytes.ts';
import { readAnswerToReset } from '../../../native/iso7816/answer-to-reset.ts';

describe('an answer to reset', () => {
  it('of a YubiKey 5 names it and promises chaining and extended length', () => {
    const found = readAnswerToReset(fromHex('3bfd1300008131fe158073c021c057597562694b657940'));
    expect(found).toMatchObject({ protocols: [1], commandChaining: true, extendedLength: true });
    expect(found.historicalBytes.subarray(-7)).toEqual(ascii('YubiKey'));
  });

  it('of a card without capabilities promises nothing', () => {
    expect(readAnswerToReset(fromHex('3b00'))).toEqual({ historicalBytes: new Uint8Array(0), protocols: [0] });
    expect(readAnswerToReset(fromHex('3b6500002063cb6800'))).not.toHaveProperty('extendedLength');
  });

  it('of any bytes is read without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (atr) => {
        expect(readAnswerToReset(atr).historicalBytes.length).toBeLessThanOrEqual(15);
      }),
    );
  });
});
