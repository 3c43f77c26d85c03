import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { chipView } from '../views.ts';

/** Every object and certificate on the chip, readable and explained; no secret is needed and no try is spent. */
export const cardReadChip = action({
  id: 'card.read-chip',
  permission: { family: 'house', row: 'diagnose' },
  subject: { kind: 'reader', from: 'reader' },
  input: z.strictObject({ reader: line(200) }),
  output: chipView,
  failures: ['no-card', 'card-mute', 'reader-held'],
  reads: true,
});
