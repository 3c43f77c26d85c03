import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { concat, toBase64 } from '../../../core/base/bytes.ts';
import { madeCertificate, pemOf } from '../../native/maker-certificates.ts';
import { found } from './path.ts';
import { APPROVER, TestStation } from './test-station.ts';

let station: TestStation;
beforeEach(async () => {
  station = await TestStation.open();
  await found(station);
});
afterEach(() => station.close());

const listed = async () => (await station.call('attestation-ca.list', {})).authorities;
const refused = async (pem: string) => {
  const reply = await station.ask('attestation-ca.trust', { pemSecret: pem });
  return reply.ok ? undefined : reply.failure;
};

describe('What is given as a maker’s certificate', () => {
  const root = madeCertificate({ name: 'Maker Root', pathLength: 3 });
  const middle = madeCertificate({ name: 'Maker Middle', issuer: root, pathLength: 1 });

  it('is a list of a root and its intermediates, with words between them as makers publish it', async () => {
    const pem = `Maker, Last Update: 2026-02-03\n\n${middle.pem}\nName: Maker Root\n${root.pem}\n${root.pem}`;
    expect(await station.call('attestation-ca.trust', { pemSecret: pem })).toEqual({ added: 2 });
    expect((await listed()).map(({ kind, subject, inForce }) => [kind, subject, inForce])).toEqual([
      ['root', 'CN=Maker Root', true],
      ['intermediate', 'CN=Maker Middle', true],
    ]);
    expect((await refused(pem))?.code).toBe('ca-known');
    const [{ fingerprint } = { fingerprint: '' }] = await listed();
    await station.call('attestation-ca.distrust', { fingerprint });
    expect((await listed()).map(({ kind, inForce }) => [kind, inForce])).toEqual([['intermediate', false]]);
  });

  it.each([
    ['ca-unreadable', 'words alone'],
    ['ca-unreadable', pemOf(new Uint8Array(40).fill(0x30))],
    ['ca-unreadable', pemOf(root.der).replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST')],
    ['ca-not-ca', madeCertificate({ name: 'A Server', ca: false }).pem],
    ['ca-not-ca', madeCertificate({ name: 'A Server', ca: 'absent' }).pem],
    ['ca-not-ca', root.pem + madeCertificate({ name: 'A Server', issuer: root, ca: false }).pem],
    ['ca-outdated', madeCertificate({ name: 'Old Root', from: '20100101000000Z', to: '20201231235959Z' }).pem],
    ['ca-outdated', madeCertificate({ name: 'New Root', from: '20510101000000Z' }).pem],
    ['ca-without-root', middle.pem],
  ] as const)('is refused as %s, and nobody is trusted by it', async (code, pem) => {
    expect((await refused(pem))?.code).toBe(code);
    expect(await listed()).toEqual([]);
    expect(station.store.facts.find({ action: 'attestation-ca.trust', limit: 1 })).toEqual([]);
  });

  it.each(['pkcs8', 'sec1'] as const)(
    'is never a private key (%s): it is refused whole, and no byte of it is kept or answered',
    async (type) => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const pem = `${root.pem}${privateKey.export({ type, format: 'pem' }).toString()}`;
      const failure = await refused(pem);
      expect(failure).toEqual({ code: 'ca-private-key' });
      const secret = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
      const line = pem.split('\n').at(-3) ?? '';
      for (const file of filesIn(station.dataFolder)) {
        const bytes = readFileSync(file);
        expect([bytes.includes(secret), bytes.includes(line)], file).toEqual([false, false]);
      }
      expect(station.logged.join('\n')).not.toContain(line);
    },
  );

  it('is kept without what hides behind it: a key after the certificate’s own bytes is left', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const hidden = new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }));
    await station.call('attestation-ca.trust', { pemSecret: pemOf(concat(root.der, hidden)) });
    expect(station.store.all('attestation-ca').map(({ der }) => der)).toEqual([toBase64(root.der)]);
  });

  it('is taken from whoever may change options alone; desks see it', async () => {
    await station.call('attestation-ca.trust', { pemSecret: root.pem });
    await station.signIn(APPROVER);
    expect(await station.refusal('attestation-ca.trust', { pemSecret: middle.pem })).toBe('denied');
    expect(await station.refusal('attestation-ca.distrust', { fingerprint: 'ab'.repeat(32) })).toBe('denied');
    expect(await listed()).toHaveLength(1);
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}
