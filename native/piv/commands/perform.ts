import type { CommandApdu, CommandSender } from '../../iso7816/apdu.ts';
import { type StatusKind, type StatusMeaning, explainStatus } from '../../iso7816/status-words.ts';
import { PivError, type PivErrorKind } from '../piv-error.ts';
import { type InstructionKey, instructions } from '../tables/instructions.ts';
import { isAnswerTo } from '../tables/quirks.ts';

/** What a command's refusals mean; everything not named is `unsupported`, `no-room` or `refused`. */
export type Refusals = Readonly<Partial<Record<StatusKind, PivErrorKind>>>;

/** Name and section of a command, for errors. */
export function commandName(key: InstructionKey): string {
  const { name, section, origin } = instructions[key];
  return origin === 'yubico' ? `${name} (Yubico, ${section})` : `${name} (SP 800-73-5 ${section})`;
}

/** Sends and returns the answer's data; throws PivError for every status but 9000. */
export async function perform(
  sender: CommandSender,
  { key, ...command }: Omit<CommandApdu, 'cla' | 'ins'> & { readonly key: InstructionKey },
  refusals: Refusals = {},
): Promise<Uint8Array> {
  const { data, status } = await sender.send({ cla: 0, ins: instructions[key].ins, ...command });
  const meaning = explainStatus(status);
  if (meaning.kind === 'done') return data;
  throw refusal(key, meaning, refusals);
}

const BLOCKED_BY: Readonly<Partial<Record<PivErrorKind, PivErrorKind>>> = {
  'pin-wrong': 'pin-blocked',
  'puk-wrong': 'puk-blocked',
  'management-key-wrong': 'management-key-blocked',
};

/** The error of a refusal. A wrong secret with no try left is a blocked one, whichever of both the card says. */
export function refusal(key: InstructionKey, meaning: StatusMeaning, refusals: Refusals): PivError {
  const command = commandName(key);
  const named =
    refusals[meaning.kind] ??
    (isAnswerTo('no-tries-left', meaning.kind) ? refusals['tries-left'] : undefined) ??
    OTHERWISE[meaning.kind] ??
    'refused';
  const kind = (meaning.triesLeft === 0 || meaning.kind === 'blocked' ? BLOCKED_BY[named] : undefined) ?? named;
  return new PivError(kind, `${command}: ${meaning.meaning} (${meaning.hex})`, { command, status: meaning });
}

const OTHERWISE: Refusals = { 'not-supported': 'unsupported', 'no-room': 'no-room' };
