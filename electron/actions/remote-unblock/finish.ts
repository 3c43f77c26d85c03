import type { ActionOutput } from '../../../core/actions/all.ts';
import { ascii, fromBase64, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import { type Response, unpackResponse } from '../../../core/remote-unblock/fields.ts';
import { decodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { renewPuk } from '../../../native/piv/renew-puk.ts';
import { type CallKeys, callKeys, type Mode, nextPuk, openPuk, type Outcome, proofOf, wipeCallKeys } from '../../secrets/remote-unblock.ts';
import type { Handler, Parts } from '../handler.ts';
import { type HolderCall, holderCall, MOST_WRONG, setHolderCall } from './holder-call.ts';

type Result = ActionOutput<'remote-unblock.finish'>;

/** Opens the response, uses the PUK unseen, replaces it, and gives the four signs to read back. */
export const remoteUnblockFinish: Handler<'remote-unblock.finish'> = async ({ input }, parts) => {
  const call = holderCall(parts);
  if (call === undefined) throw new Refusal('challenge-over');
  if (isEasyPin(input.newPin)) throw new Refusal('pin-easy');
  const decoded = decodeCode('response', input.responseSecret);
  if (!decoded.ok) throw new Refusal('code-group-wrong', { group: decoded.group });
  const response = unpackResponse(decoded.value);
  const opened = openedBy(call, response, parts);
  if (opened === undefined) throw wrong(call, parts);
  const wanted = ascii(input.newPin);
  try {
    const outcome = await atCard(call, { ...opened, wanted, deskNonce: response.deskNonce }, parts);
    setHolderCall(parts, undefined);
    note(call, outcome, parts);
    return resultOf(outcome, opened.keys, response.deskNonce);
  } finally {
    wipe(opened.puk, wanted);
    wipeCallKeys(opened.keys);
  }
};

interface Opened {
  readonly keys: CallKeys;
  readonly puk: Uint8Array;
  readonly mode: Mode;
}

/** Whichever station of the organisation made it: the response is tried with the key shared with each. */
function openedBy({ cardUuid, challenge }: HolderCall, response: Response, { store, house }: Parts): Opened | undefined {
  const { calls } = house;
  for (const { wrappingSpki, enabled } of store.all('station')) {
    if (!enabled) continue;
    const deskSpki = fromBase64(wrappingSpki);
    const agreed = calls.agree(deskSpki);
    const keys = callKeys({ agreed, holderSpki: calls.wrappingSpki, deskSpki, cardUuid, challenge });
    wipe(agreed);
    const opened = openPuk(keys, response);
    if (opened !== undefined) return { keys, ...opened };
    wipeCallKeys(keys);
  }
  return undefined;
}

function wrong(call: HolderCall, parts: Parts): Refusal {
  const left = MOST_WRONG - call.wrong - 1;
  setHolderCall(parts, left > 0 ? { ...call, wrong: call.wrong + 1 } : undefined);
  return new Refusal('response-wrong', { left });
}

interface AtCard extends Opened {
  readonly wanted: Uint8Array;
  readonly deskNonce: bigint;
}

/** Only the very card of the challenge is touched. A card that leaves before the PIN was set leaves the call open: nothing was lost. */
function atCard({ reader, cardUuid }: HolderCall, given: AtCard, { desk, random }: Parts): Promise<Outcome | 'unknown'> {
  return desk.at(
    reader,
    async (channel) => {
      const card = await PivCard.open(channel, random);
      const present = await recogniseOpen(card);
      if (present.cardUuid !== cardUuid) throw new Refusal('card-swapped');
      try {
        await card.unblockPin(given.puk, given.wanted);
      } catch (cause) {
        if (cause instanceof PivError && cause.kind === 'puk-wrong') return 'wrong';
        throw cause;
      }
      return given.mode === 'keep' ? 'kept' : replaced(card, given);
    },
    { changes: true },
  );
}

async function replaced(card: PivCard, { keys, puk, deskNonce }: AtCard): Promise<Outcome | 'unknown'> {
  const next = nextPuk(keys, puk, deskNonce);
  try {
    await renewPuk(card, puk, next);
    return 'replaced';
  } catch (cause) {
    // A card that said no kept the old one; where contact was lost nobody knows, and the record keeps both.
    return cause instanceof PivError && cause.status !== undefined ? 'kept' : 'unknown';
  } finally {
    wipe(next);
  }
}

function resultOf(outcome: Outcome | 'unknown', keys: CallKeys, deskNonce: bigint): Result {
  if (outcome === 'unknown') return { pinSet: true, outcome };
  return { pinSet: outcome !== 'wrong', outcome, proof: proofOf(keys, outcome, deskNonce) };
}

/** A card was changed, so it is a fact, though nobody is signed in. */
function note({ cardUuid }: HolderCall, outcome: string, { store }: Parts): void {
  const card = store.cards.byUuid(cardUuid);
  store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'remote-unblock.finish',
      who: {},
      ...(card === undefined ? {} : { servicePoint: card.servicePointId, subject: { kind: 'card', id: card.id } }),
      note: { card: card?.number ?? '', outcome },
      changes: [],
    });
  });
}
