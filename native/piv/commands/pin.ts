import { wipe } from '../../../core/base/bytes.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { explainStatus } from '../../iso7816/status-words.ts';
import { padded, requirePin, requirePuk } from '../secret-form.ts';
import { instructions } from '../tables/instructions.ts';
import { eachMeans } from '../tables/quirks.ts';
import { references } from '../tables/references.ts';
import { PivError } from '../piv-error.ts';
import { commandName, perform, refusal } from './perform.ts';

/** What the card says of a PIN without being given it. */
export interface PinStatus {
  readonly verified: boolean;
  readonly blocked: boolean;
  /** Absent while verified: the card then does not count aloud. */
  readonly triesLeft?: number;
}

const PIN = references.pin.reference;
const PUK = references.puk.reference;
const WRONG_PIN = { 'tries-left': 'pin-wrong', ...eachMeans('malformed-secret', 'pin-malformed') } as const;
const WRONG_PUK = {
  'tries-left': 'puk-wrong',
  ...eachMeans('malformed-secret', 'puk-malformed'),
  'not-allowed': 'pin-against-rules',
} as const;

/** VERIFY without data (SP 800-73-5 part 2 §3.2.1): asks for tries left; no counter changes. */
export async function pinStatus(sender: CommandSender): Promise<PinStatus> {
  const { status } = await sender.send({ cla: 0, ins: instructions.verify.ins, p1: 0x00, p2: PIN });
  const meaning = explainStatus(status);
  if (meaning.kind === 'done') return { verified: true, blocked: false };
  const triesLeft = meaning.triesLeft;
  if (triesLeft === undefined) throw refusal('verify', meaning, {});
  return { verified: false, blocked: triesLeft === 0, triesLeft };
}

/** VERIFY (SP 800-73-5 part 2 §3.2.1). Throws PivError 'pin-malformed' (nothing sent), 'pin-wrong' with tries left, 'pin-blocked'. */
export async function verifyPin(sender: CommandSender, pin: Uint8Array): Promise<void> {
  requirePin(pin);
  const data = padded(pin);
  await sendSecret(sender, { key: 'verify', p2: PIN, data }, WRONG_PIN);
}

/** VERIFY with P1=FF (SP 800-73-5 part 2 §3.2.1): drops the verified state; no counter changes. False where the card knows no such thing. */
export async function forgetPin(sender: CommandSender): Promise<boolean> {
  const { status } = await sender.send({ cla: 0, ins: instructions.verify.ins, p1: 0xff, p2: PIN });
  return explainStatus(status).kind === 'done';
}

/** CHANGE REFERENCE DATA of the PIN (SP 800-73-5 part 2 §3.2.2). Errors as verifyPin. */
export async function changePin(sender: CommandSender, current: Uint8Array, wanted: Uint8Array): Promise<void> {
  requirePin(current);
  requirePin(wanted);
  const data = padded(current, wanted);
  await sendSecret(sender, { key: 'changeReferenceData', p2: PIN, data }, { ...WRONG_PIN, 'not-allowed': 'pin-against-rules' });
}

/** CHANGE REFERENCE DATA of the PUK (SP 800-73-5 part 2 §3.2.2). Throws PivError 'puk-malformed' (nothing sent), 'puk-wrong', 'puk-blocked'. */
export async function changePuk(sender: CommandSender, current: Uint8Array, wanted: Uint8Array): Promise<void> {
  requirePuk(current);
  requirePuk(wanted);
  const data = padded(current, wanted);
  await sendSecret(sender, { key: 'changeReferenceData', p2: PUK, data }, WRONG_PUK);
}

/** RESET RETRY COUNTER (SP 800-73-5 part 2 §3.2.3): PUK and new PIN; does not log the holder in. Throws as changePuk and 'pin-malformed'. */
export async function unblockPin(sender: CommandSender, puk: Uint8Array, wanted: Uint8Array): Promise<void> {
  requirePuk(puk);
  requirePin(wanted);
  const data = padded(puk, wanted);
  const refusals = { ...WRONG_PUK, ...eachMeans('malformed-secret', 'pin-malformed') } as const;
  await sendSecret(sender, { key: 'resetRetryCounter', p2: PIN, data }, refusals);
}

async function sendSecret(
  sender: CommandSender,
  command: { readonly key: 'verify' | 'changeReferenceData' | 'resetRetryCounter'; readonly p2: number; readonly data: Uint8Array },
  refusals: Parameters<typeof perform>[2],
): Promise<void> {
  try {
    const data = await perform(sender, { ...command, p1: 0x00, secret: true }, refusals);
    // None of them answers with data (SP 800-73-5 part 2 §3.2): whoever did may have done nothing, or something else.
    if (data.length > 0) throw new PivError('answer-malformed', `${commandName(command.key)}: expected no data, got ${data.length} bytes`);
  } finally {
    wipe(command.data);
  }
}
