import { z } from 'zod';
import { accessRequestState, membershipRole, membershipState } from './states.ts';
import { comments, email, instant, line, optionalLine, recordId } from './scalars.ts';

const ror = z.string('a ROR id').regex(/^https:\/\/ror\.org\/[0-9a-z]{9}$/, 'a ROR id as https://ror.org/0…');

/** Numbers that the RAiD service knows service points by begin here. */
export const FIRST_SERVICE_POINT_NUMBER = 20_000_000;

/** A service point (spec service points 4.4). One that was made at first start has neither owner nor repository until it is updated. */
export const servicePoint = z.strictObject({
  id: recordId,
  number: z.int().min(FIRST_SERVICE_POINT_NUMBER).optional(),
  name: line(256),
  enabled: z.boolean(),
  /** In charge of people; in charge of machines. */
  adminEmail: email.optional(),
  techEmail: email.optional(),
  /** ROR of the organisation that answers for the RAiDs minted from now on. */
  identifierOwner: ror.optional(),
  /** Where it registers handles: never changed once it is there. */
  repositoryId: optionalLine(60),
  prefix: optionalLine(40),
  /** The repository's password, in the sealed set. */
  repositorySecretBlobId: recordId.optional(),
  searchContent: optionalLine(256),
  /** May people write RAiDs at the desk? Off where a program writes them by API; on where nothing is said. */
  appWritesEnabled: z.boolean().optional(),
  createdAt: instant,
  updatedAt: instant.optional(),
});

/** A person at a service point: one record per pair, kept for ever (4.2). */
export const membership = z.strictObject({
  id: recordId,
  personId: recordId,
  servicePointId: recordId,
  /** Means nothing while the membership is pending. */
  role: membershipRole,
  state: membershipState,
  createdAt: instant,
  grantedBy: recordId.optional(),
  grantedAt: instant.optional(),
  changedBy: recordId.optional(),
  changedAt: instant.optional(),
});

/** A signed-in person's plea to be let into one service point (4.3). Who asks is what the sign-in verified, never what was typed. */
export const accessRequest = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  personId: recordId,
  /** How the person had signed in: `local`, or the provider's issuer. */
  identityProvider: line(256),
  state: accessRequestState,
  comments: comments.optional(),
  requestedAt: instant,
  respondedBy: recordId.optional(),
  respondedAt: instant.optional(),
  /** Why not, where it was rejected. */
  reason: comments.optional(),
});
export const accessRequestPersonal = ['comments', 'reason'] as const;

/** An API key (4.5). Its secret is nowhere; what the secret's hash is, the sealed set holds. Expired is what an enabled one is after its time. */
export const apiKey = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  /** The system or person that uses it; stays taken for ever. */
  subject: line(256),
  role: membershipRole,
  makerId: recordId,
  enabled: z.boolean(),
  hashBlobId: recordId,
  expiresAt: instant,
  createdAt: instant,
  lastUsedAt: instant.optional(),
});

/** How a person is known at a sign-in provider: provider and subject together, never the address (4.1). */
export const identity = z.strictObject({
  id: recordId,
  personId: recordId,
  issuer: line(256),
  subject: line(256),
  clientId: line(256),
  createdAt: instant,
});
export const identityPersonal = ['subject'] as const;
