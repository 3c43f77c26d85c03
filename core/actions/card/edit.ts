import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 29, Edit card: what the record says of the holder on this card. Chip and plastic stay as they are. Absent stays, null takes away. */
export const cardEdit = action({
  id: 'card.edit',
  permission: { family: 'credentials', row: 29 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'edit' },
  input: z.strictObject({ cardId: recordId, title: line(100).nullable().optional(), unit: line(100).nullable().optional() }),
  output: z.object({ changed: z.array(z.enum(['title', 'unit'])) }),
});
