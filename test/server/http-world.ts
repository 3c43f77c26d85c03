import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { HttpCall } from '../../core/raid/registrar.ts';
import { composeServer, type RaidParts, type RunningServer, type ServerParts } from '../../server/compose-server.ts';
import { newKeyFile, openKeys } from '../../server/facts/server-keys.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';
import { random } from './server-world.ts';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface HttpWorld extends RunningServer {
  readonly urls: FreshDatabase;
  /** Whole records, as one observation. */
  put(...records: readonly Put[]): Promise<void>;
  call(method: string, path: string, with_?: { readonly token?: string | undefined; readonly body?: unknown }): Promise<Answered>;
  tokenOf(personId: string, servicePointId?: string): Promise<string>;
  tokenOfKey(keyId: string): Promise<string>;
  /** How many rows records, RAiDs and sealed secrets have, and the newest transaction that wrote any: another after any change. */
  state(): Promise<string>;
  /** How many facts there are, and how many of them are denials. */
  facts(): Promise<{ readonly all: number; readonly denied: number }>;
}

type Put = { readonly [Kind in RecordKind]: readonly [kind: Kind, record: RecordOf<Kind>] }[RecordKind];

const noNetwork: HttpCall = () => Promise.reject(new Error('no network in this test'));
export const at = '2026-03-01T08:00:00.000Z';

export async function httpWorld(
  more: { readonly raid?: Partial<RaidParts>; readonly parts?: Partial<ServerParts> } = {},
): Promise<HttpWorld> {
  const urls =
    more.parts?.databaseUrl === undefined ? await freshDatabase() : { url: more.parts.databaseUrl, ownerUrl: '', superuserUrl: '' };
  const server = await composeServer({
    databaseUrl: urls.url,
    keys: openKeys(newKeyFile({ newId: randomUUID, random })),
    now: Date.now,
    newId: randomUUID,
    random,
    log: (line) => process.stderr.write(`${line}\n`),
    limits: { perMinute: 1_000_000, anonymousPerMinute: 1_000_000 },
    version: '0.0.0',
    ...more.parts,
    raid: { agency: 'https://ror.org/038sjwq14', agencyUrl: 'https://raid.org/', prefix: '10.82481', call: noNetwork, ...more.raid },
  });
  return { ...server, urls, ...callers(server), ...lookers(server) };
}

function callers({ app, tokens, world }: RunningServer): Pick<HttpWorld, 'put' | 'call' | 'tokenOf' | 'tokenOfKey'> {
  return {
    put: (...records) =>
      world.writes.run(async (writer) => {
        for (const [kind, record] of records) if (kind === 'person') writer.newDataKey(record.dataKeyId);
        const changes = records.map(([kind, record]) => {
          const id = kind === 'account' ? (record as RecordOf<'account'>).personId : (record as { readonly id: string }).id;
          return { record: kind, id, set: record } as never;
        });
        await writer.append({ kind: 'observation', action: 'test.put', who: {}, changes });
      }),
    async call(method, path, { token, body } = {}) {
      const answer = await app.inject({
        method: method as 'GET',
        url: path,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const isJson = String(answer.headers['content-type'] ?? '').includes('json');
      return { status: answer.statusCode, body: isJson ? (JSON.parse(answer.body) as unknown) : answer.body, headers: answer.headers };
    },
    tokenOf: (sub, sp) => tokens.issue({ sub, kind: 'person', sid: randomUUID(), ...(sp === undefined ? {} : { sp }) }, 3600),
    tokenOfKey: (sub) => tokens.issue({ sub, kind: 'api-key' }, 3600),
  };
}

const STATE_TABLES = ['record', 'raid', 'raid_revision', 'sealed'];
const markOf = (table: string): string =>
  `SELECT '${table} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS mark FROM ${table}`;

function lookers({ database }: RunningServer): Pick<HttpWorld, 'state' | 'facts'> {
  return {
    async state() {
      const [row] = await database.rows<{ readonly marks: string }>({
        text: `SELECT string_agg(mark, ', ') AS marks FROM (${STATE_TABLES.map(markOf).join(' UNION ALL ')}) AS each`,
      });
      return row?.marks ?? '';
    },
    async facts() {
      const [row] = await database.rows<{ readonly all: number; readonly denied: number }>({
        text: "SELECT count(*) AS all, count(*) FILTER (WHERE action = 'action.denied') AS denied FROM fact",
      });
      return row ?? { all: 0, denied: 0 };
    },
  };
}

/** The first of the published examples that is right. */
export function raidExample(): Readonly<Record<string, unknown>> {
  const text = readFileSync(new URL('../fixtures/raid-examples.json', import.meta.url), 'utf8');
  const { examples } = JSON.parse(text) as {
    readonly examples: readonly { readonly valid: boolean; readonly raid: Readonly<Record<string, unknown>> }[];
  };
  const found = examples.find(({ valid }) => valid);
  if (found === undefined) throw new TypeError('expected an example that is right');
  return found.raid;
}
