import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../server/store/embedded-postgres.ts';

const INSTALLED = '/usr/lib/postgresql';

/** Where Debian's newest PostgreSQL has its programs; undefined where none is installed. */
export function debianPrograms(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined;
  const versions = readdirSync(INSTALLED).filter((version) => existsSync(join(INSTALLED, version, 'bin', 'postgres')));
  const newest = versions.toSorted((left, right) => Number(left) - Number(right)).at(-1);
  return newest === undefined ? undefined : join(INSTALLED, newest, 'bin');
}

/** A cluster of Debian's PostgreSQL, as an administrator has one, on a port of its own; its superuser needs no password here. */
export class DebianPostgres {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
  }

  static async start(programs: string, folder: string): Promise<DebianPostgres> {
    const user = process.getuid?.() === 0 ? idsOf('postgres') : undefined;
    mkdirSync(folder, { recursive: true });
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    const data = join(folder, 'data');
    const made = spawnSync(
      join(programs, 'initdb'),
      ['--pgdata', data, '--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-sync'],
      { ...user, cwd: '/', encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    const port = await freePort();
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'fsync=off'];
    const child = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...user,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('ready to accept connections')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`postgres ended with ${code ?? 'a signal'}`)));
    });
    return new DebianPostgres(port, child);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGINT');
    await ended;
  }
}

function idsOf(name: string): { readonly uid: number; readonly gid: number } {
  const [uid = 0, gid = 0] = ['-u', '-g'].map((which) => Number.parseInt(spawnSync('id', [which, name], { encoding: 'utf8' }).stdout, 10));
  return { uid, gid };
}
