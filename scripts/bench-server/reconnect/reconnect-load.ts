import { Agent } from 'node:http';
import { answers } from '../child.ts';
import type { Desk } from '../ingest/journals.ts';
import { comeBack } from './come-back.ts';
import { type Queued, queuedStations } from './queued.ts';

// A process of its own that is all stations: told to queue, it writes and signs what they have; told to come back, they do.

export interface QueueOrder extends Omit<Desk, 'tenant'> {
  readonly order: 'queue';
  readonly stations: number;
  readonly facts: number;
}
export interface Stations {
  /** The founder first. */
  readonly stations: readonly { readonly station: string; readonly spki: string }[];
}
export interface ComeOrder {
  readonly order: 'come';
  readonly url: string;
  readonly tenant: string;
  /** The founder alone, or stations from that one to before that one. */
  readonly who: 'founder' | readonly [from: number, to: number];
  /** All at once each over its own connection, or one after the other over so many. */
  readonly connections: 'own' | number;
}
export interface Came {
  readonly seconds: number;
  readonly facts: number;
  /** Exchanges without an answer, after which a station waited and tried again. */
  readonly failures: number;
}

let queued: readonly [founder: Queued, stations: readonly Queued[]] | undefined;

answers((order: QueueOrder | ComeOrder) => (order.order === 'queue' ? queue(order) : come(order)));

function queue({ stations, facts, ...desk }: QueueOrder): Stations {
  queued = queuedStations(stations, facts, { ...desk, tenant: '' });
  const [founder, others] = queued;
  return {
    stations: [founder, ...others].map(({ author: { station, spki } }) => ({ station, spki: Buffer.from(spki).toString('base64') })),
  };
}

async function come({ who, connections, ...server }: ComeOrder): Promise<Came> {
  if (queued === undefined) throw new RangeError('nothing is queued yet');
  const [founder, all] = queued;
  const those = who === 'founder' ? [founder] : all.slice(...who);
  const begun = performance.now();
  let failures = 0;
  if (connections === 'own') {
    const each = those.map(async (station) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      failures += await comeBack(station, server, agent);
      agent.destroy();
    });
    await Promise.all(each);
  } else failures = await inTurn(those, server, connections);
  return { seconds: (performance.now() - begun) / 1000, facts: those.reduce((sum, { facts }) => sum + facts, 0), failures };
}

/** Each connection is one station after the other. */
async function inTurn(those: readonly Queued[], server: Pick<ComeOrder, 'url' | 'tenant'>, connections: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let [next, failures] = [0, 0];
  const one = async (): Promise<void> => {
    for (let station = those[next++]; station !== undefined; station = those[next++]) failures += await comeBack(station, server, agent);
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return failures;
}
