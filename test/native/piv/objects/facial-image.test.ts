import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from '../../../../core/base/bytes.ts';
import { readTlvs } from '../../../../core/base/ber-tlv.ts';
import { BIOMETRIC_CONTENT_TYPE, parseBiometric } from '../../../../native/piv/objects/cbeff.ts';
import {
  FACIAL_IMAGE_OVERHEAD_BYTES,
  buildFacialImage,
  facialRecord,
  parseFacialImage,
} from '../../../../native/piv/objects/facial-image.ts';
import { NON_FEDERAL_FASC_N, encodeFascN } from '../../../../native/piv/objects/fasc-n.ts';
import { noFingerprints, parseFingerprints } from '../../../../native/piv/objects/fingerprints.ts';
import { jpegSize } from '../../../../native/piv/objects/jpeg-size.ts';

/** Frame of a JPEG of 480 × 640 pixels in three colours; nothing is decoded here. */
const JPEG = concat(fromHex('ffd8ffe000040102ffc0001108028001e003012200021101031101'), new Uint8Array(500), fromHex('ffd9'));
const HEADER = {
  createdAtMs: Date.UTC(2026, 10, 23, 9, 8, 7),
  validFromMs: Date.UTC(2026, 10, 23),
  validUntilMs: Date.UTC(2031, 10, 23),
  quality: -2,
  creator: 'Cardwright',
  fascN: encodeFascN(NON_FEDERAL_FASC_N),
};
const signatureOf = (length: number) => () => Promise.resolve(new Uint8Array(length).fill(0x5a));

describe('the facial image object', () => {
  it('is CBEFF header, facial record and signature, each as long as the header says', async () => {
    const content = await buildFacialImage(JPEG, HEADER, signatureOf(400));
    const [biometric, code] = readTlvs(content);
    expect([biometric?.tag, code?.tag, code?.value.length]).toEqual([0xbc, 0xfe, 0]);
    const bytes = biometric?.value ?? new Uint8Array(0);
    expect(toHex(bytes.subarray(0, 12))).toBe(`030d${(46 + JPEG.length).toString(16).padStart(8, '0')}0190001b0501`);
    expect(toHex(bytes.subarray(12, 20))).toBe('202611230908075a');
    expect(toHex(bytes.subarray(36, 41))).toBe('00000220fe');
    expect(bytes.subarray(59, 84)).toEqual(HEADER.fascN);
    expect(content).toHaveLength(JPEG.length + 400 + FACIAL_IMAGE_OVERHEAD_BYTES);
  });

  it('reads back its dates, creator, record, image and signed bytes', async () => {
    const content = await buildFacialImage(JPEG, HEADER, signatureOf(400));
    const parsed = parseFacialImage(content);
    expect(parsed).toMatchObject({
      formatType: 0x0501,
      biometricType: 2,
      createdAt: '2026-11-23T09:08:07Z',
      validUntil: '2031-11-23T00:00:00Z',
      quality: -2,
      creator: 'Cardwright',
      image: JPEG,
    });
    expect(parsed.signedBytes).toHaveLength(88 + 46 + JPEG.length);
    expect(parsed.signature).toHaveLength(400);
  });

  it('is signed again until the signature is as long as the header that it covers says', async () => {
    const lengths = [470, 472, 471, 470, 469];
    let round = 0;
    const types: string[] = [];
    const content = await buildFacialImage(JPEG, HEADER, (contentType) => {
      types.push(contentType);
      const length = lengths[round] ?? 470;
      round += 1;
      return Promise.resolve(new Uint8Array(length));
    });
    expect(parseFacialImage(content).signature).toHaveLength(470);
    expect(new Set(types)).toEqual(new Set([BIOMETRIC_CONTENT_TYPE]));
    expect(round).toBe(4);
  });

  it('is not made of what is no JPEG, nor signed for ever', async () => {
    await expect(buildFacialImage(new Uint8Array(50), HEADER, signatureOf(400))).rejects.toMatchObject({ kind: 'content-malformed' });
    let length = 1;
    await expect(buildFacialImage(JPEG, HEADER, () => Promise.resolve(new Uint8Array((length += 1))))).rejects.toMatchObject({
      kind: 'content-malformed',
    });
    await expect(buildFacialImage(JPEG, { ...HEADER, creator: 'x'.repeat(18) }, signatureOf(4))).rejects.toMatchObject({
      kind: 'content-malformed',
    });
  });

  it('holds an INCITS 385 record of one full frontal JPEG', () => {
    const record = facialRecord(JPEG);
    expect(toHex(record.subarray(0, 14))).toBe(`4641430030313000${record.length.toString(16).padStart(8, '0')}0001`);
    expect(toHex(record.subarray(14, 20))).toBe(`${(record.length - 14).toString(16).padStart(8, '0')}0000`);
    expect(toHex(record.subarray(34, 46))).toBe('010001e0028001020000' + '0000');
    expect(record.subarray(46)).toEqual(JPEG);
  });

  it('knows the size of a JPEG from its frame header', () => {
    expect(jpegSize(JPEG)).toEqual({ width: 480, height: 640, components: 3 });
    expect(jpegSize(fromHex('ffd8ffda0000'))).toBeUndefined();
    expect(jpegSize(fromHex('89504e47'))).toBeUndefined();
    expect(jpegSize(fromHex('ffd8ffe00000'))).toBeUndefined();
  });
});

describe('fingerprints', () => {
  it('are zero length where there are none', () => {
    expect(noFingerprints()).toHaveLength(0);
    expect(() => parseFingerprints(noFingerprints())).toThrow(expect.objectContaining({ kind: 'content-malformed' }));
  });

  it('are refused when the header says more than there is', () => {
    const bytes = new Uint8Array(88);
    bytes[5] = 1;
    expect(() => parseBiometric(bytes)).toThrow('lengths say 89 bytes');
    expect(() => parseBiometric(new Uint8Array(87))).toThrow('shorter than its header');
  });
});
