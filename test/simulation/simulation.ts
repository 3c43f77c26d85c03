import { rmSync } from 'node:fs';
import type { Change } from '../../core/facts/draft.ts';
import { act } from './acts.ts';
import { Dice } from './dice.ts';
import { violations } from './invariants.ts';
import type { SimBed } from './sim-bed.ts';
import { simFolder } from './sim-folder.ts';
import { looked, loseBetweenTwo, loseServer, putBack, type Within } from './put-back.ts';
import { SimServer } from './sim-server.ts';
import type { Organisation } from './sim-parts.ts';
import { Crash, SimStation } from './sim-station.ts';

export interface Simulated {
  readonly seed: number;
  readonly steps: number;
  readonly facts: number;
  readonly cases: number;
  readonly violations: readonly string[];
}

export interface Simulation {
  readonly bed: SimBed;
  readonly seed: number;
  /** Delivered messages, local acts and faults. */
  readonly steps: number;
}

const STATIONS = 3;
const AT = '2031-05-04T08:00:00.000Z';
const STEP_MS = 700;
/** Longer than any pause after a failure. */
const ROUND_MS = 10 * 60_000;
const YEAR_MS = 365 * 86_400_000;
/** Rounds after which everything must have healed. */
const HEALING = 12;
/** How often the server loses something at the very end. */
const LOST_LAST = 0.15;
/** So often in a row there was nothing left to do: it is over. */
const SETTLED = 2;

