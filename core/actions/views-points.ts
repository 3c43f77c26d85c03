import { z } from 'zod';
import { membershipRole } from '../records/states.ts';
import { instant, recordId } from '../records/scalars.ts';
import { toldOfPoint } from './service-point-fields.ts';
import { factView, failureView, possibleView } from './views-common.ts';

/** A person as lists of staff name them; also of those who are disabled, so that what they did keeps its name. */
export const personName = z.object({ id: recordId, name: z.string() });

export const servicePointSummary = z.object({
  id: recordId,
  number: z.number().optional(),
  ...toldOfPoint,
  createdAt: instant,
  updatedAt: instant.optional(),
});
export type ServicePointSummary = z.infer<typeof servicePointSummary>;

export const servicePointView = servicePointSummary.extend({
  staff: z.number(),
  waiting: z.number(),
  keys: z.number(),
  stations: z.array(z.object({ id: recordId, name: z.string(), enabled: z.boolean(), here: z.boolean() })),
  possible: z.array(possibleView),
  activity: z.array(factView),
});
export type ServicePointView = z.infer<typeof servicePointView>;

/** Somebody of the staff of one service point. */
export const staffView = z.object({
  membershipId: recordId,
  person: personName.extend({ email: z.string(), number: z.string(), state: z.string() }),
  role: z.enum(['operator', ...membershipRole.options]),
  state: z.enum(['pending', 'enabled', 'disabled']),
  grantedBy: z.string().optional(),
  grantedAt: instant.optional(),
  changedBy: z.string().optional(),
  changedAt: instant.optional(),
  /** Roles that they could get, each allowed or with the reason why not. */
  roles: z.array(
    z.object({ role: z.enum(['operator', ...membershipRole.options]), allowed: z.boolean(), because: failureView.optional() }),
  ),
  possible: z.array(possibleView),
});
export type StaffView = z.infer<typeof staffView>;

export const accessRequestView = z.object({
  id: recordId,
  person: personName.extend({ email: z.string(), number: z.string() }),
  servicePoint: z.object({ id: recordId, name: z.string() }),
  identityProvider: z.string(),
  state: z.enum(['requested', 'approved', 'rejected']),
  comments: z.string().optional(),
  requestedAt: instant,
  respondedAt: instant.optional(),
  respondedBy: z.string().optional(),
  reason: z.string().optional(),
  possible: z.array(possibleView),
});
export type AccessRequestView = z.infer<typeof accessRequestView>;

/** What a signed-in person may see of their own standing. */
export const accessView = z.object({
  person: personName.extend({ email: z.string() }),
  identityProvider: z.string(),
  registryOperator: z.boolean(),
  memberships: z.array(
    z.object({ servicePoint: z.object({ id: recordId, name: z.string(), enabled: z.boolean() }), role: z.string(), state: z.string() }),
  ),
  requests: z.array(accessRequestView.omit({ possible: true, person: true })),
  /** Service points that one may ask at: those that are enabled. */
  servicePoints: z.array(z.object({ id: recordId, name: z.string() })),
  mayAsk: possibleView,
});
export type AccessView = z.infer<typeof accessView>;

export const apiKeyView = z.object({
  id: recordId,
  subject: z.string(),
  role: membershipRole,
  maker: z.string(),
  state: z.enum(['enabled', 'disabled', 'expired']),
  /** Whether it would be taken now; not where its maker or its service point is disabled. */
  works: z.boolean(),
  expiresAt: instant,
  createdAt: instant,
  lastUsedAt: instant.optional(),
  possible: z.array(possibleView),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;
