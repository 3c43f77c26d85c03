import { spawn } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTlv, readTlv, readTlvs } from '../../core/base/ber-tlv.ts';
import { PERSONALITIES } from '../../native/simulator/personalities/personalities.ts';
import { fileStorage } from '../../native/simulator/storage.ts';
import { ensurePcscd } from '../../scripts/pcsc/pcscd.ts';
import { CardBench, PIV } from '../native/simulator/card-bench.ts';
import { certify, demand, freshCard, makeAuthority, pcscdBench, withCertificate } from './card-in-pcscd.ts';

const { pcscd, insert, insertThis } = await pcscdBench(['pcscd', 'opensc-tool', 'yubico-piv-tool', 'openssl']);

describe('pcscd with simulated readers', () => {
  it('opens no port of the machine', () => {
    const ports = readFileSync('/proc/net/tcp', 'utf8');
    for (const { port } of pcscd.readers) expect(ports).not.toContain(`:${port.toString(16).toUpperCase()} `);
  });

  it('is used again by whoever needs no more readers than there are', async () => {
    const again = await ensurePcscd({ readers: 2 });
    expect(again.started).toBe(false);
    expect(again.readers).toEqual(pcscd.readers);
    await again.close();
    await expect(ensurePcscd({ readers: pcscd.readers.length + 1 })).rejects.toMatchObject({ reason: 'too-few-readers' });
    const { text } = await (await insert('plain')).program('opensc-tool', '-l');
    expect(text).toContain('Yes');
  });

  it('takes one card a reader', async () => {
    await insert('plain');
    await expect(insert('odd')).rejects.toMatchObject({ reason: 'reader-taken' });
  });

  it('shows four cards of four kinds at once', async () => {
    const all = await Promise.all(PERSONALITIES.map(({ name }, number) => insert(name, number)));
    const atrs = await Promise.all(
      all.map(async ({ program, reader }) => (await program('opensc-tool', '-r', reader, '-a')).stdout.trim()),
    );
    expect(atrs).toEqual(PERSONALITIES.map(({ atr }) => atr.match(/../g)?.join(':')));
    const names = await Promise.all(
      all.map(async ({ program, reader }) => (await program('opensc-tool', '-r', reader, '-n')).stdout.trim()),
    );
    expect(names).toEqual(PERSONALITIES.map(() => 'Personal Identity Verification Card'));
  });

  it('sees a card leave and come back with all that it held', async () => {
    const first = await insert('yubikey-5.4');
    await demand(first.yubico('-a', 'change-pin', '-P', '123456', '-N', '654321'));
    const card = first.card;
    await first.link.remove();
    await expect.poll(async () => (await first.program('opensc-tool', '-l')).text, { timeout: 5_000 }).not.toContain('Yes');
    expect((await first.yubico('-a', 'verify-pin', '-P', '654321')).code).not.toBe(0);
    const second = await insertThis(card);
    expect((await second.yubico('-a', 'verify-pin', '-P', '654321')).text).toContain('Successfully verified PIN');
  });
});

describe('OpenSC accepts the card', () => {
  it('reads its objects and its certificate (pkcs15-tool)', async () => {
    const { program, yubico, file } = await withCertificate(await insert('yubikey-5.4'));
    await demand(yubico('-a', 'set-chuid', '-a', 'set-ccc'));
    const dump = await demand(program('pkcs15-tool', '--dump'));
    expect(dump.text).toContain('PKCS#15 Card [Card Holder]');
    expect(dump.text).toContain('Private RSA Key [PIV AUTH key]');
    expect(dump.text).toContain('X.509 Certificate [Certificate for PIV Authentication]');
    const certificate = await demand(program('pkcs15-tool', '--read-certificate', '01'));
    expect(certificate.stdout.replace(/\s/g, '')).toBe(readFileSync(file('9a.crt'), 'utf8').replace(/\s/g, ''));
  });

  it('signs, verifies and decrypts with it (pkcs11-tool --login --test)', async () => {
    const { program } = await withCertificate(await insert('yubikey-5.4'));
    const { text, code } = await program('pkcs11-tool', '--login', '--pin', '123456', '--test');
    expect(text).toContain('No errors');
    expect(code).toBe(0);
    for (const mechanism of ['RSA-X-509: OK', 'RSA-PKCS: OK', 'SHA256-RSA-PKCS: OK', 'RSA-PKCS-OAEP']) expect(text).toContain(mechanism);
  });

  it.each(['plain', 'odd'])('lets the administrator of a %s card write a certificate (piv-tool), and signs with its key', async (name) => {
    const card = await freshCard(name);
    card.powerOn();
    const bench = new CardBench(card);
    await bench.raw(`${PIV}00`);
    await bench.administer();
    const made = await bench.generate(0x9a, 0x07);
    const inserted = await insertThis(card);
    await makeAuthority(inserted);
    writeFileSync(inserted.file('9a.pem'), rsaPem(made.body));
    await certify(inserted, '9a');
    inserted.file('administration.key', card.personality.management.factory.match(/../g)?.join(':') ?? '');
    // Its exit code is the number of bytes written.
    await inserted.program('piv-tool', '-A', 'M:9B:03', '-C', '9A', '-i', '9a.crt');
    const read = await demand(inserted.program('pkcs15-tool', '--read-certificate', '01'));
    expect(read.stdout.replace(/\s/g, '')).toBe(readFileSync(inserted.file('9a.crt'), 'utf8').replace(/\s/g, ''));
    const { text } = await inserted.program('pkcs11-tool', '--login', '--pin', '123456', '--test');
    expect(text).toContain('No errors');
  });

  it('is told by piv-tool that a wrong administration key is wrong', async () => {
    const inserted = await insert('plain');
    inserted.file('administration.key', '01:02:03:04:05:06:07:08:01:02:03:04:05:06:07:08:01:02:03:04:05:06:07:08');
    expect((await inserted.program('piv-tool', '-A', 'M:9B:03')).text).toContain('admin_mode failed');
    expect((await inserted.program('piv-tool', '-n')).text).toContain('Personal Identity Verification Card');
  });
});

/** PEM of an RSA public key given as the answer of GENERATE. */
function rsaPem(template: Uint8Array): string {
  const parts = readTlvs(readTlv(template).element.value);
  const text = (tag: number): string => Buffer.from(findTlv(parts, tag) ?? []).toString('base64url');
  return createPublicKey({ key: { kty: 'RSA', n: text(0x81), e: text(0x82) }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

describe('npm run card', () => {
  it('puts a kept card into a reader and ends cleanly on Ctrl+C', async () => {
    const other = await insert('plain');
    const kept = other.file('kept.json');
    const program = spawn(process.execPath, [join(import.meta.dirname, '../../scripts/card.ts'), '--keep', kept, '--personality', 'odd'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    program.stdout.setEncoding('utf8');
    await new Promise<void>((ready) => {
      program.stdout.on('data', (text: string) => {
        said += text;
        if (said.includes('Ctrl+C')) ready();
      });
    });
    expect(said).toContain(`"${pcscd.readers[1]?.name}"`);
    expect(fileStorage(kept).load()?.personality).toBe('odd');
    const ended = new Promise((code) => program.once('exit', code));
    program.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
