import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

/** An Administrator answers another station's request file: issuing CA, keys wrapped to it, public keys, accounts. */
export const stationAnswerJoin = action({
  id: 'station.answer-join',
  permission: { family: 'house', row: 'answer-join-request' },
  subject: { kind: 'none' },
  input: z.strictObject({ request: z.string().max(100_000), servicePointId: recordId, organisationKeys: z.boolean() }),
  output: takenOutView,
  failures: ['join-file-invalid', 'not-found', 'authority-refused', 'file-not-written'],
});
