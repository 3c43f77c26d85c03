import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cosign, cosignedAt, witnessKey } from '../../../core/facts/cosignature.ts';
import { witnessPolicyText } from '../../../core/facts/checkpoint.ts';
import { type NoteKey, readNote, readVerifierKey, signNote, verifierKey } from '../../../core/facts/signed-note.ts';

const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const body = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const seconds = 1679315147;

function pair(): { readonly key: NoteKey; readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
  return { key: witnessKey('6f1d2c3b-4a59-4e67-8b90-a1b2c3d4e5f6', raw), privateKey, publicKey };
}
const signs = (key: KeyObject) => (message: Uint8Array) => new Uint8Array(sign(null, message, key));
const judge = (key: KeyObject) => ({ hash, verify: (message: Uint8Array, signature: Uint8Array) => verify(null, message, key, signature) });

describe('a cosignature', () => {
  it('is of the two lines and the text that tlog-cosignature shows, byte for byte', () => {
    const { key, privateKey, publicKey } = pair();
    const line = cosign(body, key, { seconds, hash, sign: signs(privateKey) });
    const [, encoded = ''] = /^\u2014 cardwright\/[0-9a-f-]{36}\/witness (\S+)\n$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    expect(bytes).toHaveLength(4 + 8 + 64);
    // The time of the example in the specification, as its line has it.
    expect(bytes.subarray(4, 12).toString('hex')).toBe('00000000641850cb');
    expect(verify(null, Buffer.from(`cosignature/v1\ntime 1679315147\n${body}`), publicKey, bytes.subarray(12))).toBe(true);
    const id = hash(Buffer.concat([Buffer.from(`${key.name}\n`), Buffer.of(4), key.publicKey])).slice(0, 4);
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from(id));
  });

  it('says when the head was seen, and nothing once text, time, key or line is another', () => {
    const { key, privateKey, publicKey } = pair();
    const log = pair();
    const name = 'example.com/behind-the-sofa';
    const note = signNote(body, { name, publicKey: log.key.publicKey }, { hash, sign: signs(log.privateKey) });
    const line = cosign(body, key, { seconds, hash, sign: signs(privateKey) });
    const at = (text: string, of = key) => cosignedAt(readNote(text), of, judge(publicKey));
    expect(at(note + line)).toBe(seconds);
    expect(at(note)).toBeUndefined();
    expect(at(note + line, pair().key)).toBeUndefined();
    expect(at((note + line).replace('20852163', '20852164'))).toBeUndefined();
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    for (const place of [11, 12, 75]) {
      const other = Buffer.from(bytes);
      other[place] = (other[place] ?? 0) ^ 1;
      expect(at(`${note}\u2014 ${key.name} ${other.toString('base64')}\n`), `byte ${place}`).toBeUndefined();
    }
    expect(at(`${note}\u2014 ${key.name} ${bytes.subarray(0, 68).toString('base64')}\n`)).toBeUndefined();
    // The same key's signature of the note itself is another type of line.
    expect(at(signNote(body, { ...key, type: 1 }, { hash, sign: signs(privateKey) }))).toBeUndefined();
  });

  it('has a key that policies name with its type', () => {
    const { key } = pair();
    const written = verifierKey(key, hash);
    expect(Buffer.from(written.split('+').slice(2).join('+'), 'base64')[0]).toBe(4);
    expect(readVerifierKey(written, hash)).toEqual(key);
    expect(written).not.toBe(verifierKey({ ...key, type: 1 }, hash));
  });
});

describe('the policy of a feed', () => {
  it('asks for more than half of the stations', () => {
    const policyOf = (count: number) =>
      witnessPolicyText(
        'Navy\nlog evil',
        'l',
        Array.from({ length: count }, (_, at) => ({ about: `Desk ${at + 1}`, key: `w${at + 1}` })),
      );
    expect(policyOf(0).split('\n').slice(1)).toEqual(['log l', 'quorum none', '']);
    expect(policyOf(3)).toContain('\n# Desk 2\nwitness station-2 w2\n');
    expect([1, 2, 3, 4, 5].map((count) => /^group stations (\d+) /m.exec(policyOf(count))?.[1])).toEqual(['1', '2', '2', '3', '3']);
    expect(policyOf(3)).not.toMatch(/^log evil/m);
  });
});
