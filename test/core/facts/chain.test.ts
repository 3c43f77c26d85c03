import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../core/base/bytes.ts';
import { chainFault, chainNext, chainStart } from '../../../core/facts/chain.ts';
import type { Fact, FactBody } from '../../../core/facts/fact.ts';
import { factHash } from '../../../core/facts/hash.ts';

const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const station = randomUUID();
const checks = { hash, signed: (_hash: Uint8Array, signature: string) => signature === 'good' };

function factAfter(head: { readonly n: number; readonly hash: string }, change: Partial<FactBody> = {}, signature = 'good'): Fact {
  const base = {
    v: 1,
    station,
    epoch: 0,
    n: head.n + 1,
    previous: head.hash,
    at: '2031-05-04T08:00:00.000Z',
    who: {},
    kind: 'intent',
  } as const;
  const fact: FactBody = { ...base, action: 'x', note: {}, changes: [], ...change };
  return { fact, hash: toHex(factHash(fact, hash)), signature };
}

describe('the chain', () => {
  const first = factAfter(chainStart(station, 0));
  const head = chainNext(first);

  it('goes on from its first fact', () => {
    expect(first.fact.previous).toBe('0'.repeat(64));
    expect(chainFault(first, chainStart(station, 0), checks)).toBeUndefined();
    expect(chainFault(factAfter(head), head, checks)).toBeUndefined();
  });

  it.each([
    ['other-station', factAfter(head, { station: randomUUID() })],
    ['other-epoch', factAfter(head, { epoch: 1 })],
    ['number', factAfter(head, { n: 3 })],
    ['previous', factAfter({ ...head, hash: 'f'.repeat(64) })],
    ['hash', { ...factAfter(head), hash: 'f'.repeat(64) }],
    ['signature', factAfter(head, {}, 'bad')],
  ] as const)('names a wrong %s', (fault, fact) => {
    expect(chainFault(fact, head, checks)).toBe(fault);
  });

  it('hashes the bytes 00 and the RFC 8785 text, whatever the order of members', () => {
    const { fact } = first;
    const turned = Object.fromEntries(Object.entries(fact).reverse()) as FactBody;
    const text = `{"action":"x","at":"2031-05-04T08:00:00.000Z","changes":[],"epoch":0,"kind":"intent","n":1,"note":{},"previous":"${'0'.repeat(64)}","station":"${station}","v":1,"who":{}}`;
    const wanted = createHash('sha256').update(Buffer.of(0)).update(text).digest('hex');
    expect([toHex(factHash(fact, hash)), toHex(factHash(turned, hash))]).toEqual([wanted, wanted]);
  });
});
