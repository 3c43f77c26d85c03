import { z } from 'zod';
import { day, instant, recordId } from '../records/scalars.ts';
import { operationKind, personState, temporaryCardState } from '../records/states.ts';
import { factView, possibleView } from './views-common.ts';
import { certificateView } from './views-page.ts';

export const temporaryCardSummary = z.object({
  id: recordId,
  /** Said as T-1042. */
  number: z.number(),
  profileName: z.string(),
  state: temporaryCardState,
  personId: recordId.optional(),
  personName: z.string().optional(),
  /** Last day on which the holder may use it. */
  dueOn: day.optional(),
  /** Name of the reader that holds it now. */
  inReader: z.string().optional(),
  /** What was begun with its chip and is not finished; `wipe` waits for the card to be put in. */
  unfinished: operationKind.optional(),
  at: instant,
});
export type TemporaryCardSummary = z.infer<typeof temporaryCardSummary>;

export const temporaryCardView = temporaryCardSummary.extend({
  profileClaims: z.string(),
  servicePointName: z.string(),
  personState: personState.optional(),
  photo: z.string().optional(),
  assignedAt: instant.optional(),
  issuedAt: instant.optional(),
  expiresOn: day.optional(),
  cardUuid: z.string().optional(),
  chip: z.string().optional(),
  model: z.string().optional(),
  certificates: z.array(certificateView),
  revocationWaits: z.boolean(),
  openOperation: z
    .object({ operationId: recordId, kind: operationKind, step: z.string(), since: instant, personName: z.string().optional() })
    .optional(),
  /** How cards are lent here: encoded at a reader or not, for how many days, with how many digits at least. */
  lending: z.object({ encoded: z.boolean(), days: z.number(), pinDigits: z.number() }),
  activity: z.array(factView),
  possible: z.array(possibleView),
});
export type TemporaryCardView = z.infer<typeof temporaryCardView>;
