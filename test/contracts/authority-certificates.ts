import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CardSlot } from '../../core/records/card-profile.ts';
import { type AuthorityBench, kinds, refusal } from './authority-bench.ts';
import { cardUuid, chipKey, fascN, orderFor } from './authority-orders.ts';

const slots = ['9a', '9c', '9d', '9e'] as const;

/** What a certificate of that slot says, as OpenSSL words it (FIPS 201-3 §4.2, SP 800-78-5 §3.1, RFC 5280 §4.2.1). */
const wanted: Readonly<
  Record<CardSlot, { readonly usage: string; readonly rsa?: string; readonly purpose: string; readonly critical: boolean }>
> = {
  '9a': { usage: 'Digital Signature', purpose: 'TLS Web Client Authentication, Microsoft Smartcard Login', critical: false },
  '9c': { usage: 'Digital Signature, Non Repudiation', purpose: 'E-mail Protection', critical: false },
  '9d': { usage: 'Key Agreement', rsa: 'Key Encipherment', purpose: 'E-mail Protection', critical: false },
  '9e': { usage: 'Digital Signature', purpose: '2.16.840.1.101.3.6.8', critical: true },
};

/** What certificates of an authority for cards say. */
export function certificatesContract(bench: AuthorityBench): void {
  describe.each(kinds)('a certificate for a %s key', (kind) => {
    it.each(slots)('in slot %s is good under the root and says what the slot is for', async (slot) => {
      const { der, serialHex, notBefore, notAfter } = await bench.authority.issueOnHold(orderFor(slot, bench.keys[kind]));
      expect(bench.judge(der)).toBe('ok');
      const text = bench.openssl.certificateText(der);
      const { usage, rsa = usage, purpose, critical } = wanted[slot];
      expect(bench.openssl.extension(text, 'X509v3 Key Usage')).toBe(`X509v3 Key Usage: critical\n${kind === 'rsa2048' ? rsa : usage}`);
      expect(bench.openssl.extension(text, 'X509v3 Extended Key Usage')).toBe(
        `X509v3 Extended Key Usage:${critical ? ' critical' : ''}\n${purpose}`,
      );
      const policy = slot === '9e' ? bench.under.policies.cardAuthentication : bench.under.policies.hardware;
      expect(bench.openssl.extension(text, 'X509v3 Certificate Policies')).toBe(`X509v3 Certificate Policies:\nPolicy: ${policy}`);
      expect(text).toContain('Version: 3 (0x2)');
      expect(text).not.toContain('CA:TRUE');
      const certificate = new X509Certificate(der);
      expect(certificate.serialNumber.toLowerCase()).toBe(serialHex);
      expect([notBefore, notAfter]).toEqual([certificate.validFromDate, certificate.validToDate].map((date) => date.toISOString()));
      expect(Buffer.from(certificate.publicKey.export({ type: 'spki', format: 'der' })).equals(bench.keys[kind].spki)).toBe(true);
    });
  });

  it('takes P-384, RSA-3072, RSA-4096 and Ed25519 keys as well', async () => {
    for (const kind of ['p384', 'rsa3072', 'rsa4096', 'ed25519'] as const)
      expect(bench.judge((await bench.authority.issueOnHold(orderFor('9a', chipKey(kind)))).der)).toBe('ok');
  });

  it('takes an X25519 key in slot 9d, for agreeing on keys, and in no other', async () => {
    const { spki } = chipKey('x25519');
    const attested = { spki, proof: { kind: 'attested' } } as const;
    const { der } = await bench.issue('9d', attested);
    expect(bench.judge(der)).toBe('ok');
    expect(bench.openssl.certificateText(der)).toContain('Public Key Algorithm: X25519');
    expect(bench.openssl.extension(bench.openssl.certificateText(der), 'X509v3 Key Usage')).toBe(
      'X509v3 Key Usage: critical\nKey Agreement',
    );
    for (const slot of ['9a', '9c', '9e'] as const) expect(await refusal(bench.issue(slot, attested))).toBe('key-not-accepted');
  });

  it.each(['9a', '9c', '9d'] as const)('names the holder in slot %s', async (slot) => {
    const text = bench.openssl.certificateText((await bench.issue(slot)).der);
    expect(text).toContain(`Subject: serialNumber=1001,CN=Łukasz Ångström,O=${bench.under.organisation}\n`);
  });

  it('names the card and nobody in slot 9e, which is read without a PIN (FIPS 201-3 §4.2.2.2)', async () => {
    const text = bench.openssl.certificateText((await bench.issue('9e')).der);
    expect(text).toContain(`Subject: serialNumber=${cardUuid},O=${bench.under.organisation}\n`);
    for (const part of ['Łukasz', 'lukasz', '1001']) expect(text).not.toContain(part);
  });

  it.each([
    ['9a', true, false],
    ['9c', false, true],
    ['9d', false, true],
    ['9e', true, false],
  ] as const)('has in slot %s the alternative names of card (%s) and e-mail (%s)', async (slot, card, email) => {
    const { der } = await bench.issue(slot);
    const names = bench.openssl.extension(bench.openssl.certificateText(der), 'X509v3 Subject Alternative Name');
    expect(names.includes(`URI:urn:uuid:${cardUuid}`)).toBe(card);
    expect(names.includes('email:lukasz@example.org')).toBe(email);
    // pivFASC-N as otherName: the object identifier, then [0] EXPLICIT OCTET STRING of 25 bytes.
    const encoded = `06086086480165030606a01b0419${Buffer.from(fascN).toString('hex')}`;
    expect(Buffer.from(der).toString('hex').includes(encoded)).toBe(card);
  });

  it('cuts a long name to the 64 characters that X.520 allows, between two of them', async () => {
    const { der } = await bench.issue('9a', { holder: { name: '😀'.repeat(80), email: 'a@example.org', number: '1' } });
    expect(bench.judge(der)).toBe('ok');
    expect(bench.openssl.certificateText(der)).toContain(`CN=${'😀'.repeat(64)},`);
  });

  it('ends with the last day of the card, and never after its issuer', async () => {
    const issuerEnds = new X509Certificate(bench.under.issuing).validToDate.toISOString();
    expect((await bench.issue('9a', { expiresOn: '2034-05-03' })).notAfter).toBe('2034-05-03T23:59:59.000Z');
    expect((await bench.issue('9a', { expiresOn: '2099-01-01' })).notAfter).toBe(issuerEnds);
    expect(await refusal(bench.issue('9a', { expiresOn: '2000-01-01' }))).toBe('expired');
  });

  it('numbers certificates with at least 64 random bits, each once (CA/Browser Forum BR §7.1; RFC 5280 §4.1.2.2)', async () => {
    const serials: string[] = [];
    for (let at = 0; at < 60; at += 1) serials.push((await bench.issue()).serialHex);
    expect(new Set(serials).size).toBe(60);
    for (const serial of serials) expect(serial).toMatch(/^[0-7][0-9a-f]{15,39}$/);
    const ones = serials.map((serial) => BigInt(`0x${serial}`));
    const steady = Array.from({ length: 160 }, (_, bit) => ones.filter((serial) => (serial >> BigInt(bit)) & 1n).length);
    expect(steady.filter((count) => count > 5 && count < 55).length).toBeGreaterThanOrEqual(64);
  });
}
