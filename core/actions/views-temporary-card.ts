import { z } from 'zod';
import { day, instant, recordId } from '../records/scalars.ts';
import { operationKind, personState } from '../records/states.ts';
import { factView, possibleView } from './views-common.ts';
import { certificateView } from './views-page.ts';
import { temporaryCardSummary } from './views-summary.ts';

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
