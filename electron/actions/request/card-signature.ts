import { toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { signByCard } from '../session/sign-by-card.ts';
import { type Parts, required } from '../handler.ts';
import type { Signature } from './phone-signature.ts';
import { type Deciding, reasonOf, statementOf } from './statement.ts';

/**
 * The note by which outsiders can tell that this decision was made with the decider's own card: what key 9C signed, and the key, both
 * without a name. Throws Refusal: card-signature-needed, card-of-another and the card's own.
 */
export async function cardSignature(
  call: Deciding,
  action: 'request.approve' | 'request.reject',
  parts: Parts,
): Promise<Signature['note']> {
  const session = required(call.session, 'a session');
  const { pin } = call.input;
  if (pin === undefined || session.card === undefined) throw new Refusal('card-signature-needed');
  const statement = statementOf(call, { action, reason: reasonOf(call) }, parts);
  const message = new TextEncoder().encode(statement);
  const signed = await signByCard({ reader: session.card.reader, pin, slot: '9c', message, holder: session.personId }, parts);
  return {
    statement,
    cardSerial: signed.certificate.serialHex,
    cardKey: toBase64(signed.spki),
    cardSignature: toBase64(signed.signature),
  };
}
