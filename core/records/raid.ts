import { z } from 'zod';
import { instant, line, recordId } from './scalars.ts';
import { raidChange, raidState } from './states.ts';

/** `prefix/suffix`, at most 128 characters; never changes, never given twice. */
export const handle = z
  .string('a handle as prefix/suffix')
  .max(128, 'a handle of at most 128 characters')
  .regex(/^10\.\d+(?:\.\d+)*\/[a-z0-9._-]+$/i, 'a handle as prefix/suffix');

/** A link of a RAiD's contributor to somebody of the register. */
const contributorLink = z.strictObject({ contributor: line(200), personId: recordId });

/** The envelope of a RAiD (spec service points 4.6). A draft has no handle and any metadata; what is minted has passed every rule. */
export const raid = z.strictObject({
  id: recordId,
  handle: handle.optional(),
  /** The owner; whoever edits needs a right here. */
  servicePointId: recordId,
  state: raidState,
  /** 0 of a draft, 1 at mint, one more with every real change. */
  version: z.int().nonnegative(),
  /** What lists call it, and the embargo's last day as lists need it. */
  title: line(1000),
  metadata: z.record(z.string(), z.json()),
  people: z.array(contributorLink),
  createdBy: recordId.optional(),
  createdAt: instant,
  changedBy: recordId.optional(),
  changedAt: instant,
});

/** One revision of a RAiD: who changed what when. A patch from the revision before, or the whole record. */
export const raidRevision = z.strictObject({
  id: recordId,
  raidId: recordId,
  revision: z.int().positive(),
  changeType: raidChange,
  diff: z.json(),
  changedBy: recordId.optional(),
  /** The API key that it was done with, where it was one. */
  apiKeyId: recordId.optional(),
  changedAt: instant,
});
