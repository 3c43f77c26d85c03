import { z } from 'zod';
import { action } from '../action.ts';

/** Makes this station known to the central server, with an API key of its service point; from then on they sync. */
export const syncEnrol = action({
  id: 'sync.enrol',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ apiKeySecret: z.string().min(1).max(256) }),
  output: z.object({}),
  secrets: ['apiKeySecret'],
  failures: [
    'central-away',
    'central-lost',
    'central-unknown',
    'central-denied',
    'station-key-refused',
    'station-unknown',
    'station-taken',
  ],
});
