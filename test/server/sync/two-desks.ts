import type { AddressInfo } from 'node:net';
import type { ActionInput } from '../../../core/actions/all.ts';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import type { RecordKind } from '../../../core/records/records.ts';
import { found } from '../../electron/station/path.ts';
import { APPROVER, OPERATOR, TestStation } from '../../electron/station/test-station.ts';
import { found as foundServer } from '../../../server/found.ts';
import { httpWorld, type HttpWorld } from '../http-world.ts';
import { type Way, wayTo } from '../station/proxy.ts';

const AT_SERVER = 'another one, at the server';

/** A central server, an organisation of two stations, and a wire to each that can be cut. */
export class TwoDesks {
  readonly server: HttpWorld;
  readonly first: TestStation;
  readonly second: TestStation;
  readonly ways: readonly [Way, Way];
  readonly keys: readonly string[];

  private constructor(parts: Pick<TwoDesks, 'server' | 'first' | 'second' | 'ways' | 'keys'>) {
    this.server = parts.server;
    this.first = parts.first;
    this.second = parts.second;
    this.ways = parts.ways;
    this.keys = parts.keys;
  }

  /** The clock is the second station's. */
  static async open(clock?: { readonly now: () => number }): Promise<TwoDesks> {
    const server = await httpWorld();
    await peopleOf(server);
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.app.server.address() as AddressInfo;
    const ways = [await wayTo(port), await wayTo(port)] as const;
    const [first, second] = [await TestStation.open(), await TestStation.open(clock === undefined ? {} : { clock })];
    await found(first);
    const { text: request } = await second.taken('station.join-request', { station: 'Desk 2' });
    const servicePointId = first.store.all('service-point')[0]?.id ?? '';
    await second.call('station.join', {
      answer: (await first.taken('station.answer-join', { request, servicePointId, organisationKeys: true })).text,
    });
    await second.signIn(OPERATOR);
    const keys = [await keyOf(server, 'Desk 1'), await keyOf(server, 'Desk 2')];
    return new TwoDesks({ server, first, second, ways, keys });
  }

  async enrol(at: 0 | 1): Promise<void> {
    const station = at === 0 ? this.first : this.second;
    await station.call('central.change-server', { inUse: true, address: this.ways[at].address });
    await station.call('sync.enrol', { apiKeySecret: this.keys[at] ?? '' });
  }

  /** One after the other, as it is told of by the one before; both in step. */
  async enrolBoth(): Promise<void> {
    for (const at of [0, 1] as const) {
      await this.enrol(at);
      await this.inStep();
    }
  }

  /** Until each has sent what it had, all of it has its place, and each has taken that in. */
  async inStep(): Promise<void> {
    const tenant = this.first.store.all('organisation')[0]?.id ?? '';
    for (const station of [this.first, this.second]) await station.call('sync.now', {});
    await this.server.world.stations.idle(tenant);
    for (const station of [this.first, this.second]) await station.call('sync.now', {});
  }

  /** The organisation that the stations are of, as the server knows it. */
  get tenant(): string {
    return this.first.store.all('organisation')[0]?.id ?? '';
  }

  async atServer(kind: RecordKind, id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const [row] = await this.server.database.rows<{ readonly body: Readonly<Record<string, unknown>> }>({
      text: 'SELECT body FROM record WHERE tenant_id = $1 AND kind = $2 AND id = $3',
      values: [this.tenant, kind, id],
    });
    return row?.body;
  }

  /** Records of these kinds that are not the same at both stations and at the server. */
  async differences(kinds: readonly RecordKind[]): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const kind of kinds) {
      const rows = await this.server.database.rows<{ readonly id: string; readonly body: Json }>({
        text: 'SELECT id, body FROM record WHERE tenant_id = $1 AND kind = $2 ORDER BY id',
        values: [this.tenant, kind],
      });
      for (const { id, body } of rows) {
        const texts = [body, this.first.store.get(kind, id), this.second.store.get(kind, id)].map((one) =>
          canonicalJson((one ?? null) as Json),
        );
        if (new Set(texts).size > 1) faults.push(`${kind} ${id}: ${texts.join(' | ')}`);
      }
    }
    return faults;
  }

  /** Edits a person and has it approved, both at that station. */
  async edit(station: TestStation, what: ActionInput<'person.edit'>): Promise<void> {
    const { requestId } = await station.call('person.edit', what);
    if (requestId === undefined) return;
    await station.signIn(APPROVER);
    await station.call('request.approve', { requestId });
    await station.signIn(OPERATOR);
  }

  /** Both know somebody, and change the same of them while the second is cut off; then each hears of the other's. */
  async bothEdit(personId: string): Promise<void> {
    await this.inStep();
    await this.ways[1].close();
    await this.edit(this.second, { personId, unit: 'At sea' });
    await this.edit(this.first, { personId, unit: 'On land' });
    await this.first.call('sync.now', {});
    await this.ways[1].openAgain();
    await this.inStep();
    await this.inStep();
  }

  async close(): Promise<void> {
    for (const way of this.ways) await way.close();
    await this.first.close();
    await this.second.close();
    await this.server.close();
  }
}

/** The server's own first people. */
export async function peopleOf({ world }: HttpWorld): Promise<void> {
  const person = (email: string) => ({ name: 'Somebody there', email, password: AT_SERVER });
  await foundServer(
    {
      organisation: 'Northwind Institute',
      servicePoint: 'North Campus',
      operator: person('operator@server.example'),
      approver: person('approver@server.example'),
      signingSpki: 'AA==',
    },
    world,
  );
}

/** An API key of a Service Point Admin, as the server's own people make it. */
export async function keyOf(server: HttpWorld, subject: string): Promise<string> {
  const [operator] = await server.world.reads.find('person', { email: 'operator@server.example' });
  const [point] = await server.world.reads.find('service-point', {});
  const token = await server.tokenOf(operator?.id ?? '', point?.id ?? '');
  const made = await server.call('POST', `/service-point/${point?.id ?? ''}/api-keys`, {
    token,
    body: { subject, role: 'service-point-admin' },
  });
  return (made.body as { readonly bearer: string }).bearer;
}
