import { z } from 'zod';
import { action } from '../action.ts';

const optionValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.number())]);

/** Every option with its value and its standard one, and what this station is. */
export const optionList = action({
  id: 'option.list',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    options: z.array(
      z.object({
        id: z.string(),
        value: optionValue,
        standard: optionValue,
        notOffered: z.array(z.object({ value: optionValue, why: z.string() })),
      }),
    ),
    station: z.object({
      name: z.string(),
      id: z.string(),
      dataFolder: z.string(),
      version: z.string(),
      shell: z.string(),
      sealing: z.string(),
    }),
    stations: z.array(z.object({ id: z.string(), name: z.string(), servicePoint: z.string(), enabled: z.boolean() })),
  }),
  reads: true,
});
