import { fromBase64, toHex, wipe } from '../../../core/base/bytes.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { fieldBits, packChallenge, packResponse } from '../../../core/remote-unblock/fields.ts';
import { encodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import { callKeys, nextPuk, sealPuk } from '../../secrets/remote-unblock.ts';
import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { type Answered, deskCall, type DeskCall, enough, setDeskCall, usedChallenges } from '../remote-unblock/desk-call.ts';
import { answerThroughServer } from '../remote-unblock/desk-online.ts';

/**
 * Opens the sealed PUK and seals it to that card, station and challenge; pressed twice it is the same answer. Where the call waits at the
 * central server, the answer goes there, and nobody sees it who does not ask to read it out.
 */
export const cardAnswerRemote: Handler<'card.answer-remote'> = (call, parts) => {
  const open = deskCall(call, parts);
  if (!enough(open, parts)) throw new Refusal('caller-not-checked');
  const { online } = open;
  if (open.answered !== undefined) return { groups: shown(open.answered, call, online) };
  const answered = answer(open, call, parts);
  usedChallenges(parts).add(packChallenge(open.challenge));
  const next: DeskCall = { ...open, answered };
  setDeskCall(parts, next);
  if (online !== undefined) void answerThroughServer(next, call, parts);
  return { groups: shown(answered, call, online) };
};

function shown({ groups }: Answered, { input }: Call<'card.answer-remote'>, online: DeskCall['online']): string[] {
  return online === undefined || input.aloud === true ? [...groups] : [];
}

function answer({ station, challenge }: DeskCall, call: Call<'card.answer-remote'>, parts: Parts): Answered {
  const { house, random } = parts;
  const card = required(parts.store.get('card', required(call.subject.card, 'the card').id), 'the card');
  const old = card.pukBlobId;
  if (old === undefined) throw new Refusal('puk-missing');
  // Two that may be live: the newer one is tried, and none is made in addition (decision 0036).
  const mode = card.pukPendingBlobId === undefined ? 'replace' : 'keep';
  const holderSpki = fromBase64(station.wrappingSpki);
  const agreed = house.calls.agree(holderSpki);
  const keys = callKeys({
    agreed,
    holderSpki,
    deskSpki: house.calls.wrappingSpki,
    cardUuid: required(card.cardUuid, 'the card UUID'),
    challenge,
  });
  const deskNonce = BigInt(`0x${toHex(random(2))}`) >> BigInt(16 - fieldBits.deskNonce);
  const puk = house.sealed.open(card.pukPendingBlobId ?? old);
  try {
    const response = sealPuk(keys, puk, { mode, deskNonce });
    parts.store.transact((writer) => {
      const changes: Change[] = [];
      if (mode === 'replace') {
        const next = nextPuk(keys, puk, deskNonce);
        const pending = house.sealed.put(writer, {
          kind: 'puk',
          recordId: card.id,
          secret: next,
          under: { servicePointId: card.servicePointId },
        });
        wipe(next);
        changes.push({ record: 'card', id: card.id, set: { pukPendingBlobId: pending } });
      }
      writer.append(factOf(call, 'card.answer-remote', { note: { card: card.number, station: station.name, mode }, changes }));
    });
    return { groups: encodeCode('response', packResponse(response)), keys, mode, deskNonce, wrong: 0 };
  } finally {
    wipe(puk, agreed);
  }
}
