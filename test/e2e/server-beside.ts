import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { httpWorld, type HttpWorld } from '../server/http-world.ts';
import { type PostgresForTests, setup } from '../server/postgres-setup.ts';
import { keyOf, peopleOf } from '../server/sync/two-desks.ts';

/** A central server with a PostgreSQL of its own, for stations in their windows. */
export interface ServerBeside {
  readonly address: string;
  readonly world: HttpWorld;
  /** An API key by which a station of that name is let in. */
  readonly key: (station: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function serverBeside(): Promise<ServerBeside> {
  let postgres: PostgresForTests | undefined;
  const provide = (_name: string, value: PostgresForTests): void => {
    postgres = value;
  };
  const stop = await setup({ provide } as unknown as TestProject);
  if (postgres === undefined) throw new Error('expected a PostgreSQL');
  const { port, roles, template } = postgres;
  const world = await httpWorld({ parts: { databaseUrl: `postgres://cardwright_server:${roles}@127.0.0.1:${port}/${template}` } });
  await peopleOf(world);
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address: `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`,
    world,
    key: (station) => keyOf(world, station),
    close: async () => {
      await world.close();
      await stop();
    },
  };
}
