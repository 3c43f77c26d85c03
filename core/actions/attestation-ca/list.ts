import { z } from 'zod';
import { day, sha256Hex } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The card makers' certification authorities that attestations are checked against. Without a root the maker of a card is not checked. */
export const attestationCaList = action({
  id: 'attestation-ca.list',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    authorities: z.array(
      z.object({
        /** SHA-256 of the certificate in DER. */
        fingerprint: sha256Hex,
        kind: z.enum(['root', 'intermediate']),
        subject: z.string(),
        validFrom: day,
        validTo: day,
        /** Whether it leads to a root that is trusted now, and none on the way is past its last day. */
        inForce: z.boolean(),
      }),
    ),
  }),
  reads: true,
});
