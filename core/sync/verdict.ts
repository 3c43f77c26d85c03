import { z } from 'zod';
import { line } from '../records/scalars.ts';

/**
 * Why a person has to look at a fact:
 * `state`: what it does is no step from where the record stood by then. `same-act`: another station did the same with another outcome.
 * `edit`: two stations set the same field. `unique`: something that only one may have is somebody else's. `actor-since`: who acted had lost
 * the right to before it came in. `actor-never`: who acted never had it. `unreadable`: it changes a record that nobody made.
 * `fence`: what it did was for another station alone to do by then.
 */
export const caseKinds = ['state', 'same-act', 'edit', 'unique', 'actor-since', 'actor-never', 'unreadable', 'fence'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** What the server found of a fact at its place in the feed. Every station folds by it, so that all come to the same records. */
export const verdict = z.strictObject({
  /** A refused intent changes nothing but what makes something safer; an exception is taken as it is, and a person looks at it. */
  answer: z.enum(['accepted', 'accepted_with_exception', 'refused']),
  /** Changes, counted from 0, that are not folded into the records. */
  skip: z.array(z.int().nonnegative()),
  case: z
    .strictObject({
      kind: z.enum(caseKinds),
      /** The record that it is about. */
      record: line(40),
      id: line(80),
      /** The other side: the place in the feed of the fact that it stands against. */
      other: z.int().positive().optional(),
    })
    .optional(),
});
export type Verdict = z.infer<typeof verdict>;

export const accepted: Verdict = { answer: 'accepted', skip: [] };
