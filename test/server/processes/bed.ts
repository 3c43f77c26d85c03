import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as after } from 'node:timers/promises';
import type { Found, Seen, Stations } from './at-database.ts';
import { cable, type Computer, laySwitch, putUp, run, smallDisk } from './cables.ts';
import { Living } from './living.ts';
import type { StationOrder } from './station-process.ts';

// Runs in namespaces of its own: a server and stations as processes, each on a computer and a small disk of its own; whatever can be killed, cut
// or filled is. One line of JSON at the end.

const [folder = '', count = '3', seconds = '10'] = process.argv.slice(2);
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const PORT = 8080;
const ZEROS = new Uint8Array(4096);
/** Megabytes; PostgreSQL begins with some eighty. */
const [SERVER_DISK, STATION_DISK] = [600, 40];

interface Desk {
  readonly computer: Computer;
  readonly folder: string;
  readonly living: Living;
  /** Facts that it has told of, by what was done. */
  readonly told: Set<string>;
  readonly id: string;
  /** What waits to be sent, once it writes no more. */
  waiting: number | undefined;
}

run('mount', '-t', 'tmpfs', 'tmpfs', '/run');
laySwitch();
const log: string[] = [];
const machine = putUp(0);
const address = `http://${machine.address}:${PORT}`;
const serverFolder = disk('server', SERVER_DISK);
const server = new Living({
  on: machine,
  words: [here('../../../server/main.ts')],
  environment: {
    CARDWRIGHT_SERVER_FOLDER: serverFolder,
    CARDWRIGHT_LISTEN: machine.address,
    CARDWRIGHT_PORT: String(PORT),
    CARDWRIGHT_LOG: 'off',
    CARDWRIGHT_CALLS_PER_MINUTE: '1000000',
    CARDWRIGHT_ANONYMOUS_CALLS_PER_MINUTE: '1000000',
  },
  heard: (line) => log.push(`server: ${line}`),
});
await ready();
const [tenant, servicePoint] = [randomUUID(), randomUUID()];
const keys = Array.from({ length: Number(count) }, () => ({ id: randomUUID(), key: generateKeyPairSync('ed25519').privateKey }));
const stationsFile = join(folder, 'stations.json');
const spkiOf = (key: (typeof keys)[number]['key']): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
const named: Stations = { tenant, servicePoint, stations: keys.map(({ id, key }) => ({ id, spki: spkiOf(key) })) };
writeFileSync(stationsFile, JSON.stringify(named));
atDatabase('enrol');
const desks = keys.map(putDesk);
const faults = await trouble();
for (const desk of desks) desk.living.tell('stop');
await emptied();
process.stdout.write(JSON.stringify({ ...judged(), faults, starts: server.starts }));
for (const { living } of desks) living.end();
server.end();
process.exit(0);

function disk(name: string, megabytes: number): string {
  const path = join(folder, name);
  mkdirSync(path);
  smallDisk(path, megabytes);
  return path;
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.ok === true) return;
    await after(200);
  }
  throw new Error(`the server does not come back: ${log.slice(-10).join(' | ')}`);
}

function atDatabase(what: 'enrol' | 'feed'): string {
  const words = [
    'netns',
    'exec',
    machine.name,
    process.execPath,
    here('at-database.ts'),
    join(serverFolder, 'postgres'),
    stationsFile,
    what,
  ];
  return execFileSync('ip', words, { encoding: 'utf8', maxBuffer: 1e9 });
}

function putDesk({ id, key }: (typeof keys)[number], at: number): Desk {
  const computer = putUp(at + 1);
  const own = disk(`station-${at}`, STATION_DISK);
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const order: StationOrder = {
    database: join(own, 'station.db'),
    id,
    key: pem,
    organisation: tenant,
    servicePoint,
    address,
    everyMs: 10 * Number(count),
  };
  const file = join(folder, `station-${at}.json`);
  writeFileSync(file, JSON.stringify(order));
  const told = new Set<string>();
  const heard = (line: string): void => {
    const [word, what = ''] = line.split(' ');
    if (word === 'fact') told.add(what);
    else if (word === 'waiting') desk.waiting = Number(what);
    else log.push(`station ${at}: ${line}`);
  };
  const living = new Living({ on: computer, words: [here('station-process.ts'), file], environment: {}, heard });
  const desk: Desk = { computer, folder: own, living, told, id, waiting: undefined };
  return desk;
}

