import type { AddressInfo } from 'node:net';
import { found as foundServer } from '../../../server/found.ts';
import { found } from '../../electron/station/path.ts';
import { APPROVER, OPERATOR, TestStation, type TestStationOptions } from '../../electron/station/test-station.ts';
import { type Answered, httpWorld, type HttpWorld } from '../http-world.ts';
import { type Way, wayTo } from './proxy.ts';

export const AT_SERVER = 'another one, at the server';
export const OTHER_PASSWORD = 'yet another, of somebody there';
type Who = typeof OPERATOR;

/** A server over HTTP and a station that writes through it: the same two people began both. */
export class OnlineScene {
  readonly server: HttpWorld;
  readonly station: TestStation;
  readonly way: Way;
  /** The first service point here and there. */
  readonly here: string;
  readonly there: string;
  /** The operator's id at the server. */
  readonly operator: string;

  private constructor(parts: Pick<OnlineScene, 'server' | 'station' | 'way' | 'here' | 'there' | 'operator'>) {
    this.server = parts.server;
    this.station = parts.station;
    this.way = parts.way;
    this.here = parts.here;
    this.there = parts.there;
    this.operator = parts.operator;
  }

  /** `now` is the server's clock. */
  static async begin(options: TestStationOptions = {}, now: () => number = Date.now): Promise<OnlineScene> {
    const server = await httpWorld({ parts: { now, publicUrl: 'https://id.example.org' } });
    await foundServer(
      {
        organisation: 'Northwind Institute',
        servicePoint: 'North Campus',
        operator: { name: OPERATOR.name, email: OPERATOR.email, password: AT_SERVER },
        approver: { name: APPROVER.name, email: APPROVER.email, password: OTHER_PASSWORD },
        signingSpki: 'AA==',
      },
      server.world,
    );
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    const way = await wayTo((server.app.server.address() as AddressInfo).port);
    const station = await TestStation.open(options);
    await found(station);
    const [olga] = await server.world.reads.find('person', { email: OPERATOR.email });
    const [point] = await server.world.reads.find('service-point', {});
    await station.call('central.change-server', { inUse: true, address: `${way.address}/` });
    const here = station.store.all('service-point')[0]?.id ?? '';
    return new OnlineScene({ server, station, way, here, there: point?.id ?? '', operator: olga?.id ?? '' });
  }

  async end(): Promise<void> {
    await this.station.close();
    await this.way.close();
    await this.server.close();
  }

  /** Signed in at both, as one of the two. */
  async as(who: Who): Promise<void> {
    await this.station.signIn(who);
    await this.station.call('central.sign-in', { serverPassword: who.email === OPERATOR.email ? AT_SERVER : OTHER_PASSWORD });
  }

  /** Somebody of ours as the server has them now. */
  async person(email: string) {
    const [person] = await this.server.world.reads.find('person', { email });
    return person;
  }

  /** A program that works as the operator, past the station. */
  async program(method: string, path: string, body?: unknown): Promise<Answered> {
    return this.server.call(method, path, { token: await this.server.tokenOf(this.operator, this.there), body });
  }
}
