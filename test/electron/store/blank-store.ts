import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { BLANK_STORE } from './blank-store-setup.ts';

/**
 * Puts a store there as a program makes it at its first start: making one anew takes a third of a second, and most tests are of what comes after. Outside
 * of a run of tests nothing is put there, and whoever opens it makes it.
 */
export function putBlankStore(path: string): void {
  const blank = process.env[BLANK_STORE];
  if (blank === undefined) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  copyFileSync(blank, path);
}
