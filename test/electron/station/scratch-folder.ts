import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** In memory where the machine has a disk there: stations write every fact through to the disk, which is not what these tests are about. */
const above = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new folder; whoever asks removes it. */
export function newFolder(): string {
  return mkdtempSync(join(above, 'cardwright-test-'));
}

/** A new folder that goes with the running test. */
export function scratchFolder(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
