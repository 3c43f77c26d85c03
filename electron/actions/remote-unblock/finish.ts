import type { ActionOutput } from '../../../core/actions/all.ts';
import { ascii, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import { unpackResponse } from '../../../core/remote-unblock/fields.ts';
import { decodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { renewPuk } from '../../../native/piv/renew-puk.ts';
import { type CallKeys, nextPuk, type Outcome, proofOf, wipeCallKeys } from '../../secrets/remote-unblock.ts';
import type { Handler, Parts } from '../handler.ts';
import { endAtServer } from './at-server.ts';
import { type HolderCall, holderCall, MOST_WRONG, setHolderCall } from './holder-call.ts';
import { endHolderCall, sendProof } from './holder-online.ts';
import { openAnswer, type Opened } from './open-answer.ts';

type Result = ActionOutput<'remote-unblock.finish'>;

/** Opens the response, typed or come through the server, uses the PUK unseen, replaces it, and gives the four signs that go back. */
export const remoteUnblockFinish: Handler<'remote-unblock.finish'> = async ({ input }, parts) => {
  const call = holderCall(parts);
  if (call === undefined) throw new Refusal('challenge-over');
  const given = input.responseSecret ?? call.answer;
  if (given === undefined) throw new Refusal('challenge-over');
  if (isEasyPin(input.newPin)) throw new Refusal('pin-easy');
  const decoded = decodeCode('response', given);
  if (!decoded.ok) throw new Refusal('code-group-wrong', { group: decoded.group });
  const response = unpackResponse(decoded.value);
  const opened = openAnswer(call, response, parts);
  if (opened === undefined) throw wrong(call, parts);
  const wanted = ascii(input.newPin);
  const used = atCard(call, { ...opened, wanted, deskNonce: response.deskNonce }, parts).then((outcome) => {
    setHolderCall(parts, undefined);
    note(call, outcome, parts);
    return resultOf(outcome, opened.keys, response.deskNonce);
  });
  const result = await used.finally(() => {
    wipe(opened.puk, wanted);
    wipeCallKeys(opened.keys);
  });
  return told(call, result, parts);
};

function wrong(call: HolderCall, parts: Parts): Refusal {
  const left = MOST_WRONG - call.wrong - 1;
  if (left > 0) setHolderCall(parts, { ...call, wrong: call.wrong + 1 });
  else endHolderCall(parts);
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
  if (outcome === 'unknown') return { pinSet: true, outcome, sent: false };
  return { pinSet: outcome !== 'wrong', outcome, proof: proofOf(keys, outcome, deskNonce), sent: false };
}

/** The help desk hears of it through the server where it can be reached; else the holder reads the four signs aloud. */
async function told(call: HolderCall, result: Result, parts: Parts): Promise<Result> {
  if (result.proof !== undefined) return { ...result, sent: await sendProof(call, result.proof, parts) };
  if (call.atServer !== 'no') void endAtServer(call.id, parts);
  return result;
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
