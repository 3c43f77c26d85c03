import { z } from 'zod';
import { instant, recordId, sha256Hex } from '../records/scalars.ts';
import { certificateState, personState } from '../records/states.ts';
import { factView, possibleView } from './views-common.ts';
import { mobileIdView } from './views-mobile-id.ts';
import { cardSummary, personSummary, requestSummary, temporaryCardSummary } from './views-summary.ts';
import { virtualSmartCardView } from './views-virtual-smart-card.ts';

export const certificateView = z.object({
  id: recordId,
  slot: z.enum(['9a', '9c', '9d', '9e']),
  keyKind: z.string(),
  serialHex: z.string(),
  state: certificateState,
  revocationReason: z.string().optional(),
  waitingForAuthority: z.boolean(),
  notBefore: instant,
  notAfter: instant,
  /** What the authority says now; unknown while it is away. */
  authority: z.enum(['valid', 'on-hold', 'revoked', 'expired', 'unknown']),
});
export type CertificateView = z.infer<typeof certificateView>;

export const personView = personSummary.extend({
  phone: z.string().optional(),
  photo: z.string().optional(),
  servicePointName: z.string(),
  createdAt: instant,
  sortName: z.string(),
  identifierId: recordId.optional(),
  /** First-family, house and narrower roles by name. */
  roles: z.array(z.string()),
  /** Actions that somebody else must approve. */
  needsApproval: z.array(z.string()),
  /** A password letter waits for printing by hand. */
  passwordLetterWaits: z.boolean().optional(),
  cards: z.array(cardSummary),
  /** Of the pool, lent to them now. */
  temporaryCards: z.array(temporaryCardSummary),
  virtualSmartCards: z.array(virtualSmartCardView),
  mobileIds: z.array(mobileIdView),
  requests: z.array(requestSummary),
  activity: z.array(factView),
  possible: z.array(possibleView),
  profiles: z.array(z.object({ id: z.string(), name: z.string(), claims: z.string() })),
  cardRequestNeedsApproval: z.boolean(),
});
export type PersonView = z.infer<typeof personView>;

export const cardView = cardSummary.extend({
  /** What the card says of its holder besides the name. */
  title: z.string().optional(),
  unit: z.string().optional(),
  /** Why its production failed, where it did: it may be repeated. */
  failed: z.object({ because: z.string(), at: instant }).optional(),
  /** Actions that somebody else must approve, as the options are now. */
  needsApproval: z.array(z.string()),
  profileClaims: z.string(),
  cardUuid: z.string().optional(),
  fascN: z.string().optional(),
  chip: z.string().optional(),
  model: z.string().optional(),
  servicePointName: z.string(),
  personState,
  photo: z.string().optional(),
  certificates: z.array(certificateView),
  proof: z.object({ at: instant, passed: z.number(), total: z.number(), leftOut: z.array(z.string()) }).optional(),
  /** The maker's root that all its keys were attested up to; absent where the maker was not checked. */
  attestedBy: z.object({ root: z.string(), fingerprint: sha256Hex }).optional(),
  handOver: z
    .object({ identifiers: z.array(z.string()), seenByName: z.string(), photoCompared: z.boolean(), receipt: z.string(), at: instant })
    .optional(),
  requestId: recordId.optional(),
  /** What waits for something else: `revocation-waiting`, `puk-unknown`, … */
  waits: z.array(z.string()),
  /** Unfinished operation of this card. */
  openOperation: z.object({ operationId: recordId, kind: z.string(), step: z.string(), since: instant }).optional(),
  timeline: z.array(z.object({ state: z.string(), at: instant })),
  activity: z.array(factView),
  possible: z.array(possibleView),
});
export type CardView = z.infer<typeof cardView>;

export const requestView = requestSummary.extend({
  before: z.record(z.string(), z.string()),
  after: z.record(z.string(), z.string()),
  person: personSummary,
  photo: z.string().optional(),
  /** The photo that is asked for. */
  newPhoto: z.string().optional(),
  possible: z.array(possibleView),
});
export type RequestView = z.infer<typeof requestView>;
