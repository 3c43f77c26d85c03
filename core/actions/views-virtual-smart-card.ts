import { z } from 'zod';
import { day, instant, recordId } from '../records/scalars.ts';
import { virtualSmartCardState } from '../records/states.ts';
import { possibleView } from './views-common.ts';

/** A virtual smart card as its holder and its manager see it. */
export const virtualSmartCardView = z.object({
  id: recordId,
  /** Said with a V: V-1042. */
  number: z.number(),
  state: virtualSmartCardState,
  /** At whose computer its keys are, and whether that is this one. */
  stationName: z.string(),
  here: z.boolean(),
  keys: z.enum(['making', 'made', 'to-remove', 'removed', 'left']),
  expiresOn: day,
  at: instant,
  possible: z.array(possibleView),
});
export type VirtualSmartCardView = z.infer<typeof virtualSmartCardView>;

const characters = z.enum(['ALLOWED', 'DISALLOWED', 'REQUIRED']);
/** What its PIN may be made of. */
export const virtualPinRules = z.object({
  least: z.number(),
  most: z.number(),
  upper: characters,
  lower: characters,
  digits: characters,
  special: characters,
});
