import { z } from 'zod';
import { day, instant, recordId } from '../records/scalars.ts';
import { cardState, operationKind, temporaryCardState } from '../records/states.ts';
import { failureView } from './views-common.ts';

/** What lies in a reader. */
export const readerTile = z.object({
  /** Number painted on the tile; stays with the reader's name. */
  number: z.number(),
  name: z.string(),
  contents: z.enum([
    'empty',
    'looking',
    'blank',
    'ours',
    'unfinished',
    'foreign',
    'blocked',
    'no-piv',
    'mute',
    'held',
    'gone',
    'busy',
    'unreadable',
  ]),
  /** Of a card that we know: whose it is. */
  cardId: recordId.optional(),
  cardNumber: z.number().optional(),
  cardState: cardState.optional(),
  /** Of a temporary card instead; `cardNumber` is then its T-number. */
  temporaryCardId: recordId.optional(),
  temporaryCardState: temporaryCardState.optional(),
  dueOn: day.optional(),
  /** It was withdrawn, and what its last holder had is still on the chip. */
  wipeWaits: z.literal(true).optional(),
  personName: z.string().optional(),
  /** Model as recognised, for blanks and foreign cards too. */
  model: z.string().optional(),
  pinTriesLeft: z.number().optional(),
  pukTriesLeft: z.number().optional(),
  operation: z
    .object({
      id: recordId,
      cardNumber: z.number(),
      step: z.number(),
      of: z.number(),
      label: z.string(),
      temporary: z.literal(true).optional(),
    })
    .optional(),
  /** An unfinished operation of the card that lies here. */
  unfinishedOperationId: recordId.optional(),
  failure: failureView.optional(),
  heldBy: z.string().optional(),
  since: instant,
});
export type ReaderTile = z.infer<typeof readerTile>;

export const operationStep = z.object({
  key: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'skipped', 'failed']),
  tookMs: z.number().optional(),
  /** Median of this step on this card model as measured here, or as the model says before there are any. */
  expectedMs: z.number().optional(),
});
export const operationView = z.object({
  id: recordId,
  kind: operationKind,
  /** The card, or the temporary card where `temporary` says so. */
  cardId: recordId,
  temporary: z.literal(true).optional(),
  cardNumber: z.number(),
  personName: z.string(),
  reader: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'discarded']),
  steps: z.array(operationStep),
  startedAt: instant,
  /** Measured time left; absent where nothing is known yet. */
  leftMs: z.number().optional(),
  /** What a cancel at this moment would leave behind. */
  cancelLeaves: z.enum(['nothing', 'unfinished-card', 'not-possible']),
  failure: failureView.optional(),
  leftOut: z.array(z.string()),
});
export type OperationView = z.infer<typeof operationView>;
