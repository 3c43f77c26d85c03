import { z } from 'zod';
import { recordId } from '../records/scalars.ts';
import { codeShapes, type CodeKind, PROOF_SIGNS, SIGNS } from '../remote-unblock/spoken-code.ts';

/** What two stations of an organisation leave for each other at the central server while a card is unblocked from afar. */

/** So long a call may last, at either station and at the server. */
export const CALL_MINUTES = 20;

const signs = `[${SIGNS}]{4}`;
const code = (kind: CodeKind) =>
  z.string().regex(new RegExp(`^${signs}(?: ${signs}){${codeShapes[kind].groups - 1}}$`), 'groups of a code');

export const callLeft = z.strictObject({
  /** Made by the station at which the holder sits. */
  id: recordId,
  /** UUID of the card, which the challenge names by 23 bits alone. */
  card: recordId,
  challenge: code('challenge'),
});
export type CallLeft = z.infer<typeof callLeft>;

export const openCalls = z.object({
  /** Asked for again with it, the answer waits until something else is open. */
  mark: z.string(),
  calls: z.array(
    z.object({
      id: recordId,
      card: recordId,
      challenge: code('challenge'),
      station: recordId,
      /** How long it has waited, which no two clocks need agree on. */
      seconds: z.int().nonnegative(),
    }),
  ),
});
export type OpenCalls = z.infer<typeof openCalls>;

/** The PUK, sealed to the holder's station: nobody else can open it. */
export const callAnswer = z.strictObject({ response: code('response') });
export const callAnswered = z.object({ response: code('response').optional() });
/** The four signs that say what became of it. */
export const callProof = z.strictObject({ proof: z.string().regex(new RegExp(`^[${SIGNS}]{${PROOF_SIGNS}}$`), 'four signs') });
export const callProved = z.object({ proof: callProof.shape.proof.optional() });
export const callDone = z.object({});
