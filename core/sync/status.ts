import { z } from 'zod';
import { instant, recordId } from '../records/scalars.ts';
import { caseKinds } from './verdict.ts';
import { witnessedHead } from './witness.ts';

/** How the feed of an organisation and its stations stand, as the server tells any of them. */
export const feedStatus = z.object({
  /** How far the feed goes, and how many facts have no place in it yet. */
  head: z.int().nonnegative(),
  pending: z.int().nonnegative(),
  /** What ever became a case, by its kind. */
  cases: z.array(z.object({ kind: z.enum(caseKinds), count: z.int().positive() })),
  /** The head as a signed note (C2SP tlog-checkpoint); absent where a stored entry is not what its leaf says, and that entry's place. */
  checkpoint: z.string().optional(),
  fault: z.int().positive().optional(),
  /** The newest head that stations were shown to cosign it; absent where none was yet. */
  witnessed: witnessedHead.optional(),
  stations: z.array(
    z.object({
      station: recordId,
      name: z.string(),
      /** When it was heard of last; absent where it never was. */
      seenAt: instant.optional(),
      /** How far it has taken in the feed. */
      fedTo: z.int().nonnegative(),
      /** Its chain came in two versions. */
      frozen: z.boolean(),
      /** Facts of it that the server lost and others had in part, kept until it comes back and does them again. */
      held: z.int().nonnegative().default(0),
    }),
  ),
});
export type FeedStatus = z.infer<typeof feedStatus>;