/** One kind of trouble after the other, and then any, until the time is over; everything is whole again at the end. */
async function trouble(): Promise<Readonly<Record<string, number>>> {
  const any = (): Desk => desks[Math.floor(Math.random() * desks.length)] as Desk;
  const kinds: Readonly<Record<string, () => Promise<void>>> = {
    'station killed': async () => any().living.kill(),
    'cable cut': () => cut(any().computer),
    'server killed': async () => server.kill(),
    'disk full at a station': () => fill(any().folder),
    'cable of the server cut': () => cut(machine),
    'database killed': killDatabase,
    'disk full at the server': fillServer,
  };
  const done: Record<string, number> = {};
  const names = Object.keys(kinds);
  const end = performance.now() + Number(seconds) * 1000;
  for (let at = 0; at < names.length || performance.now() < end; at += 1) {
    const name = (at < names.length ? names[at] : names[Math.floor(Math.random() * names.length)]) ?? '';
    await after(300 + Math.random() * 700);
    await kinds[name]?.();
    done[name] = (done[name] ?? 0) + 1;
  }
  await ready();
  return done;
}

async function cut(computer: Computer): Promise<void> {
  cable(computer, 'down');
  await after(200 + Math.random() * 1300);
  cable(computer, 'up');
}

/** Until nothing more fits. */
async function fill(of: string): Promise<void> {
  const ballast = join(of, 'ballast');
  const file = openSync(ballast, 'w');
  try {
    for (;;) writeSync(file, ZEROS);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
  }
  closeSync(file);
  await after(700);
  rmSync(ballast);
}

/** Whoever looks after it starts it again, when there is room. */
async function fillServer(): Promise<void> {
  await ready();
  await fill(serverFolder);
  server.kill();
  await ready();
}

async function killDatabase(): Promise<void> {
  await ready();
  const [pid] = readFileSync(join(serverFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
  server.kill();
  await ready();
}

/** Until no station has anything to send and everything has its place. */
async function emptied(): Promise<void> {
  for (let tries = 0; tries < 900; tries += 1) {
    // One that was started again does not know yet that it is to write no more.
    for (const desk of desks) if (desk.waiting === undefined) desk.living.tell('stop');
    if (desks.every(({ waiting }) => waiting === 0) && (JSON.parse(atDatabase('feed')) as Found).pending === 0) return;
    await after(300);
  }
  throw new Error(`not everything was sent: ${desks.map(({ waiting }) => waiting).join(', ')}; ${log.slice(-10).join(' | ')}`);
}

function judged() {
  const { feed, facts } = JSON.parse(atDatabase('feed')) as Found;
  const acts = new Map<string, number>();
  for (const { act } of feed) if (act !== null) acts.set(act, (acts.get(act) ?? 0) + 1);
  const told = desks.flatMap((desk) => [...desk.told]);
  const gapless =
    feed.every(({ seq }, at) => seq === at + 1) && desks.every(({ id }) => inOrder(feed.filter(({ station }) => station === id)));
  return {
    told: told.length,
    fed: feed.length,
    lost: told.filter((act) => !acts.has(act)).length + Math.abs(facts - feed.length),
    doubled: [...acts.values()].reduce((sum, times) => sum + times - 1, 0),
    gapless,
  };
}

/** A chain's facts stand in the feed in their own order, from the first to the last. */
function inOrder(chain: readonly Seen[]): boolean {
  return chain.every(({ epoch, n }, at) => epoch === 0 && n === at + 1);
}
