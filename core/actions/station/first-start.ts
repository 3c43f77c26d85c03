import { z } from 'zod';
import { email, line, password } from '../../records/scalars.ts';
import { action } from '../action.ts';

const firstPerson = z.strictObject({ name: line(200), email, password });

/** Makes the organisation: root, issuing CA, content signer, station key, recovery code, and two people with four eyes (PRODUCT, decision 2). */
export const stationFirstStart = action({
  id: 'station.first-start',
  permission: { family: 'house', row: 'first-start' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({
    organisation: line(120),
    servicePoint: line(256),
    station: line(120),
    operator: firstPerson,
    approver: firstPerson,
  }),
  output: z.object({}),
  secrets: ['operator.password', 'approver.password'],
  failures: ['already-started', 'same-person-twice', 'disk-full'],
});
