import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import type { SimulatedReader } from './reader-config.ts';
import { type RunningPcscd, runningPcscd } from './running-pcscd.ts';

export type { SimulatedReader } from './reader-config.ts';

/** Why there is no pcscd with our readers; the message says what to do. */
export class PcscdUnavailable extends Error {
  override readonly name = 'PcscdUnavailable';
  readonly reason: 'not-root' | 'not-installed' | 'other-pcscd' | 'too-few-readers' | 'no-namespace' | 'not-started';
  constructor(reason: PcscdUnavailable['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export interface PcscdWish {
  /** How many readers are needed, 1 to 16. */
  readonly readers: number;
  /** Folder for configuration, drivers' copies, sockets and log; made when missing. Root's alone; no blanks in its path. */
  readonly stateFolder?: string;
  /** Acknowledge at once inside pcscd's own network namespace (0.3 ms an APDU instead of 44 ms). For tests and measurements. */
  readonly quick?: boolean;
}

export interface Pcscd {
  readonly readers: readonly SimulatedReader[];
  /** True when this call started it, false when one was running already. */
  readonly started: boolean;
  /** Leaves; the last one to leave ends the pcscd that ensurePcscd started, never another one. */
  close(): Promise<void>;
}

const START_MS = 2_000;
const RETRY_MS = 25;
/** Exit status that tells a held lock from every other failure. */
const LOCKED = 75;
/** Only root can make it, so nobody else can put a driver there that pcscd would load. */
const STATE_FOLDER = '/run/cardwright-readers';
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/**
 * A pcscd with at least `wish.readers` simulated readers: the running one when it is ours, else a new one (as root).
 * Throws PcscdUnavailable.
 */
export async function ensurePcscd(wish: PcscdWish): Promise<Pcscd> {
  const running = runningPcscd();
  if (running !== undefined) return joinRunning(running, wish.readers);
  const folder = resolve(wish.stateFolder ?? STATE_FOLDER);
  demandStartable(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  demandOwn(folder);
  const outcome = await startHost(folder, wish);
  const entered = await enterSoon(folder);
  return enough(entered, wish.readers, outcome === 'started');
}

async function joinRunning(running: RunningPcscd, wanted: number): Promise<Pcscd> {
  const foreign = (cause?: unknown): PcscdUnavailable =>
    new PcscdUnavailable(
      'other-pcscd',
      `pcscd runs already (process ${running.pid}) without Cardwright's simulated readers. End it and try again.`,
      { cause },
    );
  if (running.config === undefined) throw foreign();
  const entered = await enterSoon(dirname(running.config)).catch((cause: unknown) => {
    throw (cause as { code?: unknown }).code === 'EACCES' ? notRoot(cause) : foreign(cause);
  });
  return enough(entered, wanted, false);
}

async function enough({ readers, user }: Entered, wanted: number, started: boolean): Promise<Pcscd> {
  if (readers.length >= wanted) return { readers, started, close: () => leave(user) };
  await leave(user);
  throw new PcscdUnavailable(
    'too-few-readers',
    `pcscd runs with ${readers.length} simulated readers, ${wanted} are needed. End what uses it and try again.`,
  );
}

function demandStartable(folder: string): void {
  if (!existsSync(DRIVER) || !['pcscd', 'ip', 'unshare', 'flock'].every(isInstalled)) {
    throw new PcscdUnavailable(
      'not-installed',
      'Simulated readers need pcscd and its driver vpcd: apt-get install pcscd vsmartcard-vpcd iproute2 util-linux',
    );
  }
  if (process.getuid?.() !== 0) {
    throw notRoot();
  }
  if (/\s/.test(folder)) {
    throw new PcscdUnavailable('not-started', `pcscd cannot read a driver path with blanks: ${folder}`);
  }
}

function notRoot(cause?: unknown): PcscdUnavailable {
  return new PcscdUnavailable('not-root', 'Simulated readers in pcscd are for root alone: sudo npm run card', { cause });
}

function isInstalled(program: string): boolean {
  return ['/usr/sbin', '/usr/bin', '/sbin', '/bin'].some((folder) => existsSync(join(folder, program)));
}

function demandOwn(folder: string): void {
  const { uid, mode } = statSync(folder);
  if (uid === 0 && (mode & 0o022) === 0) return;
  throw new PcscdUnavailable('not-started', `${folder} can be written by others than root, so pcscd must not load drivers from it.`);
}

/** The lock is held as long as the host or its pcscd lives, so that two starters never share a folder. */
function startHost(folder: string, wish: PcscdWish): Promise<'started' | 'another-starts'> {
  const host = join(import.meta.dirname, 'reader-host.ts');
  const lock = ['-n', '-E', String(LOCKED), `${folder}/lock`];
  const words = [
    ...lock,
    'unshare',
    '--net',
    '--',
    process.execPath,
    host,
    folder,
    String(wish.readers),
    wish.quick === true ? 'yes' : 'no',
  ];
  const child: ChildProcess = spawn('flock', words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  return new Promise((resolve_, reject) => {
    let complaint = '';
    child.stderr?.on('data', (chunk: Uint8Array) => {
      complaint += String(chunk);
    });
    child.once('error', (cause) => reject(new PcscdUnavailable('not-started', 'flock (util-linux) could not be run', { cause })));
    child.once('exit', (code) => (code === LOCKED ? resolve_('another-starts') : reject(startFailure(complaint, code))));
    child.stdout?.once('data', () => {
      child.removeAllListeners('exit');
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.unref();
      resolve_('started');
    });
  });
}

function startFailure(complaint: string, code: number | null): PcscdUnavailable {
  if (/unshare.*(?:Operation not permitted|failed)/.test(complaint)) {
    return new PcscdUnavailable(
      'no-namespace',
      'The simulated readers need a network namespace of their own (CAP_SYS_ADMIN), which this machine refuses.',
      { cause: new Error(complaint.trim()) },
    );
  }
  return new PcscdUnavailable('not-started', `pcscd did not start (${code}): ${complaint.trim().split('\n').at(-1) ?? ''}`);
}

interface Entered {
  readonly readers: readonly SimulatedReader[];
  /** The claim: as long as this connection lives, the readers do. */
  readonly user: Socket;
}

/** Becomes a user of the readers of `folder`. */
function enter(folder: string): Promise<Entered> {
  return new Promise((resolve_, reject) => {
    const user = connect(join(folder, 'host.sock'));
    let text = '';
    user.once('error', reject);
    user.setEncoding('utf8');
    user.on('data', (chunk: string) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      user.removeAllListeners('error');
      user.on('error', () => user.destroy());
      user.unref();
      resolve_({ readers: (JSON.parse(text) as { readers: readonly SimulatedReader[] }).readers, user });
    });
    user.once('close', () => reject(new Error('the reader host closed the connection')));
  });
}

/** The same for readers that another process is starting at this moment. */
async function enterSoon(folder: string): Promise<Entered> {
  const deadlineMs = performance.now() + START_MS;
  for (;;) {
    try {
      return await enter(folder);
    } catch (cause) {
      const final = performance.now() > deadlineMs || !existsSync(folder) || (cause as { code?: unknown }).code === 'EACCES';
      if (final) throw cause;
      await new Promise((again) => setTimeout(again, RETRY_MS));
    }
  }
}

/** Leaves; when this was the last user, resolves after pcscd has ended. */
function leave(user: Socket): Promise<void> {
  return new Promise((resolve_) => {
    if (user.destroyed) return resolve_();
    user.ref();
    user.once('close', () => resolve_()).end();
  });
}
