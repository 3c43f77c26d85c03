import { ascii, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { VirtualSmartCard } from '../../../core/records/records.ts';
import type { TokenSeen } from '../../../native/pkcs11/token-info.ts';
import type { Tokens } from '../../../native/pkcs11/tokens.ts';
import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { assertProved } from './proof.ts';
import { assertVirtualPin } from '../virtual-smart-card/pin-rules.ts';
import { isTokenFault, tokenRefusal } from '../virtual-smart-card/token-refusal.ts';

/** Row 44. One command to the token: there is nothing to take up again after a crash. */
export const selfChangeVirtualPin: Handler<'self.change-virtual-pin'> = async (call, parts) => {
  const card = required(call.subject.virtualSmartCard, 'the virtual smart card');
  if (call.input.oldPin === undefined) assertProved(call, parts);
  assertVirtualPin(call.input.newPin, parts.store);
  if (card.stationId !== parts.house.station().id)
    throw new Refusal('token-elsewhere', { station: parts.store.get('station', card.stationId)?.name ?? '' });
  const tokens = parts.tokenModules.at(card.modulePath);
  try {
    await (call.input.oldPin === undefined ? byStation(call, card, { tokens, parts }) : byOldPin(call, card, tokens));
  } catch (cause) {
    throw tokenRefusal(cause);
  }
  const by = call.input.oldPin === undefined ? 'station' : 'old-pin';
  parts.store.transact((writer) =>
    writer.append(factOf(call, 'self.change-virtual-pin', { kind: 'observation', note: { card: card.number, by }, changes: [] })),
  );
  return {};
};

type Changing = Call<'self.change-virtual-pin'>;

/** Never the last try: what it would cost is said instead (PRODUCT, decision 8). */
async function byOldPin({ input }: Changing, { tokenLabel: label }: VirtualSmartCard, tokens: Tokens): Promise<void> {
  const before = await seen(label, tokens);
  if (before.pinLocked) throw new Refusal('token-pin-blocked');
  if (before.lastTry) throw new Refusal('token-pin-last-try');
  const [pin, newPin] = [ascii(input.oldPin ?? ''), ascii(input.newPin)];
  try {
    await tokens.changePin({ label, pin, newPin });
  } catch (cause) {
    if (!isTokenFault(cause) || cause.kind !== 'pin-wrong') throw cause;
    const after = await seen(label, tokens);
    if (after.pinLocked) throw new Refusal('token-pin-blocked', {}, { cause });
    throw new Refusal(after.lastTry ? 'token-pin-last-try' : 'token-pin-wrong', {}, { cause });
  } finally {
    wipe(pin);
    wipe(newPin);
  }
}

interface ByStation {
  readonly tokens: Tokens;
  readonly parts: Parts;
}

async function byStation(
  { input }: Changing,
  { tokenLabel: label, soPinBlobId }: VirtualSmartCard,
  { tokens, parts }: ByStation,
): Promise<void> {
  const soPin = parts.house.sealed.open(required(soPinBlobId, 'the SO PIN'));
  const newPin = ascii(input.newPin);
  try {
    await tokens.resetPin({ label, soPin, newPin });
  } catch (cause) {
    if (!isTokenFault(cause) || (cause.kind !== 'pin-wrong' && cause.kind !== 'pin-locked')) throw cause;
    throw new Refusal('token-refused', { fault: 'another program made the token its own' }, { cause });
  } finally {
    wipe(soPin);
    wipe(newPin);
  }
}

async function seen(label: string, tokens: Tokens): Promise<TokenSeen> {
  const token = (await tokens.list()).find((each) => each.initialized && each.label === label);
  if (token === undefined) throw new Refusal('token-gone');
  return token;
}
