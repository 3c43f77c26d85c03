import { createHash } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { FactDraft } from '../../../core/facts/draft.ts';
import { signByCard } from '../session/sign-by-card.ts';
import { type Call, type Parts, required } from '../handler.ts';

type Deciding = Call<'request.approve'> | Call<'request.reject'>;

/** Did a card open the session of whoever decides? Their decisions are signed with it then. */
export function isByCard({ session }: Deciding): boolean {
  return session?.card !== undefined;
}

/**
 * The note by which outsiders can tell that this decision was made with the decider's own card: what key 9C signed, and the key, both
 * without a name. Throws Refusal: card-signature-needed, card-of-another and the card's own.
 */
export async function cardSignature(
  call: Deciding,
  action: 'request.approve' | 'request.reject',
  parts: Parts,
): Promise<FactDraft['note']> {
  const session = required(call.session, 'a session');
  const { pin } = call.input;
  if (pin === undefined || session.card === undefined) throw new Refusal('card-signature-needed');
  const statement = statementOf(call, action, parts);
  const message = new TextEncoder().encode(statement);
  const signed = await signByCard({ reader: session.card.reader, pin, slot: '9c', message, holder: session.personId }, parts);
  return {
    statement,
    cardSerial: signed.certificate.serialHex,
    cardKey: toBase64(signed.spki),
    cardSignature: toBase64(signed.signature),
  };
}

/** RFC 8785 JSON. `asked`: the hash of the last entry of the journal about the request, so that no other wish can be put under the signature. */
function statementOf(call: Deciding, action: string, { house, store, random }: Parts): string {
  const request = required(call.subject.request, 'the request');
  const reason = 'reason' in call.input ? call.input.reason : undefined;
  return canonicalJson({
    v: 1,
    action,
    asked: store.facts.find({ subjectId: request.id, limit: 1 })[0]?.hash ?? '',
    at: call.at,
    nonce: toBase64(random(16)),
    person: required(call.session, 'a session').personId,
    request: request.id,
    session: required(call.session, 'a session').id,
    station: house.station().id,
    ...(reason === undefined ? {} : { reasonHash: createHash('sha256').update(reason).digest('hex') }),
  });
}
