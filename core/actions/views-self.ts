import { z } from 'zod';
import { recordId } from '../records/scalars.ts';
import { credentialRoles } from '../roles/role-names.ts';
import { possibleView } from './views-common.ts';
import { virtualPinRules, virtualSmartCardView } from './views-virtual-smart-card.ts';
import { mobileIdView } from './views-mobile-id.ts';
import { cardSummary, personSummary, requestSummary } from './views-summary.ts';

/** One's own things, as self-service shows them. */
export const selfView = personSummary.extend({
  phone: z.string().optional(),
  photo: z.string().optional(),
  roles: z.array(z.enum(credentialRoles)),
  cards: z.array(cardSummary),
  virtualSmartCards: z.array(virtualSmartCardView),
  virtualPinRules,
  mobileIds: z.array(mobileIdView),
  /** The newest, or those before the one that was named. */
  requests: z.array(requestSummary.extend({ mayAbort: z.boolean() })),
  /** What to ask for the earlier ones with; absent where there are none. */
  next: recordId.optional(),
  photoNeedsApproval: z.boolean(),
  /** By what one proves at a kiosk who one is, before a PIN is set that is not known; and whether it is proved. */
  proof: z.object({ ways: z.array(z.enum(['mail', 'staff', 'mobile'])), given: z.boolean() }),
  possible: z.array(possibleView),
});
export type SelfView = z.infer<typeof selfView>;
