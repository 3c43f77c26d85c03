import { composeServer, type RunningServer } from '../../server/compose-server.ts';
import type { ServerKeys } from '../../server/facts/server-keys.ts';
import type { Database } from '../../server/store/database.ts';
import type { Dice } from './dice.ts';

/** The one clock: it goes on with every step, whatever the machine does meanwhile. */
export interface Clock {
  ms: number;
}

export interface SimServerParts {
  /** As the server's own role; it stays open. */
  readonly database: Database;
  readonly keys: ServerKeys;
  readonly dice: Dice;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** The real server, but for clock and chance. */
export function composeSimServer({ database, keys, dice, clock, log }: SimServerParts): Promise<RunningServer> {
  return composeServer({
    databaseUrl: '',
    database,
    keys,
    now: () => clock.ms,
    newId: () => dice.id(),
    random: (length) => dice.bytes(length),
    log,
    limits: { perMinute: 1e9, anonymousPerMinute: 1e9 },
    version: '0.0.0',
    raid: {
      agency: 'https://ror.org/038sjwq14',
      agencyUrl: 'https://raid.org/',
      prefix: '10.82481',
      call: () => Promise.reject(new Error('no network in a simulation')),
    },
  });
}
