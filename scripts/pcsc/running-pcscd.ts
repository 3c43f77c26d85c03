import { readFileSync, readdirSync, statSync } from 'node:fs';

/** Where pcscd has its socket. */
const PLACE = '/run/pcscd';

export interface RunningPcscd {
  readonly pid: number;
  readonly config: string | undefined;
}

/** The pcscd that is alive and that programs here talk to; zombies do not count, nor does one of another container. */
export function runningPcscd(): RunningPcscd | undefined {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const [, name, state] = /^\d+ \((.*)\) (\S)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      if (name !== 'pcscd' || !/^[SRD]$/.test(state ?? '') || !isReached(entry)) continue;
      const words = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
      const flag = words.findIndex((word) => word === '-c' || word === '--config');
      return { pid: Number(entry), config: flag < 0 ? undefined : words[flag + 1] };
    } catch {
      // The process ended while it was being looked at.
    }
  }
  return undefined;
}

/** Whether its socket is the one that is here: a process of a container is seen from outside, and serves nobody there. */
function isReached(pid: string): boolean {
  try {
    const [theirs, ours] = [`/proc/${pid}/root${PLACE}`, PLACE].map((path) => statSync(path, { throwIfNoEntry: false }));
    return theirs?.ino === ours?.ino && theirs?.dev === ours?.dev;
  } catch {
    // Whose files may not be looked at is taken for one of here.
    return true;
  }
}
