import { answers } from '../child.ts';
import { type Author, type Desk, foundingFact, newAuthor, pushOf, writeFacts } from './journals.ts';
import { Line } from './line.ts';

// A process of its own that is many stations: told to write, it makes and signs all it will send; told to push, it sends that as fast as it is let.

export interface WriteOrder extends Desk {
  readonly order: 'write';
  readonly stations: number;
  /** Of each station, and of each push. */
  readonly facts: number;
  readonly atOnce: number;
  /** The first of all has the founding fact before its own. */
  readonly founding: boolean;
}
export interface Written {
  readonly stations: readonly { readonly station: string; readonly spki: string }[];
  readonly bytes: number;
}
export interface PushOrder {
  readonly order: 'push';
  readonly url: string;
  /** One for each station, in their order. */
  readonly tokens: readonly string[];
  readonly connections: number;
}
export interface Pushed {
  readonly facts: number;
  readonly seconds: number;
  readonly p99Ms: number;
}

interface Station {
  readonly author: Author;
  readonly pushes: readonly { readonly body: Buffer; readonly facts: number }[];
}

let written: readonly Station[] = [];

answers((order: WriteOrder | PushOrder) => (order.order === 'write' ? write(order) : pushAll(order)));

function write(order: WriteOrder): Written {
  written = Array.from({ length: order.stations }, (_, at) => newStation(order, order.founding && at === 0));
  const bytes = written.reduce((sum, { pushes }) => sum + pushes.reduce((of, { body }) => of + body.length, 0), 0);
  return { stations: written.map(({ author: { station, spki } }) => ({ station, spki: Buffer.from(spki).toString('base64') })), bytes };
}

function newStation(order: WriteOrder, founding: boolean): Station {
  const author = newAuthor();
  const pushes: { readonly body: Buffer; readonly facts: number }[] = [];
  if (founding) pushes.push({ body: pushOf([foundingFact(author, order)], author, order), facts: 1 });
  for (let made = 0; made < order.facts; made += order.atOnce) {
    const facts = writeFacts(author, Math.min(order.atOnce, order.facts - made), order);
    pushes.push({ body: pushOf(facts, author, order), facts: facts.length });
  }
  return { author, pushes };
}

/** Each connection is one station after the other; a station's pushes are in order. */
async function pushAll({ url, tokens, connections }: PushOrder): Promise<Pushed> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(url)));
  const times: number[] = [];
  let [next, facts] = [0, 0];
  const begun = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (let at = next++; at < written.length; at = next++) {
        for (const { body, facts: count } of written[at]?.pushes ?? []) {
          const from = performance.now();
          await line.push({ token: tokens[at] ?? '', body });
          times.push(performance.now() - from);
          facts += count;
        }
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const line of lines) line.end();
  times.sort((left, right) => left - right);
  return { facts, seconds, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 };
}
