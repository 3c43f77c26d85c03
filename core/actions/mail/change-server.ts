import { z } from 'zod';
import { email, foreignSecret, line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Which server takes this station's mail. A password that is left out stays as it is while host and user do. */
export const mailChangeServer = action({
  id: 'mail.change-server',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({
    host: line(253),
    port: z.int('a port from 1 to 65535').min(1, 'a port from 1 to 65535').max(65535, 'a port from 1 to 65535'),
    security: z.enum(['tls', 'starttls', 'none']),
    from: email,
    user: line(256).optional(),
    serverPassword: foreignSecret(256).optional(),
    /** PEM of the authority that the server's certificate comes from. */
    certificate: z.string().max(20_000).optional(),
  }),
  output: z.object({}),
  secrets: ['serverPassword'],
  failures: ['input-invalid'],
});
