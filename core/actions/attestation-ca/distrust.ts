import { z } from 'zod';
import { sha256Hex } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Takes a card maker's certification authority out of use: it vouches for no card from now on. Cards that were issued keep what they say. */
export const attestationCaDistrust = action({
  id: 'attestation-ca.distrust',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ fingerprint: sha256Hex.length(64) }),
  output: z.object({}),
  failures: ['not-found'],
});
