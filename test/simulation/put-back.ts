import { editOf, isTheirs, someUnit } from './acts.ts';
import type { Dice } from './dice.ts';
import type { SimServer } from './sim-server.ts';
import { Crash, type SimStation } from './sim-station.ts';

export interface Within {
  readonly server: SimServer;
  readonly dice: Dice;
}

interface PuttingBack {
  readonly server: SimServer;
  readonly what: () => void | Promise<void>;
}

/** Something is put back to an older copy of itself. */
export async function putBack(stations: readonly SimStation[], { server, what }: PuttingBack): Promise<void> {
  await what();
  await forgetLost(stations, server);
}

export function loseServer(stations: readonly SimStation[], server: SimServer): Promise<void> {
  return putBack(stations, { server, what: () => server.restore() });
}

/** What is on no disk any more cannot come back: nobody is asked for it. */
export async function forgetLost(stations: readonly SimStation[], server: SimServer): Promise<void> {
  const there = await server.server.database.rows<{ readonly hash: Buffer }>({ text: 'SELECT hash FROM inbox', values: [] });
  const atServer = new Set(there.map(({ hash }) => hash.toString('hex')));
  const isAnywhere = (hash: string): boolean => atServer.has(hash) || stations.some(({ store }) => store.facts.known(hash));
  for (const { acknowledged } of stations) for (const hash of acknowledged) if (!isAnywhere(hash)) acknowledged.delete(hash);
}

/** Where the power went while something was sent or taken in, the program starts anew. */
export async function looked(station: SimStation, look: () => Promise<void>): Promise<void> {
  const { crash } = station;
  await look();
  if (crash !== undefined && station.crash === undefined) station.restart();
}

/**
 * Two desks of one service point are at the same person; the server loses what the first of them did before the second hears of it, and what the second
 * does comes in first: its place has a number that the first one knew, of the feed that is no more.
 */
export async function loseBetweenTwo(stations: readonly SimStation[], { server, dice }: Within): Promise<void> {
  const home = stations.filter(({ parts }) => parts.servicePoint === parts.organisation.points[0]);
  const first = dice.pick(home);
  const second = home.find((station) => station !== first);
  if (first === undefined || second === undefined) return loseServer(stations, server);
  await looked(first, () => first.sync.pull(0));
  const id = first.parts.organisation.people.findLast((person) => isTheirs(first, person) && isTheirs(second, person));
  if (id !== undefined) edited(first, id, dice);
  await looked(first, () => first.sync.push());
  await loseServer(stations, server);
  if (id !== undefined) edited(second, id, dice);
  await looked(second, () => second.sync.push());
}

function edited(station: SimStation, id: string, dice: Dice): void {
  try {
    editOf(station, id, someUnit(dice));
  } catch (cause) {
    if (!(cause instanceof Crash)) throw cause;
    station.restart();
  }
}
