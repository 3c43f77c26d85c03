import { z } from 'zod';
import { instant, line, recordId } from '../records/scalars.ts';
import { possibleView } from './views-common.ts';

/** What is sent to be minted or saved: judged by core/raid, not by the one way in, so that every fault comes back at its path. */
export const raidBody = z.record(z.string(), z.json());
/** Links of contributors to people of the register. */
export const raidPeople = z.array(z.strictObject({ contributor: line(200), personId: recordId })).max(500);

export const raidSummary = z.object({
  id: recordId,
  handle: z.string().optional(),
  title: z.string(),
  state: z.enum(['draft', 'open', 'embargoed']),
  version: z.number(),
  changedAt: instant,
  changedBy: z.string(),
  servicePoint: z.object({ id: recordId, name: z.string() }),
});
export type RaidSummary = z.infer<typeof raidSummary>;

export const raidView = raidSummary.extend({
  createdAt: instant,
  createdBy: z.string(),
  /** The version that is shown; the newest where none was asked for. */
  shown: z.number(),
  metadata: raidBody,
  people: z.array(z.object({ contributor: z.string(), personId: recordId, name: z.string() })),
  possible: z.array(possibleView),
});
export type RaidView = z.infer<typeof raidView>;

/** One step of a JSON Patch (RFC 6902), as it is shown. */
export const patchStep = z.object({ op: z.string(), path: z.string(), value: z.json().optional() });

export const revisionView = z.object({
  version: z.number(),
  changedAt: instant,
  changedBy: z.string(),
  /** Content alone: without version and times, which change with every revision. */
  steps: z.array(patchStep),
});
export type RevisionView = z.infer<typeof revisionView>;

/** What differs between two versions, by field. */
export const raidDifference = z.object({ path: z.string(), before: z.json().optional(), after: z.json().optional() });
export type RaidDifference = z.infer<typeof raidDifference>;
