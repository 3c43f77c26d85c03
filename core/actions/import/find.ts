import { z } from 'zod';
import { importSummary } from '../views.ts';
import { action } from '../action.ts';

/** Files of people that were brought to this service point, newest first. */
export const importFind = action({
  id: 'import.find',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ limit: z.int().min(1).max(200) }),
  output: z.object({ imports: z.array(importSummary) }),
  reads: true,
});
