import { readTlv, tlv } from '../../../core/base/ber-tlv.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { PivError, parsing } from '../piv-error.ts';
import { type PublicKey, readPublicKey } from '../public-key.ts';
import { type AsymmetricKind, algorithms } from '../tables/algorithms.ts';
import { type SlotKey, slots } from '../tables/slots.ts';
import { commandName, perform } from './perform.ts';

/** Yubico's policies of one key; 'default' leaves the choice to the card. Cards of others refuse anything but 'default'. */
export interface KeyPolicy {
  readonly pin?: 'default' | 'never' | 'once' | 'always' | 'match-once' | 'match-always';
  readonly touch?: 'default' | 'never' | 'always' | 'cached';
}

export const pinPolicies = ['default', 'never', 'once', 'always', 'match-once', 'match-always'] as const;
export const touchPolicies = ['default', 'never', 'always', 'cached'] as const;

/** Tags AA and AB, left out where the card's own choice is wanted. */
export function policyElements({ pin = 'default', touch = 'default' }: KeyPolicy): readonly Uint8Array[] {
  return [
    ...(pin === 'default' ? [] : [tlv(0xaa, Uint8Array.of(pinPolicies.indexOf(pin)))]),
    ...(touch === 'default' ? [] : [tlv(0xab, Uint8Array.of(touchPolicies.indexOf(touch)))]),
  ];
}

/**
 * GENERATE ASYMMETRIC KEY PAIR (SP 800-73-5 part 2 §3.3.2): a new key replaces the slot's old one; may take many seconds. Needs 9B.
 * Throws PivError 'management-key-needed', 'algorithm-unsupported', 'answer-malformed'.
 */
export async function generateKeyPair(
  sender: CommandSender,
  wanted: { readonly slot: SlotKey; readonly kind: AsymmetricKind; readonly policy?: KeyPolicy },
): Promise<PublicKey> {
  const mechanism = tlv(0x80, Uint8Array.of(algorithms[wanted.kind].id));
  const data = tlv(0xac, mechanism, ...policyElements(wanted.policy ?? {}));
  const answer = await perform(
    sender,
    { key: 'generateKeyPair', p1: 0x00, p2: slots[wanted.slot].reference, data, le: 256 },
    { 'not-allowed': 'management-key-needed', 'wrong-data': 'algorithm-unsupported', 'wrong-parameters': 'algorithm-unsupported' },
  );
  return parsing(commandName('generateKeyPair'), () => readPublicKey(wanted.kind, insideTemplate(answer)));
}

function insideTemplate(answer: Uint8Array): Uint8Array {
  const { element } = readTlv(answer);
  if (element.tag !== 0x7f49) throw new PivError('answer-malformed', `expected tag 7F49, got ${element.tag.toString(16)}`);
  return element.value;
}
