import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

/** A new station asks to join an organisation: its public keys as a file to carry to an Administrator (PRODUCT, decision 12). */
export const stationJoinRequest = action({
  id: 'station.join-request',
  permission: { family: 'house', row: 'first-start' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ station: line(120) }),
  output: takenOutView,
  failures: ['already-started', 'file-not-written'],
});
