import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ascii, fromHex, toHex } from '../../../../core/base/bytes.ts';
import {
  LDS_CONTENT_TYPE,
  buildSecurityObject,
  dataGroupMapping,
  ldsSecurityObject,
  parseLdsSecurityObject,
  parseSecurityObject,
} from '../../../../native/piv/objects/security-object.ts';
import { derObjectIdentifier } from '../../../../native/piv/objects/der.ts';

const listed = [
  { object: 'chuid', content: ascii('one') },
  { object: 'printed-information', content: ascii('two') },
] as const;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the security object (SP 800-73-5 part 1 §3.1.7)', () => {
  it('maps group numbers to container identifiers, three bytes each', () => {
    expect(toHex(dataGroupMapping(['chuid', 'printed-information', 'card-capability-container']))).toBe('013000' + '023001' + '03db00');
    expect(() => dataGroupMapping([])).toThrow('1 to 10');
    expect(() => dataGroupMapping(Array.from({ length: 11 }, () => 'chuid' as const))).toThrow('1 to 10');
  });

  it('lists the hashes as ICAO’s LDSSecurityObject in DER', () => {
    const hashes = `30250201010420${sha256('one')}302502010204 20${sha256('two')}`.replaceAll(' ', '');
    const body = `020100300b0609608648016503040201304e${hashes}`;
    const der = ldsSecurityObject(listed);
    expect(toHex(der)).toBe(`30${(body.length / 2).toString(16)}${body}`);
    const parsed = parseLdsSecurityObject(der);
    expect([...parsed.hashes]).toEqual([
      [1, sha256('one')],
      [2, sha256('two')],
    ]);
    expect(parsed.hashOid).toBe('608648016503040201');
    expect(() => parseLdsSecurityObject(fromHex('3005'))).toThrow(expect.objectContaining({ kind: 'content-malformed' }));
  });

  it('has the signer sign the list with ICAO’s content type', async () => {
    const asked: string[] = [];
    const content = await buildSecurityObject(listed, (contentType, bytes) => {
      asked.push(contentType);
      expect(bytes).toEqual(ldsSecurityObject(listed));
      return Promise.resolve(fromHex('3000'));
    });
    expect(asked).toEqual([LDS_CONTENT_TYPE]);
    expect(toHex(content)).toBe('ba06013000023001bb023000fe00');
    expect(parseSecurityObject(content)).toEqual({
      mapping: [
        { group: 1, container: 0x3000, object: 'chuid' },
        { group: 2, container: 0x3001, object: 'printed-information' },
      ],
      signedData: fromHex('3000'),
    });
  });

  it('is refused when the mapping is cut off', () => {
    expect(() => parseSecurityObject(fromHex('ba020130bb023000'))).toThrow(expect.objectContaining({ kind: 'content-malformed' }));
    expect(() => parseSecurityObject(fromHex('ba03013000'))).toThrow(expect.objectContaining({ kind: 'content-malformed' }));
  });

  it('codes object identifiers as X.690 §8.19 does', () => {
    expect(toHex(derObjectIdentifier('2.16.840.1.101.3.6.1'))).toBe('06086086480165030601');
    expect(toHex(derObjectIdentifier('1.2.840.113549'))).toBe('06062a864886f70d');
  });
});
