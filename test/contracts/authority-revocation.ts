import { describe, expect, it } from 'vitest';
import { revocationReasons } from '../../electron/authority/certificate-authority.ts';
import { type AuthorityBench, refusal } from './authority-bench.ts';

const DAY = 86_400_000;

/** How certificates are held, released and revoked, and what the CRL says of it. */
export function revocationContract(bench: AuthorityBench): void {
  describe('holding, releasing, revoking', () => {
    it('issues on hold: by the CRL no certificate is good before its release', async () => {
      const { der, serialHex } = await bench.issue();
      expect(await bench.judgeByCrl(der)).toBe('certificate revoked');
      expect(await bench.crlText()).toContain('Certificate Hold');
      expect(await bench.authority.status(serialHex)).toEqual({ state: 'on-hold' });
      await bench.authority.release(serialHex);
      expect(await bench.judgeByCrl(der)).toBe('ok');
      expect(await bench.authority.status(serialHex)).toEqual({ state: 'valid' });
    });

    it('holds and releases as often as it is asked', async () => {
      const { der, serialHex } = await bench.issue();
      for (let time = 0; time < 2; time += 1) {
        await bench.authority.release(serialHex);
        await bench.authority.release(serialHex);
        expect(await bench.judgeByCrl(der)).toBe('ok');
        await bench.authority.hold(serialHex);
        await bench.authority.hold(serialHex);
        expect(await bench.judgeByCrl(der)).toBe('certificate revoked');
      }
    });

    it('revokes for good', async () => {
      const { der, serialHex } = await bench.issue();
      await bench.authority.release(serialHex);
      await bench.authority.revoke(serialHex, 'keyCompromise');
      expect(await bench.judgeByCrl(der)).toBe('certificate revoked');
      expect(await bench.crlText()).toContain('Key Compromise');
      expect(await refusal(bench.authority.release(serialHex))).toBe('final');
      await bench.authority.hold(serialHex);
      await bench.authority.revoke(serialHex, 'superseded');
      expect(await bench.crlText()).toContain('Key Compromise');
      expect(await bench.authority.status(serialHex)).toEqual({ state: 'revoked' });
    });

    it.each(Object.entries(revocationReasons).filter(([reason]) => reason !== 'certificateHold'))(
      'writes the reason %s as %i',
      async (reason, code) => {
        const { serialHex } = await bench.issue();
        await bench.authority.revoke(serialHex, reason);
        const { der, entries } = await bench.authority.currentCrl();
        expect(entries).toBe(1);
        const encoded = `0603551d1504030a01${code.toString(16).padStart(2, '0')}`;
        // RFC 5280 §5.3.1: unspecified is said by leaving the reason out.
        expect(Buffer.from(der).toString('hex').includes(encoded)).toBe(code !== 0);
        expect(bench.openssl.crlText(der).toLowerCase()).toContain(`serial number: ${serialHex}`);
      },
    );

    it('leaves other certificates as they are', async () => {
      const [one, other] = [await bench.issue(), await bench.issue()];
      for (const { serialHex } of [one, other]) await bench.authority.release(serialHex);
      await bench.authority.revoke(one.serialHex, 'superseded');
      expect([await bench.judgeByCrl(one.der), await bench.judgeByCrl(other.der)]).toEqual(['certificate revoked', 'ok']);
    });

    it('refuses a certificate that it never issued, and a reason that is none', async () => {
      const { serialHex } = await bench.issue();
      for (const work of [bench.authority.hold('0a'), bench.authority.release('0a'), bench.authority.revoke('0a', 'superseded')])
        expect(await refusal(work)).toBe('serial-unknown');
      expect(await bench.authority.status('0a')).toEqual({ state: 'unknown' });
      for (const reason of ['certificateHold', 'removeFromCRL', '', 'toString'])
        expect(await refusal(bench.authority.revoke(serialHex, reason))).toBe('final');
      expect(await bench.authority.status(serialHex)).toEqual({ state: 'on-hold' });
    });

    it('says that a certificate has expired, which revocation outlives', async () => {
      const [one, other] = [await bench.issue(), await bench.issue()];
      await bench.authority.revoke(other.serialHex, 'superseded');
      bench.under.pass(Date.parse(one.notAfter) - bench.under.now() + 1000);
      expect([await bench.authority.status(one.serialHex), await bench.authority.status(other.serialHex)]).toEqual([
        { state: 'expired' },
        { state: 'revoked' },
      ]);
    });
  });

  describe('the CRL', () => {
    it('is of version 2, signed by the issuer, with its number and the end of its time', async () => {
      const crl = await bench.authority.currentCrl();
      const checked = bench.openssl.run(
        'crl',
        '-inform',
        'DER',
        '-in',
        bench.openssl.file(crl.der),
        '-noout',
        '-CAfile',
        bench.openssl.pem('CERTIFICATE', bench.under.issuing),
      );
      expect(checked).toMatchObject({ good: true, said: expect.stringContaining('verify OK') as string });
      const text = bench.openssl.crlText(crl.der);
      expect(text).toContain('Version 2 (0x1)');
      expect(bench.openssl.extension(text, 'X509v3 CRL Number')).toBe(`X509v3 CRL Number:\n${crl.number}`);
      expect(bench.openssl.extension(text, 'X509v3 Authority Key Identifier')).not.toBe('not there');
      expect(text).toContain('No Revoked Certificates');
      const [last, next] = [/Last Update: (.*)/.exec(text)?.[1], /Next Update: (.*)/.exec(text)?.[1]].map((date) =>
        new Date(date ?? '').toISOString(),
      );
      expect([last, next]).toEqual([crl.thisUpdate, crl.nextUpdate]);
      expect(Date.parse(crl.thisUpdate)).toBeLessThanOrEqual(bench.under.now());
      expect(Date.parse(crl.nextUpdate)).toBeGreaterThan(bench.under.now());
    });

    it('has a number that grows with every list', async () => {
      const numbers: number[] = [];
      for (let at = 0; at < 5; at += 1) numbers.push((await bench.authority.currentCrl()).number);
      expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
      const text = await bench.crlText();
      expect(Number(/CRL Number: \n\s*(\d+)/.exec(text)?.[1])).toBeGreaterThan(numbers.at(-1) ?? 0);
    });

    it('is good until its next update and not after', async () => {
      const { der, serialHex } = await bench.issue();
      await bench.authority.release(serialHex);
      const crl = await bench.authority.currentCrl();
      const check = () => bench.judge(der, crl.der);
      bench.under.pass(Date.parse(crl.nextUpdate) - bench.under.now() - 1000);
      expect(check()).toBe('ok');
      bench.under.pass(3000);
      expect(check()).toBe('CRL has expired');
    });

    it('still lists a revoked certificate on the list that comes after its end, and then no more (RFC 5280 §3.3)', async () => {
      const { serialHex, notAfter } = await bench.issue();
      await bench.authority.revoke(serialHex, 'superseded');
      bench.under.pass(Date.parse(notAfter) - bench.under.now() + DAY);
      expect((await bench.authority.currentCrl()).entries).toBe(1);
      bench.under.pass(400 * DAY);
      expect((await bench.authority.currentCrl()).entries).toBe(0);
    });
  });
}
