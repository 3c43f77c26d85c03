import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../core/base/bytes.ts';
import { checkpointText, journalOrigin, policyText, readCheckpoint } from '../../../core/facts/checkpoint.ts';
import { noteKeyId, noteSignedBy, readNote, readVerifierKey, signNote, verifierKey } from '../../../core/facts/signed-note.ts';

const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const spki = (raw: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]), format: 'der', type: 'spki' });
const judge = {
  hash,
  verify: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => verify(null, message, spki(publicKey), signature),
};

/** The example of Go's sumdb/note, on which C2SP signed-note rests. */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const peterNote =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

describe('a signed note', () => {
  it('holds with the example key and note of its origin', () => {
    const key = readVerifierKey(peter, hash);
    expect(toHex(noteKeyId(key, hash))).toBe('c74f20a3');
    expect(verifierKey(key, hash)).toBe(peter);
    expect(noteSignedBy(readNote(peterNote), key, judge)).toBe(true);
  });

  it('does not hold once its text, signature or key is another', () => {
    const key = readVerifierKey(peter, hash);
    expect(noteSignedBy(readNote(peterNote.replace('cryptography', 'Cryptography')), key, judge)).toBe(false);
    expect(noteSignedBy(readNote(peterNote.replace('x08go/Z', 'x08go/A')), key, judge)).toBe(false);
    expect(noteSignedBy(readNote(peterNote.replace('\u2014 PeterNeumann', '\u2014 PaulNeumann')), key, judge)).toBe(false);
  });

  it('is made as it is read', () => {
    const pair = generateKeyPairSync('ed25519');
    const key = { name: 'cardwright/x/0', publicKey: new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)) };
    const note = signNote('a\n\nb\n', key, { hash, sign: (message) => new Uint8Array(sign(null, message, pair.privateKey)) });
    expect(readNote(note).text).toBe('a\n\nb\n');
    expect(noteSignedBy(readNote(note), key, judge)).toBe(true);
    expect(() => signNote('a', key, { hash, sign: () => new Uint8Array(64) })).toThrow(RangeError);
  });

  it.each(['', 'text\n', 'text\n\nno signature\n', 'text\n\n\u2014 name AAAA'])('refuses %j', (text) => {
    expect(() => readNote(text)).toThrow(RangeError);
  });

  it.each(['', 'name', peter.replace('c74f20a3', 'c74f20a4'), peter.replace('+AR', '+BR'), 'a b+c74f20a3+AAAA'])(
    'refuses the key %j',
    (text) => {
      expect(() => readVerifierKey(text, hash)).toThrow(RangeError);
    },
  );
});

describe('a checkpoint', () => {
  const root = hash(new Uint8Array(0));

  it('is three lines, as tlog-checkpoint has them', () => {
    const text = checkpointText({ origin: journalOrigin('1f', 2), size: 20_852_163, root });
    expect(text).toBe('cardwright/1f/2\n20852163\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
    expect(readCheckpoint(`${text}an extension\n`)).toEqual({ origin: 'cardwright/1f/2', size: 20_852_163, root });
  });

  it.each(['', 'o\n', 'o\n01\nAAAA\n', 'o\n-1\nAAAA\n', '\n1\nAAAA\n', 'o\n1\nAAAA\n', 'o\n1\n!\n'])('refuses %j', (text) => {
    expect(() => readCheckpoint(text)).toThrow(RangeError);
  });
});

describe('a policy', () => {
  it('names its logs, asks for no witness and keeps a name to one comment line', () => {
    expect(policyText('Two\nlines', ['a+1+b', 'c+2+d']).split('\n').slice(1)).toEqual(['log a+1+b', 'log c+2+d', 'quorum none', '']);
  });
});
