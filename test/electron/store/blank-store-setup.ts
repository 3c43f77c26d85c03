import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';

/** Where the tests’ processes find it. */
export const BLANK_STORE = 'CARDWRIGHT_BLANK_STORE';

/** Makes one store for all of a run’s tests; gives what takes it away. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-blank-'));
  const path = join(folder, 'blank.db');
  openStore({ path, now: () => 0, random: (length) => new Uint8Array(length) }).close();
  process.env[BLANK_STORE] = path;
  return () => rmSync(folder, { recursive: true, force: true });
}
