import type { Parts } from '../handler.ts';
import type { Verdict } from './judge-line.ts';

/** A file that is being taken in this process. */
export interface ImportRun {
  readonly stop: () => void;
  readonly leftMs: () => number | undefined;
}

/** What a check found, as the page looks through it; gone with the process, and made anew by another check. */
export interface CheckedFile {
  readonly verdicts: readonly Verdict[];
}

interface Imports {
  readonly runs: Map<string, ImportRun>;
  readonly checked: Map<string, CheckedFile>;
}

const byStore = new WeakMap<Parts['store'], Imports>();

/** What this station does with files of people just now, by the import's id. */
export function importsOf(store: Parts['store']): Imports {
  const known = byStore.get(store) ?? { runs: new Map<string, ImportRun>(), checked: new Map<string, CheckedFile>() };
  byStore.set(store, known);
  return known;
}
