import { z } from 'zod';
import { action } from '../action.ts';
import { possibleView } from '../views-common.ts';
import { servicePointSummary } from '../views-points.ts';

/** The service points: a Registry operator every one, others their own; and how many wait to be let in by the caller. */
export const servicePointFind = action({
  id: 'service-point.find',
  permission: { family: 'house', row: 'service-points-look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ text: z.string().max(200).optional() }),
  output: z.object({ servicePoints: z.array(servicePointSummary), mayCreate: possibleView, waiting: z.number().optional() }),
  reads: true,
});
