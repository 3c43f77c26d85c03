import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const MIRROR = 'http://deb.debian.org/debian';
const SOURCES = '/etc/apt/sources.list.d/debian.sources';
const FORBIDDEN = 'Package: systemd systemd-sysv libpam-systemd polkitd\nPin: release *\nPin-Priority: -1\n';

/** Mounts live and end with the namespace: whatever happens, none of this machine's folders is left in the other system. */
const ENTER = `root=$1; user=$2; shift 2
mount -t proc proc "$root/proc" && mkdir -p "$root/dev/shm" && mount -t tmpfs tmpfs "$root/dev/shm"
exec chroot --userspec="$user" "$root" "$@"`;

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Why such a system cannot be made here; undefined where it can. */
export function whyNoCleanDebian(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'a clean Debian is made by debootstrap as root on Linux';
  if (!existsSync('/usr/sbin/debootstrap')) return 'debootstrap is not on this machine; on Debian: apt-get install debootstrap';
  return spawnSync('unshare', ['--mount', 'true']).status === 0 ? undefined : 'this machine gives no mount namespace (unshare --mount)';
}

/** A Debian 12 of its own in a folder, with nothing in it but Debian's base, one ordinary user, and no systemd ever. */
export class CleanDebian {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'cardwright-debian-'));
  }

  at(path: string): string {
    return join(this.root, path);
  }

  /** From Debian's mirror. Throws with debootstrap's last words where that fails. */
  async make(): Promise<void> {
    const made = await ended(spawnIn(['debootstrap', '--variant=minbase', 'bookworm', this.root, MIRROR]));
    if (made.code !== 0) throw new Error(`debootstrap: ${made.said.slice(-2000)}`);
    if (existsSync(SOURCES)) {
      copyFileSync(SOURCES, this.at('etc/apt/sources.list.d/debian.sources'));
      rmSync(this.at('etc/apt/sources.list'), { force: true });
    }
    copyFileSync('/etc/resolv.conf', this.at('etc/resolv.conf'));
    chmodSync(this.root, 0o755);
    writeFileSync(this.at('etc/apt/preferences.d/no-systemd'), FORBIDDEN);
    writeFileSync(this.at('usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    mkdirSync(this.at('srv'), { recursive: true });
    await this.must('apt-get', '-qq', 'update');
    await this.must('useradd', '--create-home', 'clerk');
  }

  /** Installs a package from outside with all that it depends on, and nothing that it only recommends but the sandbox. */
  async install(deb: string): Promise<string> {
    copyFileSync(deb, this.at(join('srv', basename(deb))));
    return this.must('apt-get', 'install', '-y', '-q', '--no-install-recommends', `/srv/${basename(deb)}`, 'chromium-sandbox');
  }

  start(user: string, words: readonly string[]): ChildProcess {
    const home = user === 'root' ? '/root' : `/home/${user}`;
    const env = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', `HOME=${home}`, 'LC_ALL=C.UTF-8', 'DEBIAN_FRONTEND=noninteractive'];
    return spawnIn(['sh', '-c', ENTER, 'sh', this.root, user, ...env, ...words]);
  }

  run(user: string, ...words: readonly string[]): Promise<Ended> {
    return ended(this.start(user, words));
  }

  /** As root; what it said. Throws where it ends with anything but 0. */
  async must(...words: readonly string[]): Promise<string> {
    const { code, said } = await this.run('root', ...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${said.slice(-2000)}`);
    return said;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

function spawnIn(words: readonly string[]): ChildProcess {
  const parameters = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child', ...words];
  return spawn('unshare', parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a process said on both outputs until it ended. */
export function ended(child: ChildProcess): Promise<Ended> {
  const parts: Buffer[] = [];
  for (const out of [child.stdout, child.stderr]) out?.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: Buffer.concat(parts).toString('utf8') }));
  });
}
