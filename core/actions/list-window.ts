import { z } from 'zod';
import { recordId } from '../records/scalars.ts';

/** What every list is asked for with: where the window begins, and how it is sorted. */
export function windowInput<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return {
    text: z.string().max(200),
    limit: z.int().min(1).max(200),
    sort: z.strictObject({ by: z.enum(sorts), down: z.boolean() }).optional(),
    /** The last of the window before: the next one begins behind it. */
    after: recordId.optional(),
  };
}

/** Counts to the end, however many there are: asked for where `more` was answered, since it may take a moment. */
export const exactly = z.literal(true).optional();

/** How long the list is, and what leads on. */
export const windowOutput = {
  /** How many there are, counted up to 10,000; `more` where there are more. */
  total: z.number(),
  more: z.literal(true).optional(),
  /** What to ask for the next window with; absent at the end. */
  next: recordId.optional(),
};
