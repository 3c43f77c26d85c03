import { randomBytes, randomUUID } from 'node:crypto';
import { composeServer, type RunningServer, type ServerParts } from '../../server/compose-server.ts';
import { type KeyFile, openKeys } from '../../server/facts/server-keys.ts';
import { benchPeople, ROR } from './people.ts';

// The server in a process of its own, so that its memory is its own: told where its database is, answers with where it listens.

export interface ServerOrder {
  readonly databaseUrl: string;
  readonly keys: KeyFile;
}
/** Asked for after that: access tokens of stations. */
export interface TokensOrder {
  readonly org: string;
  readonly stations: readonly string[];
}
export interface Listening {
  readonly url: string;
  readonly token: string;
  readonly servicePointId: string;
}

function settings({ databaseUrl, keys }: ServerOrder): ServerParts {
  return {
    databaseUrl,
    connections: 16,
    keys: openKeys(keys),
    now: Date.now,
    newId: randomUUID,
    random: (length) => new Uint8Array(randomBytes(length)),
    log: (line) => process.stderr.write(`${line}\n`),
    limits: { perMinute: 1e9, anonymousPerMinute: 1e9 },
    version: '0.0.0',
    raid: { agency: ROR, agencyUrl: 'https://raid.org/', prefix: '10.82481', call: () => Promise.reject(new Error('no network')) },
  };
}

async function serve(order: ServerOrder): Promise<void> {
  const server = await composeServer(settings(order));
  const { servicePointId, keyId } = await benchPeople(server);
  const token = await server.tokens.issue({ sub: keyId, kind: 'api-key' }, 86_400);
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  process.on('message', (asked: 'rss' | 'peak' | 'end' | TokensOrder) => {
    if (asked === 'rss') process.send?.(process.memoryUsage.rss());
    else if (asked === 'peak') process.send?.(process.resourceUsage().maxRSS * 1024);
    else if (asked === 'end') void server.close().then(() => process.disconnect());
    else void tokensOf(asked, server).then((tokens) => process.send?.(tokens));
  });
  process.send?.({ url, token, servicePointId } satisfies Listening);
}

function tokensOf({ org, stations }: TokensOrder, { tokens }: RunningServer): Promise<readonly string[]> {
  return Promise.all(stations.map((sub) => tokens.issue({ sub, kind: 'station', org }, 86_400)));
}

process.once('message', (order: ServerOrder) => void serve(order));
