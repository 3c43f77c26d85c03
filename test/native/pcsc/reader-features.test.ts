import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../core/base/bytes.ts';
import { controlCode, featureRequest, readerFeatures } from '../../../native/pcsc/reader-features.ts';

describe('the features of a reader', () => {
  it('are asked for by the control code of each system', () => {
    expect(featureRequest('linux')).toBe(0x42000d48);
    expect(featureRequest('darwin')).toBe(0x42000d48);
    expect(featureRequest('win32')).toBe(0x00313520);
    expect(controlCode(1, 'linux')).toBe(0x42000001);
  });

  it('of a keypad are to verify and to change a PIN', () => {
    const answer = fromHex('06 04 42330006  07 04 42330007  0a 04 42330008  12 04 42330012');
    expect([...readerFeatures(answer)]).toEqual([
      ['verify-pin-direct', 0x42330006],
      ['modify-pin-direct', 0x42330007],
      ['properties', 0x42330012],
    ]);
  });

  it('end where the list makes no sense', () => {
    expect(readerFeatures(new Uint8Array(0)).size).toBe(0);
    expect(readerFeatures(fromHex('06 04 4233')).size).toBe(0);
    expect([...readerFeatures(fromHex('06 04 42330006 07 02 4233 07 04 42330007')).keys()]).toEqual(['verify-pin-direct']);
  });
});
