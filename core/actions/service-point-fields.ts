import { z } from 'zod';
import { isRor } from '../raid/check-digits.ts';
import { email, line } from '../records/scalars.ts';

const ror = z
  .string('a ROR id as https://ror.org/0…')
  .trim()
  .max(25)
  .refine(isRor, 'a ROR id as https://ror.org/0…, with its check digits');

/** What one types of a service point (spec service points 4.4). */
export const servicePointFields = {
  name: line(256).min(3, 'a name of 3 to 256 characters'),
  adminEmail: email,
  techEmail: email,
  identifierOwner: ror,
  searchContent: z.string().trim().toLowerCase().max(256, 'at most 256 characters').optional(),
  appWritesEnabled: z.boolean(),
};

export const newServicePoint = { ...servicePointFields, enabled: z.boolean() };

/** What is told of a service point, whoever asks. */
export const toldOfPoint = {
  name: z.string(),
  adminEmail: z.string().optional(),
  techEmail: z.string().optional(),
  identifierOwner: z.string().optional(),
  repositoryId: z.string().optional(),
  prefix: z.string().optional(),
  searchContent: z.string().optional(),
  enabled: z.boolean(),
  appWritesEnabled: z.boolean(),
};

/**
 * A service point as the public RAiD service writes it: a number for its id, and our own id as its group. The registrar's secret
 * is in no answer. The server answers it, and a station takes it in.
 */
export const servicePointBody = z.object({
  id: z.int().optional(),
  groupId: z.uuid(),
  ...toldOfPoint,
});
