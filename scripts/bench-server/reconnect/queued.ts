import { createHash } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import { signedAs } from '../../../core/sync/wire.ts';
import type { WrittenFact } from '../../../server/facts/write-fact.ts';
import { type Author, type Desk, foundingFact, newAuthor, writeFacts } from '../ingest/journals.ts';

/** A station with facts that nobody has but itself: its one delivery lies ready in parts, for each organisation that it is to be a station of. */
export interface Queued {
  readonly author: Author;
  readonly facts: number;
  /** Of the JSON of POST /push, as it goes out. */
  body(tenant: string): readonly Buffer[];
}

const HEAD = Buffer.from('{"text":"');
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

function queuedOf(author: Author, facts: readonly WrittenFact[]): Queued {
  const entries = facts.map(({ body, signature }) => `{"fact":${body},"signature":"${toBase64(signature)}"}`);
  const begin = `{"epoch":0,"facts":[${entries.join(',')}]`;
  const [hashed, sent] = [createHash('sha256').update(begin), Buffer.from(escaped(begin))];
  return {
    author,
    facts: facts.length,
    body(tenant) {
      const end = `,"station":"${author.station}","tenant":"${tenant}","v":1}`;
      const digest = hashed.copy().update(end).digest();
      const signature = toBase64(author.scribe.signing.sign(Buffer.concat([Buffer.from(signedAs.delivery), digest])));
      return [HEAD, sent, Buffer.from(`${escaped(end)}","signature":"${signature}","blobs":[],"dataKeys":[]}`)];
    },
  };
}

/** So many stations with so many facts each, signed as they would have been; the first has the organisation's founding fact alone. */
export function queuedStations(count: number, facts: number, desk: Desk): readonly [founder: Queued, stations: readonly Queued[]] {
  const founder = newAuthor();
  const made = Array.from({ length: count }, () => {
    const author = newAuthor();
    return queuedOf(author, writeFacts(author, facts, desk));
  });
  return [queuedOf(founder, [foundingFact(founder, desk)]), made];
}
