import { z } from 'zod';
import { importMapping } from '../people-import/fields.ts';
import { instant, recordId } from '../records/scalars.ts';
import { failureView } from './views-common.ts';

/** What a line will do, or did: make a person, change one, ask for a change, nothing new, or nothing because something is wrong with it. */
export const importKind = z.enum(['create', 'change', 'same', 'refused']);
export type ImportKind = z.infer<typeof importKind>;

export const importCounts = z.object({ create: z.number(), change: z.number(), same: z.number(), refused: z.number() });
export type ImportCounts = z.infer<typeof importCounts>;

/** `csv` by what stands between its columns; `ldif` as RFC 2849 has it. */
export const importReading = z.strictObject({
  format: z.enum(['csv', 'ldif']),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The first line is titles. */
  header: z.boolean(),
  mapping: importMapping,
  /** What is done with a line about somebody who is there already. */
  existing: z.enum(['change', 'leave']),
});
export type ImportReading = z.infer<typeof importReading>;

export const importSummary = z.object({
  id: recordId,
  fileName: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  /** `open` until it ran to its end or was given up; `gone` where its file is not on this machine any more. */
  state: z.enum(['open', 'ended', 'dropped', 'gone']),
  /** What came of the lines that were taken so far. */
  done: importCounts,
  /** Lines taken so far, of so many; the latter is known once it was checked. */
  taken: z.number(),
  lines: z.number().optional(),
  runs: z.boolean(),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const importEntry = z.object({
  /** In the file, from 1; of an LDIF the line of its `dn`. */
  line: z.number(),
  kind: importKind,
  name: z.string(),
  email: z.string(),
  /** Of somebody who is in the register already. */
  number: z.string().optional(),
  /** What becomes different. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })).optional(),
  problems: z.array(failureView).optional(),
});
export type ImportEntry = z.infer<typeof importEntry>;

export const importView = importSummary.extend({
  reading: importReading,
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  /** With what the first lines hold, so that one sees what is what. */
  columns: z.array(z.object({ key: z.string(), title: z.string(), samples: z.array(z.string()) })),
  /** What will come of the lines, once they were checked; of what ran, only what was refused is kept. */
  found: importCounts.optional(),
  entries: z.array(importEntry),
  total: z.number(),
  needsApproval: z.object({ create: z.boolean(), change: z.boolean() }),
  /** As measured in this run. */
  leftMs: z.number().optional(),
});
export type ImportView = z.infer<typeof importView>;
