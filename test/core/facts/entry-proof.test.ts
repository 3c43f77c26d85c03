import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { checkpointText } from '../../../core/facts/checkpoint.ts';
import { entryProofText, proves, readEntryProof } from '../../../core/facts/entry-proof.ts';
import { inclusionProof, type RangeRoot, rangeRootOf, treeRoot } from '../../../core/facts/merkle-tree.ts';
import { signNote } from '../../../core/facts/signed-note.ts';

const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const pair = generateKeyPairSync('ed25519');
const publicKey = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
const key = { name: 'cardwright/7c9e6679-7425-40de-944b-e07fc1f90ae7/feed', publicKey };
const spki = (raw: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]), format: 'der', type: 'spki' });
const judge = {
  hash,
  verify: (message: Uint8Array, signature: Uint8Array, signer: Uint8Array) => verify(null, message, spki(signer), signature),
};
const leaves = Array.from({ length: 21 }, (_, at) => hash(Buffer.from(`entry ${at}`)));
const leafAt = (at: number): Uint8Array => leaves[at] ?? new Uint8Array();

function checkpoint(size: number, root: Uint8Array): string {
  return signNote(checkpointText({ origin: key.name, size, root }), key, {
    hash,
    sign: (text) => new Uint8Array(sign(null, text, pair.privateKey)),
  });
}

function proofOf(index: number): string {
  const proof = inclusionProof(index, leaves.length, rangeRootOf(leaves, hash));
  return entryProofText({ index, proof, checkpoint: checkpoint(leaves.length, treeRoot(leaves, hash)) });
}

describe('The proof of a single entry', () => {
  it('holds for every entry, by itself and the key of the log', () => {
    for (const [at, leaf] of leaves.entries()) expect(proves(proofOf(at), { leaf, key }, judge)).toBe(true);
    expect(readEntryProof(proofOf(20)).index).toBe(20);
  });

  it('does not hold for another entry, place, path, head or key', () => {
    const text = proofOf(7);
    const leaf = leafAt(7);
    expect(proves(text, { leaf: leafAt(8), key }, judge)).toBe(false);
    expect(proves(text.replace('index 7', 'index 6'), { leaf, key }, judge)).toBe(false);
    expect(proves(text.replace('\n21\n', '\n22\n'), { leaf, key }, judge)).toBe(false);
    const path = text.split('\n');
    expect(proves([...path.slice(0, 2), ...path.slice(3)].join('\n'), { leaf, key }, judge)).toBe(false);
    expect(proves(text, { leaf, key: { ...key, name: 'another' } }, judge)).toBe(false);
  });

  it.each(['', 'index 7', 'c2sp.org/tlog-proof@v1\nindex 07\n\n', 'c2sp.org/tlog-proof@v1\nindex 7\nAA==\n\n'])('is not %j', (text) => {
    expect(() => readEntryProof(text)).toThrow(RangeError);
  });

  it('fits a QR code, also of a log of a million entries', () => {
    const root: RangeRoot = (from, to) => hash(Buffer.from(`${from}-${to}`));
    const size = 1_000_000;
    const proof = inclusionProof(654_321, size, root);
    const text = entryProofText({ index: 654_321, proof, checkpoint: checkpoint(size, root(0, size)) });
    expect(proof).toHaveLength(20);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(32 * 20 + 600);
    expect(encode(text, { ecc: 'M' }).version).toBeLessThanOrEqual(30);
  });
});
