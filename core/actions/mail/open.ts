import { z } from 'zod';
import { instant, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

const mailView = z.object({
  id: recordId,
  kind: z.string(),
  /** Number of the person it is to. */
  number: z.string(),
  madeAt: instant,
  attempts: z.number(),
  nextAt: instant.optional(),
  lastError: z.string().optional(),
});

/** The mail server, and what waits for it or was given up. Never what a mail says. */
export const mailOpen = action({
  id: 'mail.open',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    server: z
      .object({
        host: z.string(),
        port: z.number(),
        security: z.enum(['tls', 'starttls', 'none']),
        from: z.string(),
        user: z.string().optional(),
        signsIn: z.boolean(),
        hasCertificate: z.boolean(),
      })
      .optional(),
    waiting: z.number(),
    mails: z.array(mailView),
    failed: z.array(mailView),
  }),
  reads: true,
});
