import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { copyOfDatabase } from '../server/fresh-database.ts';
import { httpWorld, type HttpWorld } from '../server/http-world.ts';
import { type PostgresForTests, setup } from '../server/postgres-setup.ts';
import { keyOf, peopleOf } from '../server/sync/two-desks.ts';

/** A central server with a PostgreSQL of its own, for stations in their windows. */
export interface ServerBeside {
  readonly address: string;
  readonly world: HttpWorld;
  /** An API key by which a station of that name is let in. */
  readonly key: (station: string) => Promise<string>;
  /** Another server with the same keys over all that this one has by now: what was put back from a backup, or shows others another history. */
  readonly twin: () => Promise<Pick<ServerBeside, 'address' | 'world'>>;
  readonly close: () => Promise<void>;
}

export async function serverBeside(): Promise<ServerBeside> {
  let postgres: PostgresForTests | undefined;
  const provide = (_name: string, value: PostgresForTests): void => {
    postgres = value;
  };
  const stop = await setup({ provide } as unknown as TestProject);
  if (postgres === undefined) throw new Error('expected a PostgreSQL');
  const { port, roles, superuser, template } = postgres;
  const world = await httpWorld({ parts: { databaseUrl: `postgres://cardwright_server:${roles}@127.0.0.1:${port}/${template}` } });
  await peopleOf(world);
  const twins: HttpWorld[] = [];
  return {
    address: await listening(world),
    world,
    key: (station) => keyOf(world, station),
    async twin() {
      const databaseUrl = await copyOfDatabase(world.urls, { port, superuser });
      const twin = await httpWorld({ parts: { databaseUrl, keys: world.world.keys } });
      twins.push(twin);
      const address = await listening(twin);
      await twin.world.stations.start();
      return { address, world: twin };
    },
    close: async () => {
      for (const one of [...twins, world]) await one.close();
      await stop();
    },
  };
}

async function listening({ app }: HttpWorld): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
