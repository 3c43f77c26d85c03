import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../core/facts/draft.ts';
import { act } from './acts.ts';
import { Dice } from './dice.ts';
import { violations } from './invariants.ts';
import { SimServer } from './sim-server.ts';
import { Crash, type Organisation, SimStation } from './sim-station.ts';

export interface Simulated {
  readonly seed: number;
  readonly steps: number;
  readonly facts: number;
  readonly cases: number;
  readonly violations: readonly string[];
}

export interface Simulation {
  readonly databaseUrl: string;
  readonly seed: number;
  /** Acts, messages and faults. */
  readonly steps: number;
}

const STATIONS = 4;
const AT = '2031-05-04T08:00:00.000Z';
const STEP_MS = 700;
/** Longer than any pause after a failure. */
const ROUND_MS = 10 * 60_000;
const YEAR_MS = 365 * 86_400_000;
/** Rounds after which everything must have healed. */
const HEALING = 12;

/**
 * Several stations and the server, all real but for clock, network, power and disk, which one seed decides: what is done, what is lost, doubled
 * or late, who is cut off, where the power goes, which disk is put back to an older copy. At the end all of it heals, and must be whole.
 */
export async function simulate({ databaseUrl, seed, steps }: Simulation): Promise<Simulated> {
  const dice = new Dice(seed);
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-simulation-'));
  const lines: string[] = [];
  const clock = { ms: Date.parse(AT) };
  const server = await SimServer.open(databaseUrl, { dice, clock, log: (line) => lines.push(line) });
  const stations = begin(folder, server, dice);
  try {
    await enrolAll(stations, server);
    for (let step = 0; step < steps; step += 1, clock.ms += STEP_MS) await one(stations, { server, dice });
    await heal(stations, server);
    const { id: tenant } = stationOf(stations, 0).parts.organisation;
    const found = await violations({ database: server.server.database, tenant, stations });
    const cases = stationOf(stations, 0).store.feed.cases({ open: true, limit: 1_000_000 }).length;
    const facts = stationOf(stations, 0).store.feed.position().seq;
    return { seed, steps, facts, cases, violations: [...found, ...lines.map((line) => `server: ${line}`)] };
  } finally {
    for (const station of stations) station.close();
    await server.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function stationOf(stations: readonly SimStation[], at: number): SimStation {
  const found = stations[at];
  if (found === undefined) throw new RangeError(`no station ${at}`);
  return found;
}

/** An organisation with its stations, one operator and nobody else. */
function begin(folder: string, server: SimServer, dice: Dice): readonly SimStation[] {
  const dataKeyId = dice.id();
  const organisation: Organisation = {
    id: dice.id(),
    servicePoint: dice.id(),
    operator: dice.id(),
    dataKeys: new Map([[dataKeyId, dice.bytes(32)]]),
  };
  const stations = Array.from({ length: STATIONS }, (_, at) => new SimStation({ name: `S${at}`, folder, organisation, server, dice }));
  const changes = founding(organisation, dataKeyId, stations);
  for (const [at, station] of stations.entries()) station.begin(at === 0 ? 'station.founded' : 'station.joined', changes);
  return stations;
}

function founding({ id, servicePoint, operator }: Organisation, dataKeyId: string, stations: readonly SimStation[]): readonly Change[] {
  const home = { servicePointId: servicePoint, createdAt: AT };
  const name = 'Operator';
  return [
    { record: 'organisation', id, set: { id, name: 'Simulated', rootSpkiHash: '', createdAt: AT } },
    { record: 'service-point', id: servicePoint, set: { id: servicePoint, name: 'Harbour', enabled: true, createdAt: AT } },
    ...stations.map((station): Change => {
      const keys = { signingSpki: station.spki, wrappingSpki: 'AAAA' };
      return { record: 'station', id: station.id, set: { id: station.id, name: station.parts.name, ...home, ...keys, enabled: true } };
    }),
    {
      record: 'person',
      id: operator,
      set: { id: operator, ...home, number: 'P-1', state: 'active', name, sortName: name, email: 'operator@example.org', dataKeyId },
    },
    { record: 'account', id: operator, set: { personId: operator, roles: ['Operator', 'Administrator'], registryOperator: false } },
    {
      record: 'membership',
      id: operator,
      set: { id: operator, personId: operator, ...home, role: 'service-point-admin', state: 'enabled' },
    },
  ];
}

/** The first with its key alone, the others once it has told of them. */
async function enrolAll(stations: readonly SimStation[], server: SimServer): Promise<void> {
  server.calm = true;
  for (const station of stations) {
    await station.sync.enrol(server.key);
    await station.push();
    await server.server.world.stations.idle(station.parts.organisation.id);
  }
  server.calm = false;
}

interface Within {
  readonly server: SimServer;
  readonly dice: Dice;
}

/** One act, one look for messages, or one fault. */
async function one(stations: readonly SimStation[], { server, dice }: Within): Promise<void> {
  const station = stationOf(stations, dice.below(stations.length));
  const roll = dice.below(1000);
  try {
    if (roll < 560) act(station, dice);
    else if (roll < 720) await pushed(station);
    else if (roll < 890) await pulled(station);
    else if (roll < 920) await server.late();
    else if (roll < 950) station.wire.cut = !station.wire.cut;
    else if (roll < 970) station.crash = dice.chance(0.5) ? 'before' : 'after';
    else if (roll < 980) station.restart();
    else if (roll < 988) station.backUp();
    else if (roll < 992) station.restore(true);
    else if (roll < 994) station.restore(false);
    else station.clockMs = (dice.next() - 0.5) * 2 * YEAR_MS;
  } catch (cause) {
    if (!(cause instanceof Crash)) throw cause;
    station.restart();
  }
  if (station.isForked) station.restore(true);
}

async function pushed(station: SimStation): Promise<void> {
  const { crash } = station;
  await station.push();
  await station.parts.server.server.world.stations.idle(station.parts.organisation.id);
  if (crash !== undefined && station.crash === undefined) station.restart();
}

async function pulled(station: SimStation): Promise<void> {
  const { crash } = station;
  await station.sync.pull(0);
  if (crash !== undefined && station.crash === undefined) station.restart();
}

async function heal(stations: readonly SimStation[], server: SimServer): Promise<void> {
  server.calm = true;
  for (const station of stations) {
    station.wire.cut = false;
    station.restart();
  }
  for (let round = 0; round < HEALING; round += 1) {
    server.clock.ms += ROUND_MS;
    for (const station of stations) {
      station.clockMs = 0;
      await station.push();
      await server.server.world.stations.idle(station.parts.organisation.id);
      await station.sync.pull(0);
      if (station.isForked) station.restore(true);
    }
  }
}
