import { z } from 'zod';
import { action } from '../action.ts';

const wanted = 'one or more certificates in PEM, at most 200 kB';

/**
 * Trusts a card maker's root, or takes an intermediate in that leads to one. Whoever picks the wrong file may give a private key: the text is
 * a secret, and nothing of it is kept but certificates.
 */
export const attestationCaTrust = action({
  id: 'attestation-ca.trust',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ pemSecret: z.string(wanted).min(1, wanted).max(200_000, wanted) }),
  output: z.object({ added: z.number() }),
  secrets: ['pemSecret'],
  failures: ['ca-private-key', 'ca-unreadable', 'ca-not-ca', 'ca-outdated', 'ca-without-root', 'ca-known'],
});
