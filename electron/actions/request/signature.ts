import type { Parts } from '../handler.ts';
import { cardSignature } from './card-signature.ts';
import { phoneSignature, type Signature } from './phone-signature.ts';
import type { Deciding } from './statement.ts';

const unsigned: Signature = { note: {}, assertStill: () => undefined };

/** By the phone where it was asked; else by the card, where one opened the session; else by nothing, at once. Throws Refusal as those do. */
export function signatureOf(call: Deciding, action: 'request.approve' | 'request.reject', parts: Parts): Signature | Promise<Signature> {
  const { askedId } = call.input;
  if (askedId !== undefined) return phoneSignature(askedId, call, parts);
  if (call.session?.card === undefined) return unsigned;
  return cardSignature(call, action, parts).then((note) => ({ ...unsigned, note }));
}
