import { describe, expect, it } from 'vitest';
import { readTlvs } from '../../../../core/base/ber-tlv.ts';
import { concat, fromHex, toHex } from '../../../../core/base/bytes.ts';
import { type ChuidContent, buildChuid, chuidSignedBytes, parseChuid } from '../../../../native/piv/objects/chuid.ts';
import { NON_FEDERAL_FASC_N, encodeFascN } from '../../../../native/piv/objects/fasc-n.ts';
import { formatUuid, parseUuid, uuidVersion } from '../../../../native/piv/objects/uuid.ts';

const UUID = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
const CONTENT: ChuidContent = { fascN: encodeFascN(NON_FEDERAL_FASC_N), cardUuid: parseUuid(UUID), expiresOn: '20301231' };
const SIGNATURE = new Uint8Array(300).fill(0xab);

describe('a CHUID of part 5 (SP 800-73-5 part 1 §3.1.2)', () => {
  it('has FASC-N, card UUID, expiry, signature and an empty error detection code, in this order', () => {
    const tags = readTlvs(buildChuid(CONTENT, SIGNATURE)).map(({ tag, value }) => [tag, value.length]);
    expect(tags).toEqual([
      [0x30, 25],
      [0x34, 16],
      [0x35, 8],
      [0x3e, 300],
      [0xfe, 0],
    ]);
  });

  it('is signed over every element but the signature, FE 00 included', () => {
    const signed = chuidSignedBytes(CONTENT);
    const fascN = toHex(CONTENT.fascN);
    expect(toHex(signed)).toBe(`3019${fascN}3410${UUID.replaceAll('-', '')}3508${toHex(fromHex('3230333031323331'))}fe00`);
    expect(parseChuid(buildChuid(CONTENT, SIGNATURE)).signedBytes).toEqual(signed);
  });

  it('reads back what it wrote, cardholder UUID included', () => {
    const cardholderUuid = parseUuid('2d5f9c1e-3b7a-4c8d-9e0f-112233445566');
    const parsed = parseChuid(buildChuid({ ...CONTENT, cardholderUuid }, SIGNATURE));
    expect(parsed).toMatchObject({ ...CONTENT, cardholderUuid, signature: SIGNATURE, fascNFields: NON_FEDERAL_FASC_N });
    expect(parsed.signedBytes).toEqual(chuidSignedBytes({ ...CONTENT, cardholderUuid }));
  });

  it.each([
    ['a card UUID of version 7', { cardUuid: parseUuid('01890a5d-ac96-774b-bcce-b302099a8057') }],
    ['an empty UUID', { cardUuid: new Uint8Array(16) }],
    ['a day that does not exist', { expiresOn: '20300230' }],
    ['an expiry in another form', { expiresOn: '2030-12-31' }],
    ['a broken FASC-N', { fascN: new Uint8Array(25) }],
    ['a cardholder UUID of version 5', { cardholderUuid: parseUuid('886313e1-3b8a-5372-9b90-0c9aee199e5d') }],
  ])('is not written with %s', (_name, part) => {
    expect(() => buildChuid({ ...CONTENT, ...part }, SIGNATURE)).toThrow(expect.objectContaining({ kind: 'content-malformed' }));
    expect(() => chuidSignedBytes({ ...CONTENT, ...part })).toThrow(expect.objectContaining({ kind: 'content-malformed' }));
  });
});

describe('a CHUID of part 4 and older', () => {
  const old = concat(
    fromHex('ee020100'),
    fromHex(`3019${toHex(CONTENT.fascN)}`),
    fromHex('320430303332'),
    fromHex('3309313233343536373839'),
    fromHex(`3410${UUID.replaceAll('-', '')}`),
    fromHex('35083230333031323331'),
    fromHex('3e8202 0a'.replace(' ', '')),
    new Uint8Array(0x20a),
    fromHex('fe00'),
  );

  it('is read with buffer length, organization and DUNS', () => {
    expect(parseChuid(old)).toMatchObject({
      cardUuid: parseUuid(UUID),
      expiresOn: '20301231',
      organizationalIdentifier: '0032',
      duns: '123456789',
    });
  });

  it('has a signature over everything but itself and the buffer length', () => {
    expect(toHex(parseChuid(old).signedBytes.subarray(0, 4))).toBe(`3019${toHex(CONTENT.fascN).slice(0, 4)}`);
    expect(parseChuid(old).signedBytes).toHaveLength(27 + 6 + 11 + 18 + 10 + 2);
  });

  it('is read as far as it goes', () => {
    expect(parseChuid(new Uint8Array(0))).toEqual({ signedBytes: new Uint8Array(0) });
    expect(parseChuid(fromHex('3003010203'))).toMatchObject({ fascN: fromHex('010203') });
    expect(parseChuid(fromHex('3003010203'))).not.toHaveProperty('fascNFields');
    expect(() => parseChuid(fromHex('30'))).toThrow(expect.objectContaining({ kind: 'content-malformed' }));
  });
});

describe('a UUID', () => {
  it('is written and read as text', () => {
    expect(formatUuid(parseUuid(UUID))).toBe(UUID);
    expect(uuidVersion(parseUuid(UUID))).toBe(4);
    expect(uuidVersion(new Uint8Array(16))).toBeUndefined();
    expect(() => parseUuid('f81d4fae7dec41d0a76500a0c91e6bf6')).toThrow('8-4-4-4-12');
    expect(() => formatUuid(new Uint8Array(15))).toThrow('16 bytes');
  });
});
