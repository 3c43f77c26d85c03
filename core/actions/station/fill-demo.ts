import { z } from 'zod';
import { action } from '../action.ts';

/** First start in one click: an invented organisation with 500 generated records, faces drawn by the program, requests in every state. */
export const stationFillDemo = action({
  id: 'station.fill-demo',
  permission: { family: 'house', row: 'first-start' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
  failures: ['already-started'],
});
