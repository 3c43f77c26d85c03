import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64, toHex } from '../../../core/base/bytes.ts';
import type { FeedEntry } from '../../../core/sync/wire.ts';
import { LookAhead } from '../../../electron/sync/look-ahead.ts';
import { deliveries } from '../../../scripts/bench-server/first-load/house.ts';
import { type Author, newAuthor } from '../../../scripts/bench-server/ingest/journals.ts';

const desk = { tenant: randomUUID(), servicePointId: randomUUID(), operatorId: randomUUID() };

function entriesOf(author: Author): readonly FeedEntry[] {
  const facts = [...deliveries([author], { desk, facts: 10, atOnce: 10 })].flatMap((delivery) => delivery.facts);
  return facts.map(({ fact: { station, epoch, n }, hash, body, signature }, at) => {
    return {
      seq: at + 1,
      leaf: toHex(hash),
      station,
      epoch,
      n,
      body,
      signature: toBase64(signature),
      verdict: { answer: 'accepted', skip: [] },
    };
  });
}

describe('the thread that looks at entries before they are taken in', () => {
  let author: Author;
  let ahead: LookAhead;
  beforeEach(() => {
    author = newAuthor();
    const station = { signingSpki: toBase64(author.spki) };
    ahead = new LookAhead({ get: (kind) => (kind === 'station' ? station : undefined) as never });
  });
  afterEach(() => ahead.end());

  const found = async (entries: readonly FeedEntry[]) =>
    (await ahead.at(entries)).map(({ fact }) => [fact?.isPlain === true, fact?.signedBy === toBase64(author.spki)]);

  it('finds each a fact as facts are written, under its leaf, and signed', async () => {
    const entries = entriesOf(author);
    expect(entries.length).toBeGreaterThan(5);
    expect(await found(entries)).toEqual(entries.map(() => [true, true]));
  });

  it('vouches for nothing where a text is another', async () => {
    const [first, ...rest] = entriesOf(author);
    const other = { ...(first as FeedEntry), body: '{}' };
    expect(await found([other, ...rest])).toEqual([[false, false], ...rest.map(() => [true, true])]);
  });

  it('is another one once it has ended, and what it was asked meanwhile is not waited for', async () => {
    const entries = entriesOf(author);
    await found(entries);
    const [meanwhile] = await Promise.all([found(entries), ahead.end()]);
    expect(meanwhile.length).toBe(entries.length);
    expect(await found(entries)).toEqual(entries.map(() => [true, true]));
  });
});
