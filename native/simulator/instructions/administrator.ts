import { equalBytes, fromHex } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { type BlockCipher, blockCipher } from '../algorithms.ts';
import { encipher } from '../block-cipher.ts';
import { type InstructionContext, type Outcome, answer, refuse } from '../instruction.ts';
import { STATUS } from '../status.ts';
import type { AuthenticationTemplate } from './authentication-template.ts';

/**
 * The administrator's authentication with key 9B (part 2 appendix A.1 and A.2):
 * witness: the card enciphers a random block, the other side returns it deciphered and may challenge the card in turn;
 * challenge: the card sends a random block, the other side returns it enciphered.
 */
export function authenticateAdministrator(context: InstructionContext, template: AuthenticationTemplate): Outcome {
  const { command, state, session, personality } = context;
  const cipher = blockCipher(command.p1);
  if (cipher === undefined || cipher.id !== state.management.algorithm) return refuse(personality.noKeyStatus);
  if (state.management.triesLeft === 0) return refuse(STATUS.blocked);
  if (template.witness?.length === 0) return beginWithWitness(context, cipher);
  if (template.challenge?.length === 0) return beginWithChallenge(context, cipher);
  const half = session.challenge;
  if (half?.kind === 'witness' && template.witness !== undefined) return finishWitness(context, cipher, template);
  if (half?.kind === 'challenge' && template.response !== undefined) return judge(context, equalBytes(half.expected, template.response));
  return { ...refuse(STATUS.wrongData), session: withoutChallenge(context) };
}

function beginWithWitness({ random, session, state }: InstructionContext, cipher: BlockCipher): Outcome {
  const witness = random(cipher.blockLength);
  const sent = encipher(cipher, fromHex(state.management.value), witness);
  return {
    ...answer(tlv(0x7c, tlv(0x80, sent))),
    session: { ...session, administrator: false, challenge: { kind: 'witness', expected: witness } },
  };
}

function beginWithChallenge({ random, session, state }: InstructionContext, cipher: BlockCipher): Outcome {
  const challenge = random(cipher.blockLength);
  const expected = encipher(cipher, fromHex(state.management.value), challenge);
  return {
    ...answer(tlv(0x7c, tlv(0x81, challenge))),
    session: { ...session, administrator: false, challenge: { kind: 'challenge', expected } },
  };
}

function finishWitness(context: InstructionContext, cipher: BlockCipher, template: AuthenticationTemplate): Outcome {
  const { session, state } = context;
  const right =
    session.challenge !== undefined && template.witness !== undefined && equalBytes(session.challenge.expected, template.witness);
  const outcome = judge(context, right);
  if (!right || template.challenge === undefined) return outcome;
  if (template.challenge.length !== cipher.blockLength) return { ...refuse(STATUS.wrongData), session: withoutChallenge(context) };
  const response = encipher(cipher, fromHex(state.management.value), template.challenge);
  return { ...outcome, body: tlv(0x7c, tlv(0x82, response)) };
}

function judge(context: InstructionContext, right: boolean): Outcome {
  const { state, personality } = context;
  const limit = personality.management.tries;
  const session = { ...withoutChallenge(context), administrator: right };
  if (limit === null) return { status: right ? STATUS.ok : STATUS.securityNotSatisfied, session };
  const triesLeft = right ? limit : (state.management.triesLeft ?? limit) - 1;
  const counted = { ...state, management: { ...state.management, triesLeft } };
  return { status: right ? STATUS.ok : STATUS.securityNotSatisfied, session, state: counted };
}

function withoutChallenge({ session }: InstructionContext): InstructionContext['session'] {
  const { challenge: _used, ...rest } = session;
  return { ...rest, administrator: false };
}
