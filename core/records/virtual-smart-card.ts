import { z } from 'zod';
import { day, instant, line, recordId } from './scalars.ts';
import { virtualSmartCardState } from './states.ts';

/**
 * A virtual smart card (spec credentials 1.6): keys and certificates in a token of the computer on which it was got. Its certificates
 * stand in slots named as on a card: 9a authentication, 9c signature.
 */
export const virtualSmartCard = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  personId: recordId,
  /** Said as V-1042: a row of numbers of its own. */
  number: z.int().positive(),
  state: virtualSmartCardState,
  /** The station on whose computer the token is: only that one can change its PIN or remove its keys. */
  stationId: recordId,
  /** The PKCS #11 module that holds the token, and the token's label there. */
  modulePath: line(400),
  tokenLabel: line(32),
  /** Sets another PIN where the holder forgot theirs; gone once the keys are. */
  soPinBlobId: recordId.optional(),
  /** In the token: being made, made, to be removed at the next chance, removed; left where another program made the token its own. */
  keys: z.enum(['making', 'made', 'to-remove', 'removed', 'left']),
  expiresOn: day,
  activatedAt: instant.optional(),
  createdAt: instant,
});
