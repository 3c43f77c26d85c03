import { z } from 'zod';
import { day, hex, instant, line, optionalLine, recordId } from './scalars.ts';
import { temporaryCardState } from './states.ts';

/** A card of the pool (spec credentials 1.4): without a holder until it is assigned; numbers, secrets and chip as a card's. */
export const temporaryCard = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  /** Said as T-1042: a row of numbers of its own. */
  number: z.int().positive(),
  profileId: line(60),
  state: temporaryCardState,
  /** The holder, while it is assigned, and after the due date until it is withdrawn. */
  personId: recordId.optional(),
  assignedAt: instant.optional(),
  /** The last day on which the holder may use it; its certificates end with it. */
  dueOn: day.optional(),
  /** The plastic's own end, as the CHUID says it. */
  expiresOn: day.optional(),
  cardUuid: z.uuid().optional(),
  fascN: hex.optional(),
  chip: optionalLine(120),
  model: optionalLine(60),
  masterKeyVersion: z.int().nonnegative().optional(),
  pukBlobId: recordId.optional(),
  pukPendingBlobId: recordId.optional(),
  /** The PIN that nobody knows, while it rests in the pool; gone once a holder chose one. */
  pinBlobId: recordId.optional(),
  /** The last reminder of the due day that went out: so many days before. */
  remindedDays: z.int().positive().optional(),
  issuedAt: instant.optional(),
  createdAt: instant,
});
