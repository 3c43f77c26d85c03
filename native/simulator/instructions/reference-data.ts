import { toHex } from '../../../core/base/bytes.ts';
import { type Instruction, type InstructionContext, type Outcome, refuse } from '../instruction.ts';
import { SECRET_PAIR_LENGTH, SINGLE_SECRET_LENGTH, compareSecret, wellFormed } from '../secrets.ts';
import { PIN, PUK } from '../slots.ts';
import { STATUS } from '../status.ts';

/** VERIFY (part 2 §3.2.1): with data compares, without asks for the state, with P1=FF logs the holder out. */
export const verify: Instruction = (context) => {
  const { command, personality, state, session } = context;
  const { p1, p2, data } = command;
  if (p1 !== 0x00 && p1 !== 0xff) return refuse(STATUS.wrongParameters);
  if (p2 !== PIN) return refuse(STATUS.referenceNotFound);
  if (contactlessForbids(context)) return refuse(STATUS.securityNotSatisfied);
  if (p1 === 0xff) {
    if (data.length > 0) return refuse(STATUS.wrongData);
    return { status: STATUS.ok, session: { ...session, pinVerified: false, pinFresh: false } };
  }
  if (data.length === 0) {
    if (session.pinVerified) return { status: STATUS.ok };
    return refuse(state.pin.triesLeft === 0 ? personality.pin.blockedStatus : STATUS.triesLeft + state.pin.triesLeft);
  }
  if (data.length !== SINGLE_SECRET_LENGTH) return refuse(personality.pin.wrongLengthStatus);
  const { matches, secret, status, compared } = compareSecret(personality.pin, state.pin, data);
  if (!compared) return refuse(status);
  return { status, state: { ...state, pin: secret }, session: { ...session, pinVerified: matches, pinFresh: matches } };
};

/** CHANGE REFERENCE DATA (part 2 §3.2.2) of the PIN or the PUK: old value and new one, 8 bytes each. */
export const changeReferenceData: Instruction = (context) => {
  const { command, personality, contactless } = context;
  if (command.p1 !== 0x00) return refuse(STATUS.wrongParameters);
  if (command.p2 !== PIN && command.p2 !== PUK) return refuse(STATUS.referenceNotFound);
  if (contactless && personality.contactless === 'standard') return refuse(STATUS.functionNotSupported);
  const which = command.p2 === PIN ? 'pin' : 'puk';
  const rules = personality[which];
  if (command.data.length !== SECRET_PAIR_LENGTH) return refuse(rules.wrongLengthStatus);
  return changed(context, which);
};

function changed({ command, personality, state, session }: InstructionContext, which: 'pin' | 'puk'): Outcome {
  const rules = personality[which];
  const wanted = command.data.subarray(SINGLE_SECRET_LENGTH);
  const formed = wellFormed(rules, wanted);
  if (state[which].triesLeft > 0 && rules.malformed === 'refused' && !formed) return refuse(STATUS.wrongData);
  const { matches, secret, status, compared } = compareSecret(rules, state[which], command.data.subarray(0, SINGLE_SECRET_LENGTH));
  if (!compared) return refuse(status);
  if (matches && !formed) return refuse(STATUS.wrongData);
  const kept = matches ? { ...secret, value: toHex(wanted) } : secret;
  const security = which === 'pin' ? { pinVerified: matches, pinFresh: matches } : {};
  return { status, state: { ...state, [which]: kept }, session: { ...session, ...security } };
}

/** RESET RETRY COUNTER (part 2 §3.2.3): PUK and new PIN; restores the PIN's tries and does not log the holder in. */
export const resetRetryCounter: Instruction = (context) => {
  const { command, personality, state, session, contactless } = context;
  if (contactless && personality.contactless === 'standard') return refuse(STATUS.functionNotSupported);
  if (command.p1 !== 0x00) return refuse(STATUS.wrongParameters);
  if (command.p2 !== PIN) return refuse(STATUS.referenceNotFound);
  if (command.data.length !== SECRET_PAIR_LENGTH) return refuse(personality.puk.wrongLengthStatus);
  const wanted = command.data.subarray(SINGLE_SECRET_LENGTH);
  const formed = wellFormed(personality.pin, wanted);
  if (state.puk.triesLeft > 0 && personality.pin.malformed === 'refused' && !formed) return refuse(STATUS.wrongData);
  const { matches, secret, status, compared } = compareSecret(personality.puk, state.puk, command.data.subarray(0, SINGLE_SECRET_LENGTH));
  if (!compared) return refuse(status);
  if (!matches) return { status, state: { ...state, puk: secret }, session: { ...session, pinVerified: false, pinFresh: false } };
  if (!formed) return refuse(STATUS.wrongData);
  return { status, state: { ...state, puk: secret, pin: { ...state.pin, value: toHex(wanted), triesLeft: state.pin.tries } } };
};

function contactlessForbids({ contactless, personality }: InstructionContext): boolean {
  return contactless && personality.contactless === 'standard';
}
