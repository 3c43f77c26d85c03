import { z } from 'zod';
import { action } from '../action.ts';

/** The answer file makes this station one of the organisation. */
export const stationJoin = action({
  id: 'station.join',
  permission: { family: 'house', row: 'first-start' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ answer: z.string().max(4_000_000) }),
  output: z.object({}),
  failures: ['already-started', 'join-file-invalid'],
});
