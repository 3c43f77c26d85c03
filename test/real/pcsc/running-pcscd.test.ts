import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runningPcscd } from '../../../scripts/pcsc/running-pcscd.ts';
import { scratchFolder } from '../../electron/station/scratch-folder.ts';
import { skipUnless } from '../../skip.ts';

let contained: ChildProcess | undefined;
afterEach(() => contained?.kill('SIGKILL'));

function isMountAllowed(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
beforeEach((context) => skipUnless(context, isMountAllowed(), 'a container of its own needs root’s right to mount (unshare --mount)'));

it('is not one that runs in a container, whose socket nobody here can reach', async () => {
  const program = join(scratchFolder(), 'pcscd');
  copyFileSync('/bin/sh', program);
  const before = runningPcscd()?.pid;
  const inside = `mount -t tmpfs none /run && mkdir /run/pcscd && exec ${program} -c 'echo up; read line'`;
  contained = spawn('unshare', ['--mount', 'sh', '-c', inside], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (contained.stdout === null) throw new Error('expected its output');
  await once(contained.stdout, 'data');
  expect(execFileSync('cat', [`/proc/${contained.pid}/comm`], { encoding: 'utf8' })).toBe('pcscd\n');
  expect(runningPcscd()?.pid).toBe(before);
});
