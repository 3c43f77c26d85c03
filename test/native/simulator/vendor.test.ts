import { execFileSync } from 'node:child_process';
import { type KeyObject, X509Certificate, createHash, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from '../../../core/base/bytes.ts';
import { findTlv, readTlv, readTlvs, tlv } from '../../../core/base/ber-tlv.ts';
import { ED25519, P_256, P_384, RSA_2048 } from '../../../native/simulator/algorithms.ts';
import { type CardBench, OTHER_PIN, PIN, PUK, bench, readyBench } from './card-bench.ts';

const WRONG = '393939393939ffff';

async function blockBoth(card: CardBench): Promise<void> {
  for (let tried = 0; tried < card.card.personality.pin.tries; tried += 1) await card.verify(WRONG);
  for (let tried = 0; tried < card.card.personality.puk.tries; tried += 1) await card.status('002c0080', `3939393939393939${OTHER_PIN}`);
}

describe('version and serial number', () => {
  it('are told by cards that have the commands, and are unknown to a plain one', async () => {
    const card = await bench('yubikey-5.4', { serial: 12345678 });
    expect(toHex((await card.send('00fd0000')).body)).toBe('050403');
    expect(toHex((await card.send('00f80000')).body)).toBe('00bc614e');
    const plain = await bench('plain');
    for (const ins of ['f6', 'f7', 'f8', 'f9', 'fa', 'fb', 'fd', 'fe', 'ff']) expect(await plain.status(`00${ins}0000`)).toBe('6d00');
    expect(await (await bench('odd')).status('00f80000')).toBe('6d00');
  });
});

describe('metadata', () => {
  it('tell of PIN, PUK and administration key whether they are the factory values, and the tries', async () => {
    const card = await readyBench('yubikey-5.7');
    expect(toHex((await card.send('00f70080')).body)).toBe('0101ff05010106020303');
    await card.verify(WRONG);
    await card.status('00240081', `${PUK}3837363534333231`);
    expect(toHex((await card.send('00f70080')).body)).toBe('0101ff05010106020302');
    expect(toHex((await card.send('00f70081')).body)).toBe('0101ff05010006020303');
    expect(toHex((await card.send('00f7009b')).body)).toBe('01010a02020001050101');
  });

  it('tell of a key its algorithm, policies, origin and public half', async () => {
    const card = await readyBench('yubikey-5.4');
    const made = await card.generate(0x9c, P_256);
    const parts = readTlvs((await card.send('00f7009c')).body);
    expect(parts.map(({ tag, value }) => (tag === 4 ? 'public' : toHex(value)))).toEqual(['11', '0301', '01', 'public']);
    expect(toHex(findTlv(parts, 4) ?? new Uint8Array(0))).toBe(toHex(readTlv(made.body).element.value));
  });

  it('of an empty slot differ from card to card', async () => {
    expect(await (await bench('yubikey-5.4')).status('00f7009a')).toBe('6a88');
    const odd = await (await bench('odd')).send('00f7009a');
    expect(odd.status).toBe('9000');
    expect(findTlv(readTlvs(odd.body), 1)).toBeUndefined();
    expect(await (await bench('plain')).status('00f7009a')).toBe('6d00');
  });
});

describe('an attestation', () => {
  it('chains over the attestation key to the root and names slot, firmware, serial and policies', async () => {
    const card = await bench('yubikey-5.4', { serial: 0x00bc614e });
    await card.administer();
    await card.generate(0x9a, P_384);
    const { status, body } = await card.send('00f99a00');
    expect(status).toBe('9000');
    const object = readTlv((await card.get('5fff01')).body).element.value;
    const folder = mkdtempSync(join(tmpdir(), 'attestation-'));
    try {
      const pem = (name: string, der: Uint8Array): string => {
        const path = join(folder, name);
        writeFileSync(path, new X509Certificate(der).toString());
        return path;
      };
      const root = pem('root.pem', card.card.attestationRoot);
      const signer = pem('f9.pem', findTlv(readTlvs(object), 0x70) ?? new Uint8Array(0));
      const args = ['verify', '-CAfile', root, '-untrusted', signer, pem('9a.pem', body)];
      expect(execFileSync('openssl', args, { encoding: 'utf8' })).toContain('OK');
    } finally {
      rmSync(folder, { recursive: true });
    }
    const text = toHex(body);
    expect(text).toContain('2b0601040182c40a03030403050403');
    expect(text).toContain('2b0601040182c40a03070406020400bc614e');
    expect(text).toContain('2b0601040182c40a030804020201');
    expect(new X509Certificate(body).subject).toBe('CN=YubiKey PIV Attestation 9a');
  });

  it('is refused for an imported key and for an empty slot', async () => {
    const card = await readyBench('yubikey-5.4');
    await importEc(card, 0x9a);
    expect(await card.status('00f99a00')).toBe('6a80');
    expect(await card.status('00f99c00')).toBe('6a80');
  });

  it('survives a reset of the card', async () => {
    const card = await readyBench('yubikey-5.4');
    const before = (await card.get('5fff01')).body;
    await blockBoth(card);
    expect(await card.status('00fb0000')).toBe('9000');
    expect(toHex((await card.get('5fff01')).body)).toBe(toHex(before));
    await card.administer();
    await card.generate(0x9a, P_256);
    expect(await card.status('00f99a00')).toBe('9000');
  });
});

async function importEc(card: CardBench, slot: number): Promise<KeyObject> {
  const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const scalar = Buffer.from(pair.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const { status } = await card.send(`00fe11${slot.toString(16)}`, tlv(0x06, scalar));
  expect(status).toBe('9000');
  return pair.publicKey;
}

describe('import', () => {
  const MESSAGE = new TextEncoder().encode('imported');
  const HASH = createHash('sha256').update(MESSAGE).digest();

  function result(body: Uint8Array): Uint8Array {
    return readTlv(readTlv(body).element.value).element.value;
  }

  it('takes an EC key, which then signs', async () => {
    const card = await readyBench('odd');
    const publicKey = await importEc(card, 0x82);
    const { body } = await card.use(0x82, P_256, HASH);
    expect(verify('sha256', MESSAGE, publicKey, result(body))).toBe(true);
  });

  it('takes an RSA key by its primes and remainders', async () => {
    const card = await readyBench('yubikey-5.4');
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = privateKey.export({ format: 'jwk' });
    const parts = [jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi].map((text, at) => tlv(at + 1, Buffer.from(text ?? '', 'base64url')));
    expect((await card.send('00fe079d', concat(...parts))).status).toBe('9000');
    const info = concat(fromHex('3031300d060960864801650304020105000420'), HASH);
    const block = concat(fromHex('0001'), new Uint8Array(256 - info.length - 3).fill(0xff), fromHex('00'), info);
    const { body } = await card.use(0x9d, RSA_2048, block);
    expect(verify('sha256', MESSAGE, publicKey, result(body))).toBe(true);
  });

  it('takes an Ed25519 key on a card that has them', async () => {
    const card = await readyBench('yubikey-5.7');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
    expect((await card.send('00fee09a', tlv(0x07, seed))).status).toBe('9000');
    const { body } = await card.use(0x9a, ED25519, MESSAGE);
    expect(verify(null, MESSAGE, publicKey, result(body))).toBe(true);
  });

  it('is refused without the administrator and for parts that are no key', async () => {
    const card = await bench('yubikey-5.4');
    expect((await card.send('00fe119a', tlv(0x06, new Uint8Array(32).fill(1)))).status).toBe('6982');
    await card.administer();
    expect((await card.send('00fe119a', tlv(0x06, new Uint8Array(32)))).status).toBe('6a80');
    expect((await card.send('00fe119a', tlv(0x06, new Uint8Array(31).fill(1)))).status).toBe('6a80');
    expect((await card.send('00fe079a', concat(tlv(1, fromHex('03')), tlv(2, fromHex('05'))))).status).toBe('6a80');
  });
});

describe('the administration key', () => {
  const AES_KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

  it('is changed to another cipher, and only the new one serves then', async () => {
    const card = await readyBench('yubikey-5.4');
    expect(await card.status('00ffffff', `0c9b20${AES_KEY}`)).toBe('9000');
    await card.repower();
    expect(await card.administer(AES_KEY, 0x0c)).toBe('9000');
    expect(await card.administer(card.card.personality.management.factory, 0x03)).toBe('6a80');
  });

  it('is not changed by anybody else, to an unknown cipher or to a wrong length', async () => {
    const card = await bench('yubikey-5.4');
    expect(await card.status('00ffffff', `0c9b20${AES_KEY}`)).toBe('6982');
    await card.administer();
    expect(await card.status('00ffffff', `0c9b10${AES_KEY.slice(32)}`)).toBe('6a80');
    expect(await card.status('00ffffff', `559b20${AES_KEY}`)).toBe('6a80');
    expect(await card.status('00ffffff', `0c9c20${AES_KEY}`)).toBe('6a80');
    const odd = await readyBench('odd');
    expect(await odd.status('00ffffff', `0a9b18${AES_KEY.slice(16)}`)).toBe('6a80');
  });
});

describe('setting the tries', () => {
  it('wants administrator and PIN, and puts both secrets back to the factory values', async () => {
    const card = await bench('yubikey-5.4');
    await card.verify();
    expect(await card.status('00fa0805')).toBe('6982');
    await card.administer();
    await card.status('00240080', PIN + OTHER_PIN);
    expect(await card.status('00fa0805')).toBe('9000');
    expect(await card.pinState()).toBe('63c8');
    expect(await card.verify()).toBe('9000');
    expect(card.card.state.puk.tries).toBe(5);
  });
});

describe('a reset', () => {
  it('is refused while PIN or PUK can still be tried, and empties the card after', async () => {
    const card = await readyBench('yubikey-5.4');
    await card.generate(0x9a, P_256);
    await card.put('5fc102', fromHex('aa'));
    expect(await card.status('00fb0000')).toBe('6985');
    await blockBoth(card);
    expect(await card.status('00fb0000')).toBe('9000');
    expect(await card.pinState()).toBe('63c3');
    expect((await card.get('5fc102')).status).toBe('6a82');
    expect(await card.status('00f7009a')).toBe('6a88');
  });
});

describe('moving a key', () => {
  it('takes it to an empty slot, or destroys it, on a card that can', async () => {
    const card = await readyBench('yubikey-5.7');
    await card.generate(0x9d, P_256);
    const before = (await card.send('00f7009d')).body;
    expect(await card.status('00f6829d')).toBe('9000');
    expect(toHex((await card.send('00f70082')).body)).toBe(toHex(before));
    expect(await card.status('00f7009d')).toBe('6a88');
    await card.generate(0x9d, P_256);
    expect(await card.status('00f6829d')).toBe('6985');
    expect(await card.status('00f6ff82')).toBe('9000');
    expect(await card.status('00f70082')).toBe('6a88');
    expect(await (await readyBench('yubikey-5.4')).status('00f6829d')).toBe('6d00');
  });
});
