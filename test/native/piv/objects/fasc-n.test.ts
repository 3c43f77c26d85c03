import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../core/base/bytes.ts';
import { type FascN, NON_FEDERAL_FASC_N, decodeFascN, encodeFascN, formatFascN } from '../../../../native/piv/objects/fasc-n.ts';
import { PivError } from '../../../../native/piv/piv-error.ts';

/** The worked example of TIG SCEPACS 2.3. */
const EXAMPLE: FascN = {
  agencyCode: '0032',
  systemCode: '0001',
  credentialNumber: '092446',
  credentialSeries: '0',
  individualCredentialIssue: '1',
  personIdentifier: '1112223333',
  organizationalCategory: '1',
  organizationalIdentifier: '1223',
  personAssociation: '2',
};
const EXAMPLE_HEX = 'd0439458210c2c19a0846d83685a1082108ce73984108ca3fc';

describe('a FASC-N', () => {
  it('is coded as the TIG SCEPACS example', () => {
    expect(toHex(encodeFascN(EXAMPLE))).toBe(EXAMPLE_HEX);
    expect(decodeFascN(fromHex(EXAMPLE_HEX))).toEqual(EXAMPLE);
  });

  it('has nines for agency, system and credential outside the government', () => {
    expect(formatFascN(NON_FEDERAL_FASC_N)).toBe('9999-9999-999999-0-1-0000000000300001');
    expect(decodeFascN(encodeFascN(NON_FEDERAL_FASC_N))).toEqual(NON_FEDERAL_FASC_N);
  });

  it('reads back whatever digits it holds', () => {
    const digits = (count: number) => fc.integer({ min: 0, max: 10 ** count - 1 }).map((value) => String(value).padStart(count, '0'));
    const any = fc.record({
      agencyCode: digits(4),
      systemCode: digits(4),
      credentialNumber: digits(6),
      credentialSeries: digits(1),
      individualCredentialIssue: digits(1),
      personIdentifier: digits(10),
      organizationalCategory: digits(1),
      organizationalIdentifier: digits(4),
      personAssociation: digits(1),
    });
    fc.assert(
      fc.property(any, (fascN) => {
        expect(decodeFascN(encodeFascN(fascN))).toEqual(fascN);
      }),
    );
  });

  it('shows every single bit that was turned', () => {
    for (let bit = 0; bit < 200; bit += 1) {
      const bytes = fromHex(EXAMPLE_HEX);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
      expect(() => decodeFascN(bytes)).toThrow('FASC-N');
    }
  });

  it('refuses what is no 25 bytes and what are no digits', () => {
    expect(() => decodeFascN(new Uint8Array(24))).toThrow(PivError);
    expect(() => encodeFascN({ ...EXAMPLE, agencyCode: '32' })).toThrow('agencyCode: expected 4 digits');
    expect(() => encodeFascN({ ...EXAMPLE, personIdentifier: '111222333x' })).toThrow('personIdentifier');
  });
});
