import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentSigning } from '../../../electron/authority/content-signing.ts';
import { cardUuid, fascN } from '../../contracts/authority-orders.ts';
import { skipUnless } from '../../skip.ts';
import { OpenSsl } from './openssl.ts';
import { policies, scratchAuthority } from './scratch-authority.ts';

const openssl = new OpenSsl();
const station = scratchAuthority();
const other = scratchAuthority();
const signing = contentSigning(station.contentSigner);
const content = new Uint8Array(randomBytes(700));
let chuid: Uint8Array;
let biometric: Uint8Array;
let securityObject: Uint8Array;
beforeAll(async () => {
  chuid = await signing.signChuid(content);
  biometric = await signing.signBiometric(content, { fascN, cardUuid });
  securityObject = await signing.signSecurityObject(content);
});
beforeEach((context) => skipUnless(context, OpenSsl.there(), 'openssl, the judge of signatures, is not installed'));
afterAll(() => openssl.end());

interface Judged {
  /** Content that travels apart. */
  readonly apart?: Uint8Array;
  /** The signer's certificate, where it is not inside. */
  readonly signer?: Uint8Array;
  readonly under?: typeof station;
}

/** OpenSSL's judgement of a CMS under the root: the content that was signed, or what is wrong. */
function judge(cms: Uint8Array, { apart, signer, under = station }: Judged = {}): { readonly good: boolean; readonly said: string } {
  const { root, issuing } = under;
  const asked = ['-verify', '-binary', '-inform', 'DER', '-in', openssl.file(cms), '-out', '/dev/null', '-purpose', 'any'];
  const chain = ['-CAfile', openssl.pem('CERTIFICATE', root, issuing), '-attime', String(Math.floor(station.now() / 1000))];
  return openssl.run(
    'cms',
    ...asked,
    ...chain,
    ...(apart === undefined ? [] : ['-content', openssl.file(apart)]),
    ...(signer === undefined ? [] : ['-certfile', openssl.pem('CERTIFICATE', signer)]),
  );
}

const printed = (cms: Uint8Array): string =>
  openssl.run('cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', openssl.file(cms)).said;
const { certificate } = station.contentSigner;

describe('the certificate of the content signer', () => {
  it('is good under the root and may sign the contents of PIV cards and nothing else (FIPS 201-3 §4.2.1)', () => {
    const chain = ['-CAfile', openssl.pem('CERTIFICATE', station.root), '-untrusted', openssl.pem('CERTIFICATE', station.issuing)];
    const at = ['-x509_strict', '-attime', String(Math.floor(station.now() / 1000))];
    expect(openssl.run('verify', ...chain, ...at, openssl.pem('CERTIFICATE', certificate))).toMatchObject({ good: true });
    const text = openssl.certificateText(certificate);
    expect(openssl.extension(text, 'X509v3 Extended Key Usage')).toBe('X509v3 Extended Key Usage: critical\n2.16.840.1.101.3.6.7');
    expect(openssl.extension(text, 'X509v3 Key Usage')).toBe('X509v3 Key Usage: critical\nDigital Signature');
    expect(openssl.extension(text, 'X509v3 Certificate Policies')).toContain(policies.contentSigning);
  });
});

describe('authorities of an organisation', () => {
  it('are a root that lasts twenty years, past 2049, and an issuing one below it that has none below itself', () => {
    const root = openssl.certificateText(station.root);
    const issuing = openssl.certificateText(station.issuing);
    expect(openssl.extension(root, 'X509v3 Basic Constraints')).toBe('X509v3 Basic Constraints: critical\nCA:TRUE');
    expect(openssl.extension(issuing, 'X509v3 Basic Constraints')).toBe('X509v3 Basic Constraints: critical\nCA:TRUE, pathlen:0');
    for (const text of [root, issuing])
      expect(openssl.extension(text, 'X509v3 Key Usage')).toBe('X509v3 Key Usage: critical\nCertificate Sign, CRL Sign');
    expect(root).toContain('Not After : May  4 08:00:00 2051 GMT');
    expect(issuing).toContain('Not After : May  4 08:00:00 2041 GMT');
    // RFC 5280 §4.1.2.5: GeneralizedTime from 2050 on.
    expect(Buffer.from(station.root).includes(Buffer.from('20510504080000Z'))).toBe(true);
  });
});

describe('a signed CHUID', () => {
  it('verifies against the content signer, whose certificate it brings', () => {
    expect(judge(chuid, { apart: content })).toMatchObject({ good: true });
    expect(printed(chuid)).toContain('eContentType: undefined (2.16.840.1.101.3.6.1)');
    expect(Buffer.from(chuid).includes(Buffer.from(certificate))).toBe(true);
  });

  it('keeps its content apart and names its signer (pivSigner-DN)', () => {
    const text = printed(chuid);
    expect(text).toMatch(/eContent: <ABSENT>/);
    expect(text).toContain('(2.16.840.1.101.3.6.5)');
    expect(text).toMatch(/version: 3\b/);
  });

  it('does not verify with another content, another issuer, or any byte of the signature changed', async () => {
    expect(judge(chuid, { apart: content.with(0, (content[0] ?? 0) ^ 1) }).good).toBe(false);
    expect(judge(chuid, { apart: content, under: other }).good).toBe(false);
    expect(judge(chuid.with(-1, (chuid.at(-1) ?? 0) ^ 1), { apart: content }).good).toBe(false);
    const forged = await contentSigning({ signer: other.contentSigner.signer, certificate }).signChuid(content);
    expect(judge(forged, { apart: content }).good).toBe(false);
  });
});

describe('a signed biometric', () => {
  it('verifies, without a certificate of its own, and is bound to the card', () => {
    expect(judge(biometric, { apart: content, signer: certificate })).toMatchObject({ good: true });
    expect(judge(biometric, { apart: content }).said).toContain('signer certificate not found');
    const text = printed(biometric);
    expect(text).toContain('eContentType: undefined (2.16.840.1.101.3.6.2)');
    const hex = Buffer.from(biometric).toString('hex');
    expect(hex).toContain(`06086086480165030606311b0419${Buffer.from(fascN).toString('hex')}`);
    expect(hex).toContain(`06062b060101100431120410${cardUuid.replaceAll('-', '')}`);
  });
});

describe('a security object', () => {
  it('verifies against the content signer and holds its content', () => {
    expect(judge(securityObject, { signer: certificate })).toMatchObject({ good: true });
    expect(printed(securityObject)).toContain('eContentType: undefined (2.23.136.1.1.1)');
    expect(Buffer.from(securityObject).includes(Buffer.from(content))).toBe(true);
    expect(Buffer.from(securityObject).includes(Buffer.from(certificate))).toBe(false);
  });

  it('does not verify with a byte of its content changed', () => {
    const at = Buffer.from(securityObject).indexOf(Buffer.from(content));
    const spoiled = securityObject.with(at, (securityObject[at] ?? 0) ^ 1);
    expect(judge(spoiled, { signer: certificate }).good).toBe(false);
  });

  it('verifies for content of any size', async () => {
    for (const length of [0, 1, 127, 128, 255, 256, 70_000]) {
      const cms = await signing.signSecurityObject(new Uint8Array(length).fill(7));
      expect([length, judge(cms, { signer: certificate }).good]).toEqual([length, true]);
    }
  });
});
