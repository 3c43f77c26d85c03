import { gzipSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tlv } from '../../../../core/base/ber-tlv.ts';
import { ascii, concat, fromHex, toHex } from '../../../../core/base/bytes.ts';
import { buildCardCapabilityContainer, parseCardCapabilityContainer } from '../../../../native/piv/objects/card-capability-container.ts';
import { buildCertificateObject, parseCertificateObject } from '../../../../native/piv/objects/certificate-object.ts';
import { PIV_PIN_ALONE, buildDiscovery, parseDiscovery } from '../../../../native/piv/objects/discovery.ts';
import { buildKeyHistory, parseKeyHistory } from '../../../../native/piv/objects/key-history.ts';
import { buildPrintedInformation, parsePrintedInformation, printedDay } from '../../../../native/piv/objects/printed-information.ts';

const malformed: unknown = expect.objectContaining({ kind: 'content-malformed' });

describe('a certificate object', () => {
  const der = fromHex('3003020101');

  it('is certificate, certificate info 00 and FE, and MSCUID in retired ones only', () => {
    expect(toHex(buildCertificateObject('certificate-9a', der))).toBe('70053003020101710100fe00');
    expect(toHex(buildCertificateObject('certificate-82', der, fromHex('0102')))).toBe('7005300302010171010072020102fe00');
    expect(() => buildCertificateObject('certificate-9a', der, fromHex('0102'))).toThrow(malformed);
  });

  it('is read compressed by gzip and by zlib, in any order', () => {
    for (const stored of [gzipSync(der), deflateSync(der)]) {
      const content = concat(fromHex('710101'), tlv(0x70, stored), fromHex('fe00'));
      expect(parseCertificateObject('certificate-9a', content)).toEqual({ certificate: der, compressed: true });
    }
    expect(parseCertificateObject('certificate-9c', fromHex('7005300302010172020102')).mscuid).toEqual(fromHex('0102'));
  });

  it('is refused when empty, damaged or swollen', () => {
    const bomb = gzipSync(new Uint8Array(1_000_000));
    const swollen = concat(fromHex(`7082${bomb.length.toString(16).padStart(4, '0')}`), bomb, fromHex('710101fe00'));
    expect(() => parseCertificateObject('certificate-9a', swollen)).toThrow(malformed);
    expect(() => parseCertificateObject('certificate-9a', fromHex('7003010203710101fe00'))).toThrow(malformed);
    expect(() => parseCertificateObject('certificate-9a', fromHex('710100fe00'))).toThrow(malformed);
    expect(() => parseCertificateObject('certificate-9a', fromHex('7005'))).toThrow(malformed);
  });
});

describe('printed information', () => {
  const printed = {
    name: 'Grace Hopper',
    affiliation: 'Employee',
    expiresOn: '20300131',
    cardSerialNumber: '42',
    issuerIdentification: 'CW0000000000001',
  };

  it('has its elements in the order of the table and the day as YYYYMMMDD', () => {
    expect(printedDay('20301209')).toBe('2030DEC09');
    const parts = [
      '010c',
      '477261636520486f70706572',
      '0208',
      '456d706c6f796565',
      '0409',
      toHex(ascii('2030JAN31')),
      '0502',
      '3432',
      '060f',
      toHex(ascii('CW0000000000001')),
      'fe00',
    ];
    expect(toHex(buildPrintedInformation(printed))).toBe(parts.join(''));
    expect(parsePrintedInformation(buildPrintedInformation({ ...printed, organizationLine1: 'One' }))).toEqual({
      kind: 'printed-information',
      name: 'Grace Hopper',
      affiliation: 'Employee',
      expirationDate: '2030JAN31',
      cardSerialNumber: '42',
      issuerIdentification: 'CW0000000000001',
      organizationLine1: 'One',
    });
  });

  it.each([
    ['a name of 126 characters', { name: 'x'.repeat(126) }],
    ['an affiliation of 21 characters', { affiliation: 'x'.repeat(21) }],
    ['a name beyond ASCII', { name: 'Zoë' }],
    ['an expiry that is no day', { expiresOn: '20301301' }],
  ])('is not written with %s', (_name, part) => {
    expect(() => buildPrintedInformation({ ...printed, ...part })).toThrow(malformed);
  });

  it('is told apart from the management key that Yubico keeps in its place', () => {
    expect(parsePrintedInformation(fromHex('881a8918010203040506070801020304050607080102030405060708'))).toEqual({
      kind: 'yubico-protected-key',
    });
  });
});

