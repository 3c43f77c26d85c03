import { answers } from '../child.ts';
import { type Desk, newAuthor, pushOf } from '../ingest/journals.ts';
import { Line } from '../ingest/line.ts';
import { deliveries } from './house.ts';

// A process of its own that is the stations of one house: says who they are, and delivers so many facts of theirs once it is told their tokens.

export interface FeedOrder extends Desk {
  readonly url: string;
  readonly facts: number;
  readonly atOnce: number;
  /** One for each station, in their order. */
  readonly tokens: readonly string[];
}
export interface Writers {
  readonly stations: readonly { readonly station: string; readonly spki: string }[];
}

const STATIONS = 4;
const authors = Array.from({ length: STATIONS }, newAuthor);
process.send?.({
  stations: authors.map(({ station, spki }) => ({ station, spki: Buffer.from(spki).toString('base64') })),
} satisfies Writers);
answers(deliver);

/** A station's next delivery follows its last one; the next station's is written while the server takes it in. */
async function deliver(order: FeedOrder): Promise<number> {
  const lines = await Promise.all(authors.map(() => Line.open(order.url)));
  const under = new Map<string, Promise<unknown>>();
  let facts = 0;
  for (const delivery of deliveries(authors, { desk: order, ...order })) {
    const { author } = delivery;
    await under.get(author.station);
    const at = authors.indexOf(author);
    const body = pushOf(delivery.facts, author, { tenant: order.tenant, blobs: delivery.blobs });
    const sent = (lines[at] as Line).push({ token: order.tokens[at] ?? '', body });
    sent.catch(() => undefined);
    // The founding fact is everybody's ground.
    if (facts === 0) await sent;
    under.set(author.station, sent);
    facts += delivery.facts.length;
  }
  await Promise.all(under.values());
  for (const line of lines) line.end();
  return facts;
}
