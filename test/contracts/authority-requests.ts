import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AuthorityBench, refusal } from './authority-bench.ts';
import { chipKey, orderFor, requestOf } from './authority-orders.ts';

/** Which orders an authority takes. */
export function requestsContract(bench: AuthorityBench): void {
  describe('an order', () => {
    it('gives the same certificate when it comes again, and is refused with another key', async () => {
      const order = orderFor('9a', bench.keys.p256);
      const first = await bench.authority.issueOnHold(order);
      await bench.authority.release(first.serialHex);
      expect(await bench.authority.issueOnHold(order)).toEqual(first);
      expect(await bench.authority.status(first.serialHex)).toEqual({ state: 'valid' });
      const other = chipKey('p256');
      const twisted = { ...order, spki: other.spki, proof: { kind: 'pkcs10', der: requestOf(other) } } as const;
      expect(await refusal(bench.authority.issueOnHold(twisted))).toBe('order-differs');
      expect(await refusal(bench.authority.issueOnHold({ ...order, proof: { kind: 'attested' } }))).toBe('request-not-proved');
    });

    it('is refused without proof that the chip holds the key', async () => {
      const own = bench.keys.p256;
      const stranger = chipKey('p256');
      const good = requestOf(own);
      const spoiled = (place: number): Uint8Array => good.with(place, (good[place] ?? 0) ^ 1);
      const proofs: readonly Uint8Array[] = [
        requestOf(stranger),
        requestOf(own, stranger),
        requestOf(stranger, own),
        requestOf(own, bench.keys.rsa2048),
        spoiled(good.length - 1),
        spoiled(30),
        good.slice(0, -1),
        new Uint8Array(0),
        own.spki,
        Buffer.from('no request at all'),
      ];
      for (const [index, der] of proofs.entries())
        expect([index, await refusal(bench.issue('9a', { proof: { kind: 'pkcs10', der } }))]).toEqual([index, 'request-not-proved']);
      expect((await bench.authority.currentCrl()).entries).toBe(0);
    });

    it('is refused with any bit of its request changed', async () => {
      const good = requestOf(bench.keys.p256);
      for (let bit = 0; bit < good.length * 8; bit += 11) {
        const der = good.with(bit >> 3, (good[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
        expect([bit, await refusal(bench.issue('9a', { proof: { kind: 'pkcs10', der } }))]).toEqual([bit, 'request-not-proved']);
      }
    });

    it('may rest on what the station saw of a key that only agrees, in slot 9d and in no other', async () => {
      const proof = { kind: 'attested' } as const;
      expect(bench.judge((await bench.issue('9d', { proof })).der)).toBe('ok');
      for (const slot of ['9a', '9c', '9e'] as const) expect(await refusal(bench.issue(slot, { proof }))).toBe('request-not-proved');
    });

    it('is refused for keys that are too weak, or of a kind that no profile names', async () => {
      const pairs = [
        generateKeyPairSync('rsa', { modulusLength: 1024 }),
        generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }),
        generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
        generateKeyPairSync('ec', { namedCurve: 'P-521' }),
        generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }),
        generateKeyPairSync('x448'),
        generateKeyPairSync('ed25519'),
      ];
      const spkis = pairs.map(({ publicKey }) => new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })));
      for (const [index, spki] of [...spkis, Uint8Array.from([...bench.keys.p256.spki, 0]), new Uint8Array(0)].entries())
        expect([index, await refusal(bench.issue('9d', { spki, proof: { kind: 'attested' } }))]).toEqual([index, 'key-not-accepted']);
    });
  });
}
