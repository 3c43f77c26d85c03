import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** A card that somebody else issued is wiped on purpose, so that it can be issued here. Cards on our own record are never touched by it. */
export const readerTakeOver = action({
  id: 'reader.take-over',
  permission: { family: 'house', row: 'take-over' },
  subject: { kind: 'reader', from: 'reader' },
  /** `chip`: what told the card from every other when it was shown, so that no other one is wiped; `destroys`: that this was meant. */
  input: z.strictObject({ reader: line(200), chip: line(120), destroys: z.literal(true) }),
  output: z.object({}),
  failures: ['no-card', 'reader-busy', 'card-swapped', 'card-already-issued', 'card-not-wipeable', 'card-pulled'],
});
