import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { sessionView } from '../views.ts';

/** Works at another of one's own service points from now on. */
export const sessionSwitchServicePoint = action({
  id: 'session.switch-service-point',
  permission: { family: 'house', row: 'sign-out' },
  subject: { kind: 'none' },
  input: z.strictObject({ servicePointId: recordId }),
  output: sessionView,
  failures: ['not-found'],
});
