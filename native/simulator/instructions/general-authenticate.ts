import { tlv } from '../../../core/base/ber-tlv.ts';
import { asymmetricAlgorithm } from '../algorithms.ts';
import { type StoredKey, keyOf } from '../card-state.ts';
import { type Instruction, type InstructionContext, type Outcome, answer, refuse } from '../instruction.ts';
import { agree, applyKey } from '../key-operations.ts';
import { MANAGEMENT, keyUseOf } from '../slots.ts';
import { STATUS } from '../status.ts';
import { authenticateAdministrator } from './administrator.ts';
import { type AuthenticationTemplate, readAuthenticationTemplate } from './authentication-template.ts';

/** GENERAL AUTHENTICATE (part 2 §3.2.4): the administrator's authentication, signing, decrypting, key agreement. */
export const generalAuthenticate: Instruction = (context) => {
  const template = readAuthenticationTemplate(context.command.data);
  if (template === undefined) return refuse(STATUS.wrongData);
  if (context.command.p2 === MANAGEMENT) return authenticateAdministrator(context, template);
  return usePrivateKey(context, template);
};

function usePrivateKey(context: InstructionContext, template: AuthenticationTemplate): Outcome {
  const { command, state, personality, session } = context;
  const key = keyOf(state, command.p2);
  if (key === undefined || key.algorithm !== command.p1) return refuse(personality.noKeyStatus);
  if (!mayUse(context, key)) return refuse(STATUS.securityNotSatisfied);
  if (template.response === undefined || template.response.length > 0) return refuse(STATUS.wrongData);
  const result = compute(context, key, template);
  if (result === undefined) return refuse(STATUS.wrongData);
  return { ...answer(tlv(0x7c, tlv(0x82, result))), session: { ...session, pinFresh: false } };
}

function mayUse({ session, contactless, personality }: InstructionContext, key: StoredKey): boolean {
  if (key.pinPolicy === 'never') return true;
  if (contactless && personality.contactless === 'standard') return false;
  return key.pinPolicy === 'once' ? session.pinVerified : session.pinVerified && session.pinFresh;
}

function compute(
  { command, personality, random }: InstructionContext,
  key: StoredKey,
  template: AuthenticationTemplate,
): Uint8Array | undefined {
  const curve = asymmetricAlgorithm(key.algorithm)?.kind !== 'rsa';
  if (template.exponentiation !== undefined) {
    if (personality.strictKeyUse && keyUseOf(command.p2) === 'signs') return undefined;
    return agree(key, template.exponentiation);
  }
  if (template.challenge === undefined || template.challenge.length === 0) return undefined;
  if (personality.strictKeyUse && curve && keyUseOf(command.p2) === 'agrees') return undefined;
  return applyKey(key, template.challenge, random);
}