export interface SimWorld {
  readonly server: SimServer;
  readonly stations: readonly SimStation[];
  readonly dice: Dice;
  /** Everything is put right, as people and time do; then what must hold and does not. */
  readonly healed: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Several stations, enrolled at a server, all real but for clock, network, power and disk, which one seed decides. */
export async function simWorld({ bed, seed }: Omit<Simulation, 'steps'>): Promise<SimWorld> {
  const dice = new Dice(seed);
  const folder = simFolder('cardwright-simulation-');
  const lines: string[] = [];
  const clock = { ms: Date.parse(AT) };
  const server = await SimServer.open({ bed, dice, clock, log: (line) => void lines.push(line) });
  const stations = begin(folder, server, dice);
  await enrolAll(stations, server);
  const { id: tenant } = stationOf(stations, 0).parts.organisation;
  return {
    server,
    stations,
    dice,
    async healed() {
      await heal(stations, server);
      const found = await violations({ database: server.server.database, tenant, stations });
      return [...found, ...lines.map((line) => `server: ${line}`)];
    },
    async close() {
      for (const station of stations) station.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is done, what is lost, doubled or late, who is cut off, where the power goes, which disk is put back to an older copy: at the end all of it heals. */
export async function simulate({ steps, ...simulation }: Simulation): Promise<Simulated> {
  const world = await simWorld(simulation);
  const { server, stations, dice } = world;
  try {
    for (; server.happened < steps; server.clock.ms += STEP_MS) await one(stations, { server, dice });
    const { happened } = server;
    // What the server loses at the very end nobody writes anything after.
    if (dice.chance(LOST_LAST)) await loseServer(stations, server);
    const found = await world.healed();
    const { feed } = stationOf(stations, 0).store;
    const cases = feed.cases({ open: true, limit: 1_000_000 }).length;
    return { seed: simulation.seed, steps: happened, facts: feed.position().seq, cases, violations: found };
  } finally {
    await world.close();
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
    points: [dice.id(), dice.id()],
    operator: dice.id(),
    people: [],
    dataKeys: new Map([[dataKeyId, dice.bytes(32)]]),
  };
  const stations = Array.from(
    { length: STATIONS },
    (_, at) => new SimStation({ name: `S${at}`, folder, organisation, servicePoint: pointOf(organisation, at), server, dice }),
  );
  const changes = founding(organisation, dataKeyId, stations);
  for (const [at, station] of stations.entries()) station.begin(at === 0 ? 'station.founded' : 'station.joined', changes);
  return stations;
}

/** The last station is alone at its service point: people move to it and away. */
const pointOf = ({ points: [first, second] }: Organisation, at: number): string => (at === STATIONS - 1 ? second : first);

function founding({ id, points, operator }: Organisation, dataKeyId: string, stations: readonly SimStation[]): readonly Change[] {
  const home = { servicePointId: points[0], createdAt: AT };
  const name = 'Operator';
  return [
    { record: 'organisation', id, set: { id, name: 'Simulated', rootSpkiHash: '', createdAt: AT } },
    ...points.map((point, at): Change => {
      const name = at === 0 ? 'Harbour' : 'Campus';
      return { record: 'service-point', id: point, set: { id: point, name, enabled: true, createdAt: AT } };
    }),
    ...stations.map((station): Change => {
      const keys = { signingSpki: station.spki, wrappingSpki: 'AAAA' };
      const { name, servicePoint: servicePointId } = station.parts;
      return { record: 'station', id: station.id, set: { id: station.id, name, servicePointId, createdAt: AT, ...keys, enabled: true } };
    }),
    {
      record: 'person',
      id: operator,
      set: { id: operator, ...home, number: 'P-1', state: 'active', name, sortName: name, email: 'operator@example.org', dataKeyId },
    },
    { record: 'account', id: operator, set: { personId: operator, roles: ['Operator', 'Administrator'], registryOperator: false } },
    ...points.map((point): Change => {
      const works = { role: 'service-point-admin', state: 'enabled', createdAt: AT } as const;
      return { record: 'membership', id: point, set: { id: point, personId: operator, servicePointId: point, ...works } };
    }),
  ];
}

/** The first with its key alone, the others once it has told of them. */
async function enrolAll(stations: readonly SimStation[], server: SimServer): Promise<void> {
  server.calm = true;
  for (const station of stations) {
    server.tenant = station.parts.organisation.id;
    await station.sync.enrol(server.bed.key);
    await station.sync.push();
  }
  await server.backUp();
  server.calm = false;
  server.happened = 0;
}

/** Of a thousand: acts, looks for what is to be sent and to be taken in, and late messages below those; faults from the last on. */
const [ACTS, PUSHES, PULLS, LATE] = [420, 630, 880, 920];

/** One act, one look for messages, or one fault. */
async function one(stations: readonly SimStation[], { server, dice }: Within): Promise<void> {
  const station = stationOf(stations, dice.below(stations.length));
  const roll = dice.below(1000);
  // Messages count as they are delivered or lost.
  if (roll < ACTS || roll >= LATE) server.happened += 1;
  try {
    if (roll < ACTS) act(station, dice);
    else if (roll < PUSHES) await looked(station, () => station.sync.push());
    else if (roll < PULLS) await looked(station, () => station.sync.pull(0));
    else if (roll < LATE) await server.late();
    else if (roll < 955) station.wire.cut = !station.wire.cut;
    else if (roll < 972) station.crash = dice.chance(0.5) ? 'before' : 'after';
    else if (roll < 977) station.restart();
    else if (roll < 988) station.backUp();
    else if (roll < 990) await putBack(stations, { server, what: () => station.restore(true) });
    else if (roll < 992) await putBack(stations, { server, what: () => station.restore(false) });
    else if (roll < 994) station.goOn();
    else if (roll < 997) await server.backUp();
    else if (roll < 998) await (dice.chance(0.5) ? loseBetweenTwo(stations, { server, dice }) : loseServer(stations, server));
    else station.clockMs = (dice.next() - 0.5) * 2 * YEAR_MS;
  } catch (cause) {
    if (!(cause instanceof Crash)) throw cause;
    station.restart();
  }
}

async function heal(stations: readonly SimStation[], server: SimServer): Promise<void> {
  server.calm = true;
  for (const station of stations) {
    station.wire.cut = false;
    station.restart();
  }
  for (let [round, settled] = [0, 0]; round < HEALING; round += 1) {
    server.clock.ms += ROUND_MS;
    for (const station of stations) {
      station.clockMs = 0;
      await station.sync.push();
      await station.sync.pull(0);
      station.goOn();
    }
    settled = stations.every(isSettled) ? settled + 1 : 0;
    if (settled === SETTLED) return;
  }
}

/** Nothing is left to do here: nothing waits, nothing is set aside, and all that the server has is taken in. */
function isSettled({ store, sync, isFrozen }: SimStation): boolean {
  const { waiting, aside, problem, position, head } = sync.state;
  return waiting + aside + store.outbox.homeless().length === 0 && problem === undefined && position === head && !isFrozen;
}
