import { z } from 'zod';
import { base64, recordId } from '../records/scalars.ts';

/** What a station asks for as a witness of the log, and what it says. */

export const witnessQuery = z.strictObject({
  /** The size of the head that it cosigned last, and how far it has taken in the feed; 0 where there is none. */
  signed: z.coerce.number<string>().int().nonnegative(),
  taken: z.coerce.number<string>().int().nonnegative(),
});

export const shownHead = z.object({
  /** A signed note (C2SP tlog-checkpoint); absent where there is no entry, or one is not what its leaf says. */
  checkpoint: z.string().max(4000).optional(),
  /** The 32 bytes of the Ed25519 key that signed it. */
  key: base64,
  /** RFC 6962 §2.1.2, between the head and each of the two sizes, from the smaller to the larger; empty where the server has not got both. */
  sinceSigned: z.array(base64).max(64),
  withTaken: z.array(base64).max(64),
});
export type ShownHead = z.infer<typeof shownHead>;

export const cosignatureBody = z.strictObject({
  /** Of the head. */
  size: z.int().positive(),
  /** One signature line (C2SP tlog-cosignature). */
  line: z.string().max(400),
});

/** It is kept. */
export const acknowledged = z.object({});

export const witnessedQuery = z.strictObject({
  epoch: z.coerce.number<string>().int().nonnegative(),
  /** No fact after that number of the station is meant. */
  most: z.coerce.number<string>().int().positive(),
});

/** That a fact of the station, and so its chain up to there, stands in the log under a head that stations have witnessed. */
export const witnessedFact = z.object({
  /** C2SP tlog-proof; absent where none of its facts is under such a head. */
  proof: z.string().optional(),
  n: z.int().positive().optional(),
});

/** The newest head that was shown to stations, with their cosignatures, and when each signed. */
export const witnessedHead = z.object({
  checkpoint: z.string(),
  by: z.array(z.object({ station: recordId, seconds: z.number() })),
});
export type WitnessedHead = z.infer<typeof witnessedHead>;
