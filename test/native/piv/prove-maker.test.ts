import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concat } from '../../../core/base/bytes.ts';
import { readCaCertificate } from '../../../native/piv/ca-certificate.ts';
import { makersOf, proveMaker } from '../../../native/piv/prove-maker.ts';
import { extension, type Making, madeCertificate, type MadeCertificate } from '../maker-certificates.ts';

const NOW = Date.UTC(2026, 10, 30);
const YUBICO_POLICY = '2b0601040182c40a0308';
const SERVER_NAMES = '551d1e';

/** As Yubico's of firmware 5.7.4: a root, two intermediates, the card's attestation key. */
const root = madeCertificate({ name: 'Maker Root', pathLength: 3, keyUsage: '03020186', to: '99991231235959Z' });
const upper = madeCertificate({ name: 'Maker Intermediate B', issuer: root, pathLength: 2, keyUsage: '03020186' });
const lower = madeCertificate({ name: 'Maker PIV B', issuer: upper, pathLength: 1, keyUsage: '03020186' });
const f9 = (making: Partial<Making> = {}): MadeCertificate =>
  madeCertificate({ name: 'Maker PIV Attestation', issuer: lower, pathLength: 0, ...making });

const follow = (signer: MadeCertificate, ...trusted: readonly MadeCertificate[]) =>
  proveMaker(signer.der, makersOf(trusted.map(({ der }) => readCaCertificate(der))), NOW);
const proved = { kind: 'proved', root: 'CN=Maker Root', fingerprint: readCaCertificate(root.der).fingerprint };

describe('The way from an attestation key to its maker', () => {
  it('is followed to the root, directly and over intermediates, in whatever order they were taken in', () => {
    expect(follow(f9({ issuer: root }), root)).toEqual(proved);
    expect(follow(f9(), root, upper, lower)).toEqual(proved);
    expect(follow(f9(), lower, madeCertificate({ name: 'Another Maker' }), upper, root)).toEqual(proved);
  });

  it('is the one that openssl finds too, and where openssl finds none there is none', () => {
    expect([opensslFinds([root], [upper, lower], f9()), follow(f9(), root, upper, lower).kind]).toEqual([true, 'proved']);
    expect([opensslFinds([root], [upper], f9()), follow(f9(), root, upper).kind]).toEqual([false, 'untrusted']);
  });

  it('ends where an intermediate is missing, and says who issued the last that is known', () => {
    expect(follow(f9(), root, upper)).toEqual({ kind: 'untrusted', issuer: 'CN=Maker PIV B' });
    expect(follow(f9(), root, lower)).toEqual({ kind: 'untrusted', issuer: 'CN=Maker Intermediate B' });
    expect(follow(f9(), upper, lower).kind).toBe('untrusted');
  });

  it('does not lead from a forger’s key: not from one that signed itself, nor from one of a root that has the maker’s name', () => {
    expect(follow(madeCertificate({ name: 'Maker PIV Attestation' }), root).kind).toBe('untrusted');
    const namesake = madeCertificate({ name: 'Maker Root' });
    expect(follow(f9({ issuer: namesake }), root)).toEqual({ kind: 'untrusted', issuer: 'CN=Maker Root' });
    expect(follow(f9({ issuer: namesake }), root, namesake).kind).toBe('proved');
  });

  it('wants every certificate of it to be valid now', () => {
    const over = { from: '20100101000000Z', to: '20201231235959Z' };
    const old = madeCertificate({ name: 'Old Root', ...over });
    const outdated = { kind: 'outdated', subject: 'CN=Old Root', from: '2010-01-01', to: '2020-12-31' };
    expect(follow(f9({ issuer: old }), old)).toEqual(outdated);
    expect(follow(f9({ issuer: root, ...over }), root)).toMatchObject({ kind: 'outdated', subject: 'CN=Maker PIV Attestation' });
    expect(follow(f9({ issuer: root, from: '20270101000000Z' }), root).kind).toBe('outdated');
  });

  it('takes an attestation key without basicConstraints, as Yubico’s of firmware 5.2 are, but none that says it is no CA', () => {
    expect(follow(f9({ issuer: root, ca: 'absent' }), root).kind).toBe('proved');
    expect(follow(f9({ issuer: root, ca: false }), root)).toMatchObject({ kind: 'misused', why: 'no CA' });
    expect(follow(f9({ issuer: root, keyUsage: '03020780' }), root).kind).toBe('misused');
  });

  it('leads over nobody who is no CA, may not sign certificates, or allows fewer below it', () => {
    for (const wrong of [{ ca: 'absent' }, { ca: false }, { keyUsage: '03020780' }, { pathLength: 0 }] as const) {
      const middle = madeCertificate({ name: 'Maker Middle', issuer: root, ...wrong });
      expect(follow(f9({ issuer: middle }), root, middle).kind, JSON.stringify(wrong)).toBe('misused');
    }
  });

  it('does not count what a root says of its own path: Yubico’s first says 0 and issued attestation keys', () => {
    const first = madeCertificate({ name: 'First Root', pathLength: 0 });
    expect(follow(f9({ issuer: first }), first).kind).toBe('proved');
  });

  it('never takes a statement about a key for an attestation key: whoever holds that key could sign anything with it', () => {
    const genuine = f9({ issuer: root, ca: 'absent' });
    const statement = madeCertificate({
      name: 'YubiKey PIV Attestation 9a',
      issuer: genuine,
      ca: 'absent',
      more: [extension(YUBICO_POLICY, Uint8Array.of(2, 1))],
    });
    expect(follow(statement, root, genuine).kind).toBe('misused');
  });

  it('is cut by a signature with SHA-1, and by a critical extension that nobody here understands', () => {
    expect(follow(f9({ issuer: root, digest: 'sha1' }), root).kind).toBe('untrusted');
    const more = [extension(SERVER_NAMES, Uint8Array.of(0x30, 0), true)];
    expect(follow(f9({ issuer: root, more }), root).kind).toBe('misused');
  });

  it('does not go in circles', () => {
    const one = madeCertificate({ name: 'One' });
    const two = madeCertificate({ name: 'Two', issuer: one });
    const back = madeCertificate({ name: 'One', issuer: two, keys: one });
    expect(follow(f9({ issuer: back }), two, back).kind).toBe('untrusted');
  });

  it('begins nowhere where there is no certificate', () => {
    const makers = makersOf([readCaCertificate(root.der)]);
    for (const garbage of [new Uint8Array(0), Uint8Array.of(0x30, 0), new Uint8Array(400).fill(0x30), root.der.slice(0, 200)])
      expect(proveMaker(garbage, makers, NOW)).toMatchObject({ kind: 'misused', why: 'no certificate' });
  });

  it('keeps nothing of what follows a certificate', () => {
    expect(readCaCertificate(concat(root.der, Uint8Array.of(1, 2, 3))).der).toEqual(root.der);
  });
});

/** A foreign judge of the same way. */
function opensslFinds(trusted: readonly MadeCertificate[], untrusted: readonly MadeCertificate[], signer: MadeCertificate): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'makers-'));
  const file = (name: string, certificates: readonly MadeCertificate[]): string => {
    writeFileSync(join(folder, name), certificates.map(({ pem }) => pem).join(''));
    return join(folder, name);
  };
  try {
    const args = ['-CAfile', file('root.pem', trusted), '-untrusted', file('middle.pem', untrusted), file('f9.pem', [signer])];
    execFileSync('openssl', ['verify', ...args], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
