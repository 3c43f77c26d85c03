import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { asked, startChild } from '../child.ts';
import { enrol, untilFed } from '../enrol.ts';
import type { BenchWorld } from '../world.ts';
import type { Desk } from './journals.ts';
import type { Pushed, PushOrder, WriteOrder, Written } from './push-load.ts';

/** An organisation whose stations push to the server of the bench. */
export class Pushing {
  readonly #world: BenchWorld;
  readonly #load: ChildProcess;
  readonly #client: Client;
  readonly desk: Desk = { tenant: randomUUID(), servicePointId: randomUUID(), operatorId: randomUUID() };
  #founded = false;

  private constructor(world: BenchWorld, client: Client) {
    this.#world = world;
    this.#client = client;
    this.#load = startChild('push-load.ts', import.meta.url);
  }

  static async open(world: BenchWorld): Promise<Pushing> {
    const client = new Client({ connectionString: world.databaseUrl, options: '-c search_path=cardwright' });
    await client.connect();
    const pushing = new Pushing(world, client);
    await pushing.push({ stations: 1, facts: 10, atOnce: 10, connections: 1 });
    return pushing;
  }

  async close(): Promise<void> {
    this.#load.kill();
    await this.#client.end();
  }

  get tenant(): string {
    return this.desk.tenant;
  }

  /** So many new stations write, and then push all of it; the time of writing counts nothing. */
  async push(
    of: Pick<WriteOrder, 'stations' | 'facts' | 'atOnce'> & Pick<PushOrder, 'connections'>,
  ): Promise<Pushed & { readonly fedSeconds: number }> {
    const order: WriteOrder = { order: 'write', ...this.desk, ...of, founding: !this.#founded };
    this.#founded = true;
    const { stations } = await asked<Written>(this.#load, order);
    await enrol(stations, this.desk, this.#world);
    const tokens = await this.#world.tokens({ org: this.tenant, stations: stations.map(({ station }) => station) });
    const begun = performance.now();
    const pushed = await asked<Pushed>(this.#load, {
      order: 'push',
      url: this.#world.url,
      tokens,
      connections: of.connections,
    } satisfies PushOrder);
    await untilFed(this.tenant, this.#world);
    return { ...pushed, fedSeconds: (performance.now() - begun) / 1000 };
  }

  /** So many texts of facts as they are stored, the newest; repeated where there are fewer. */
  async bodies(count: number): Promise<readonly string[]> {
    const { rows } = await this.#client.query<{ readonly body: string }>(
      'SELECT body FROM fact WHERE tenant_id = $1 ORDER BY station, n LIMIT 2000',
      [this.tenant],
    );
    return Array.from({ length: count }, (_, at) => rows[at % rows.length]?.body ?? '');
  }
}
