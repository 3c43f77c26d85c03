import { execFile } from 'node:child_process';
import { readFile, readdir, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Holder } from './reader-fault.ts';

const PCSCD_SOCKETS = ['/run/pcscd/pcscd.comm', '/var/run/pcscd/pcscd.comm'];
const SS_PATIENCE_MS = 2_000;

const run = promisify(execFile);

/**
 * The processes connected to pcscd that this user may see, without this process and pcscd itself. Linux only, else none.
 * The kernel tells by sock_diag (through `ss` of iproute2) which socket is the other end of each of pcscd's, and /proc whose
 * that socket is; only the names of own processes can be read by a plain user.
 */
export async function whoHolds(): Promise<readonly Holder[]> {
  if (process.platform !== 'linux') return [];
  const { stdout } = await run('ss', ['-x', '-H', '-n', 'state', 'connected'], { timeout: SS_PATIENCE_MS });
  const sockets = otherEnds(stdout, PCSCD_SOCKETS);
  return sockets.size === 0 ? [] : ownersOf(sockets);
}

/**
 * From `ss -x -H`: the inodes at the other end of sockets bound to one of `paths`.
 * A line ends in: local address, local inode, peer address, peer inode.
 */
export function otherEnds(listing: string, paths: readonly string[]): ReadonlySet<string> {
  const ends = new Set<string>();
  for (const line of listing.split('\n')) {
    const [, path, , , peer] = /(\S+)\s+(\d+)\s+(\S+)\s+(\d+)\s*$/.exec(line) ?? [];
    if (path !== undefined && peer !== undefined && peer !== '0' && paths.includes(path)) ends.add(peer);
  }
  return ends;
}

async function ownersOf(sockets: ReadonlySet<string>): Promise<readonly Holder[]> {
  const holders: Holder[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
    if (await hasSocket(entry, sockets)) holders.push({ pid: Number(entry), name: await processName(entry) });
  }
  return holders;
}

async function hasSocket(process_: string, sockets: ReadonlySet<string>): Promise<boolean> {
  try {
    for (const descriptor of await readdir(`/proc/${process_}/fd`)) {
      const target = await readlink(`/proc/${process_}/fd/${descriptor}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode !== undefined && sockets.has(inode)) return true;
    }
  } catch {
    // The process has ended, or belongs to somebody else.
  }
  return false;
}

async function processName(process_: string): Promise<string> {
  const name = await readFile(`/proc/${process_}/comm`, 'utf8').catch(() => 'a program');
  return name.trim();
}
