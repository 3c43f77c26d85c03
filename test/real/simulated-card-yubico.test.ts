import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certify, demand, makeAuthority, pcscdBench, withCertificate } from './card-in-pcscd.ts';

const { insert } = await pcscdBench(['pcscd', 'yubico-piv-tool', 'ykman', 'openssl']);

describe('yubico-piv-tool accepts the card', () => {
  it('shows state and certificate (status)', async () => {
    const { yubico, card } = await withCertificate(await insert('yubikey-5.4'));
    const { text } = await demand(yubico('-a', 'status'));
    expect(text).toContain('5.4.3');
    expect(text).toContain(`Serial Number:\t${card.state.serial}`);
    expect(text).toContain('Subject DN:\tCN=Card Holder');
    expect(text).toContain('PIN tries left:\t3');
  });

  it.each([
    ['9a', 'RSA2048'],
    ['9c', 'ECCP256'],
    ['9e', 'ECCP384'],
    ['82', 'RSA1024'],
  ])('generates a key in %s (%s) and verifies its signature', async (slot, algorithm) => {
    const inserted = await insert('yubikey-5.4');
    await makeAuthority(inserted);
    await demand(inserted.yubico('-a', 'generate', '-s', slot, '-A', algorithm, '-o', 'key.pem'));
    await certify(inserted, 'key');
    const { text } = await demand(inserted.yubico('-a', 'verify-pin', '-P', '123456', '-a', 'test-signature', '-s', slot, '-i', 'key.crt'));
    expect(text).toMatch(/Successful (RSA|ECDSA) verification/);
  });

  it.each([
    ['RSA2048', ['genrsa', '-out', 'key.key', '2048']],
    ['ECCP256', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'key.key']],
    ['ECCP384', ['ecparam', '-name', 'secp384r1', '-genkey', '-noout', '-out', 'key.key']],
  ])('imports a key of openssl (%s) and deciphers or agrees with it', async (algorithm, words) => {
    const inserted = await insert('yubikey-5.4');
    await makeAuthority(inserted);
    await demand(inserted.program('openssl', ...words));
    await demand(inserted.program('openssl', 'pkey', '-in', 'key.key', '-pubout', '-out', 'key.pem'));
    await certify(inserted, 'key');
    await demand(inserted.yubico('-a', 'import-key', '-s', '9d', '-A', algorithm, '-i', 'key.key'));
    const { text } = await demand(inserted.yubico('-a', 'verify-pin', '-P', '123456', '-a', 'test-decipher', '-s', '9d', '-i', 'key.crt'));
    expect(text).toMatch(/Successfully performed/);
  });

  it('changes PIN, PUK, tries and administration key, unblocks, and resets when all is blocked', async () => {
    const { yubico } = await insert('yubikey-5.4');
    expect((await yubico('-a', 'verify-pin', '-P', '999999')).text).toContain('2 tries left');
    expect((await yubico('-a', 'change-pin', '-P', '123456', '-N', '654321')).text).toContain('Successfully changed the pin');
    expect((await yubico('-a', 'change-puk', '-P', '12345678', '-N', '87654321')).text).toContain('Successfully changed the puk');
    expect((await yubico('-a', 'unblock-pin', '-P', '87654321', '-N', '112233')).text).toContain('Successfully unblocked the pin');
    const key = '112233445566778899aabbccddeeff001122334455667788';
    expect((await yubico('-a', 'set-mgm-key', '-n', key)).text).toContain('Successfully set new management key');
    expect((await yubico('-a', 'set-chuid')).text).toContain('Failed authentication');
    expect((await yubico(`-k${key}`, '-a', 'set-chuid')).text).toContain('Successfully set new CHUID');
    const tries = ['-a', 'verify-pin', '-P', '112233', '-a', 'pin-retries', '--pin-retries', '5', '--puk-retries', '2'];
    expect((await yubico(`-k${key}`, ...tries)).text).toContain('Successfully changed pin retries to 5');
    expect((await yubico('-a', 'reset')).text).toContain('Reset failed');
    for (let tried = 0; tried < 5; tried += 1) await yubico('-a', 'verify-pin', '-P', '999999');
    for (let tried = 0; tried < 2; tried += 1) await yubico('-a', 'unblock-pin', '-P', '99999999', '-N', '112233');
    expect((await yubico('-a', 'reset')).text).toContain('Successfully reset the application');
    expect((await yubico('-a', 'verify-pin', '-P', '123456')).text).toContain('Successfully verified PIN');
  });

  it('attests a key, and openssl follows the chain to the root', async () => {
    const { yubico, program, card, file } = await insert('yubikey-5.4');
    await demand(yubico('-a', 'generate', '-s', '9a', '-A', 'ECCP256', '-o', '9a.pem'));
    await demand(yubico('-a', 'attest', '-s', '9a', '-o', 'attestation.pem'));
    await demand(yubico('-a', 'read-certificate', '-s', 'f9', '-o', 'f9.pem'));
    writeFileSync(file('root.der'), card.attestationRoot);
    await demand(program('openssl', 'x509', '-inform', 'DER', '-in', 'root.der', '-out', 'root.pem'));
    const { text } = await demand(program('openssl', 'verify', '-CAfile', 'root.pem', '-untrusted', 'f9.pem', 'attestation.pem'));
    expect(text).toContain('attestation.pem: OK');
    const key = await demand(program('openssl', 'x509', '-in', 'attestation.pem', '-noout', '-pubkey'));
    expect(key.stdout).toBe(readFileSync(file('9a.pem'), 'utf8'));
  });
});

describe('yubikey-manager accepts the card', () => {
  it('tells what it is (piv info)', async () => {
    const { ykman } = await withCertificate(await insert('yubikey-5.7'));
    const { text } = await demand(ykman('info'));
    expect(text).toContain('PIV version: 5.7.1');
    expect(text).toContain('PIN tries remaining: 3/3');
    expect(text).toContain('Management key algorithm: AES192');
    expect(text).toContain('Subject DN:\tCN=Card Holder');
  });

  it('makes a key with a self-signed certificate, changes secrets and resets', async () => {
    const { program, ykman, card } = await insert('yubikey-5.4');
    const management = ['-m', card.personality.management.factory];
    await demand(ykman('keys', 'generate', ...management, '-a', 'ECCP256', '9c', 'public.pem'));
    await demand(ykman('certificates', 'generate', ...management, '-P', '123456', '-s', 'CN=Self', '9c', 'public.pem'));
    await demand(ykman('certificates', 'export', '9c', 'self.crt'));
    expect((await program('openssl', 'verify', '-CAfile', 'self.crt', 'self.crt')).text).toContain('OK');
    await demand(ykman('access', 'change-pin', '-P', '123456', '-n', '112233'));
    await demand(ykman('access', 'change-puk', '-p', '12345678', '-n', '87654321'));
    await demand(ykman('access', 'change-management-key', ...management, '-a', 'AES256', '-n', 'ab'.repeat(32)));
    await demand(ykman('reset', '-f'));
    expect((await demand(ykman('info'))).text).toContain('WARNING: Using default PIN!');
  });
});
