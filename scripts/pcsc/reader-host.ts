/**
 * Runs inside a network namespace of its own (started by pcscd.ts through `unshare --net`): starts pcscd with our reader
 * entries there and carries bytes between Unix sockets outside and the driver's TCP ports inside. Debian's vpcd can only
 * listen on all addresses (its connecting mode ends pcscd when the card leaves), so the namespace is what keeps it private.
 * Ends, with pcscd, when its last user has left. Arguments: folder, number of readers, quick (yes or no).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { type Socket, connect, createServer } from 'node:net';
import { type SimulatedReader, SLOTS_PER_ENTRY, driverPath, readerConfig, simulatedReaders } from './reader-config.ts';
import { relayReader } from './reader-relay.ts';

const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const PCSCD_SOCKET = '/run/pcscd/pcscd.comm';
const READY_TRY_MS = 20;

function raiseLoopback(quick: boolean): void {
  execFileSync('ip', ['link', 'set', 'lo', 'up']);
  // Without it every APDU waits 44 ms for a delayed acknowledgement; it touches this namespace's route only.
  if (quick) execFileSync('ip', ['route', 'change', 'table', 'local', 'local', '127.0.0.1', 'dev', 'lo', 'quickack', '1']);
}

function writeConfig(folder: string, count: number): string {
  const driver = realpathSync(DRIVER);
  for (let entry = 0; entry * SLOTS_PER_ENTRY < count; entry += 1) copyFileSync(driver, driverPath(folder, entry));
  const path = `${folder}/readers.conf`;
  writeFileSync(path, readerConfig(folder, count));
  return path;
}

/** Resolves when pcscd takes connections; rejects when it ended before. */
function pcscdReady(pcscd: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let ended = false;
    pcscd.once('error', reject);
    pcscd.once('exit', (code, signal) => {
      ended = true;
      reject(new Error(`pcscd ended before it was ready (${signal ?? code})`));
    });
    const attempt = (): void => {
      if (ended) return;
      const probe = connect(PCSCD_SOCKET);
      probe.once('connect', () => {
        probe.destroy();
        resolve();
      });
      probe.once('error', () => setTimeout(attempt, READY_TRY_MS));
    };
    attempt();
  });
}

/** Users are connections: each is told what there is, and the last one to leave ends everything. */
function receiveUsers(folder: string, readers: readonly SimulatedReader[], end: () => void): void {
  const users = new Set<Socket>();
  // Half-open: a user that leaves keeps its side until pcscd has ended, so that it can wait for that.
  createServer({ allowHalfOpen: true }, (user) => {
    users.add(user);
    const left = (): void => {
      if (!users.delete(user)) return;
      if (users.size === 0) end();
      else user.end();
    };
    user.on('error', () => user.destroy());
    user.once('end', left);
    user.once('close', left);
    user.resume();
    user.write(`${JSON.stringify({ readers })}\n`);
  }).listen(`${folder}/host.sock`, () => process.stdout.write('ready\n'));
}

async function main(folder: string, count: number, quick: boolean): Promise<void> {
  raiseLoopback(quick);
  const config = writeConfig(folder, count);
  const log = openSync(`${folder}/pcscd.log`, 'w');
  const pcscd = spawn('pcscd', ['--foreground', '-c', config], { stdio: ['ignore', log, log] });
  const end = (): void => {
    pcscd.removeAllListeners('exit').once('exit', () => process.exit(0));
    pcscd.kill('SIGTERM');
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  await pcscdReady(pcscd);
  pcscd.once('exit', () => process.exit(1));
  const readers = simulatedReaders(folder, count);
  for (const reader of readers) {
    rmSync(reader.socketPath, { force: true });
    relayReader(reader);
  }
  rmSync(`${folder}/host.sock`, { force: true });
  receiveUsers(folder, readers, end);
}

const [folder, count, quick] = process.argv.slice(2);
if (folder === undefined || count === undefined) throw new Error('usage: reader-host FOLDER COUNT yes|no');
await main(folder, Number(count), quick === 'yes').catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});
