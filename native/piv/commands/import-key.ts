import type { KeyObject } from 'node:crypto';
import { concat, wipe } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { PivError } from '../piv-error.ts';
import { type AsymmetricKind, algorithms } from '../tables/algorithms.ts';
import { type SlotKey, slots } from '../tables/slots.ts';
import { type KeyPolicy, policyElements } from './key-pair.ts';
import { perform } from './perform.ts';

/**
 * IMPORT ASYMMETRIC KEY (Yubico): RSA as 01 p, 02 q, 03 dP, 04 dQ, 05 qInv, curves as 06 (NIST), 07 (Ed25519), 08 (X25519). Needs 9B.
 * Throws PivError 'management-key-needed', 'algorithm-unsupported', 'input-invalid' for a key that is not private or of no PIV kind.
 */
export async function importKey(
  sender: CommandSender,
  target: { readonly slot: SlotKey; readonly kind: AsymmetricKind; readonly policy?: KeyPolicy },
  key: KeyObject,
): Promise<void> {
  const { kind, slot, policy = {} } = target;
  const elements = privateElements(kind, key);
  const data = concat(...elements, ...policyElements(policy));
  try {
    await perform(
      sender,
      { key: 'importKey', p1: algorithms[kind].id, p2: slots[slot].reference, data, secret: true },
      { 'not-allowed': 'management-key-needed', 'wrong-data': 'algorithm-unsupported', 'wrong-parameters': 'algorithm-unsupported' },
    );
  } finally {
    wipe(data, ...elements);
  }
}

const CURVE_TAGS = { p256: 0x06, p384: 0x06, ed25519: 0x07, x25519: 0x08 } as const;

function privateElements(kind: AsymmetricKind, key: KeyObject): readonly Uint8Array[] {
  if (key.type !== 'private') throw new PivError('input-invalid', 'a private key is needed');
  const jwk = key.export({ format: 'jwk' });
  const part = (value: string | undefined, length: number) => fixed(value, length);
  if (kind in CURVE_TAGS) {
    const { keyBytes } = algorithms[kind];
    return [tlv(CURVE_TAGS[kind as keyof typeof CURVE_TAGS], part(jwk.d, keyBytes))];
  }
  const half = algorithms[kind].keyBytes / 2;
  return [jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi].map((value, at) => tlv(at + 1, part(value, half)));
}

function fixed(value: string | undefined, length: number): Uint8Array {
  const bytes = Buffer.from(value ?? '', 'base64url');
  if (bytes.length === 0 || bytes.length > length) throw new PivError('input-invalid', `a private part of ${length} bytes is needed`);
  const whole = new Uint8Array(length);
  whole.set(bytes, length - bytes.length);
  wipe(bytes);
  return whole;
}