describe('the discovery object (part 1 §3.3.2)', () => {
  it.each([
    [{}, '4000'],
    [{ virtualContact: true }, '4800'],
    [{ virtualContact: true, withoutPairingCode: true }, '4c00'],
    [{ onCardComparison: true }, '5000'],
    [{ globalPin: true }, '6010'],
    [{ globalPin: true, preferred: 'global-pin' as const }, '6020'],
    [{ globalPin: true, onCardComparison: true, virtualContact: true, withoutPairingCode: true }, '7c10'],
  ])('codes %j as %s', (part, policy) => {
    const content = buildDiscovery({ ...PIV_PIN_ALONE, ...part });
    expect(toHex(content)).toBe(`4f0ba0000003080000100001005f2f02${policy}`);
    expect(parseDiscovery(content)).toEqual({ ...PIV_PIN_ALONE, ...part, pivPin: true, applicationIdentifier: 'a000000308000010000100' });
  });

  it('has no policy that the table does not have', () => {
    expect(() => buildDiscovery({ ...PIV_PIN_ALONE, withoutPairingCode: true })).toThrow(malformed);
    expect(() => buildDiscovery({ ...PIV_PIN_ALONE, preferred: 'global-pin' })).toThrow(malformed);
    expect(() => parseDiscovery(fromHex('4f00'))).toThrow(malformed);
  });
});

describe('the key history object (part 1 §3.3.3)', () => {
  const url = `http://keys.example.org/${'AB'.repeat(32)}`;

  it('counts keys and names the file', () => {
    expect(toHex(buildKeyHistory({ withOnCardCertificates: 0, withOffCardCertificates: 0 }))).toBe('c10100c20100fe00');
    const history = { withOnCardCertificates: 2, withOffCardCertificates: 1, offCardCertificateUrl: url };
    expect(parseKeyHistory(buildKeyHistory(history))).toEqual(history);
  });

  it.each([
    ['keys elsewhere without a URL', { withOnCardCertificates: 0, withOffCardCertificates: 1 }],
    ['a URL without keys', { withOnCardCertificates: 0, withOffCardCertificates: 0, offCardCertificateUrl: url }],
    ['21 keys', { withOnCardCertificates: 20, withOffCardCertificates: 1, offCardCertificateUrl: url }],
    ['a URL of another form', { withOnCardCertificates: 1, withOffCardCertificates: 0, offCardCertificateUrl: 'https://x/1' }],
  ])('is not written with %s', (_name, history) => {
    expect(() => buildKeyHistory(history)).toThrow(malformed);
  });
});

describe('the card capability container (part 1 appendix A)', () => {
  it('names data model 10 and leaves out what part 5 withdrew', () => {
    expect(toHex(buildCardCapabilityContainer())).toBe('f000f10121f20121f300f40100f50110f600f700fa00fb00fc00fd00fe00');
    const content = buildCardCapabilityContainer(new Uint8Array(14).fill(7));
    expect(parseCardCapabilityContainer(content)).toEqual({
      cardIdentifier: `a000000116ff02${'07'.repeat(14)}`,
      dataModel: 0x10,
      containerVersion: 0x21,
    });
    expect(() => buildCardCapabilityContainer(new Uint8Array(13))).toThrow(malformed);
  });

  it('is read with E3 and B4 of part 4 as well', () => {
    expect(parseCardCapabilityContainer(fromHex('f000f50110e300b400fe00'))).toEqual({ dataModel: 0x10 });
  });
});
