import { type Tlv, findTlv, tlv } from '../../../core/base/ber-tlv.ts';
import { toBase64 } from '../../../core/base/bytes.ts';
import { asymmetricAlgorithm } from '../algorithms.ts';
import { type StoredKey, withKey } from '../card-state.ts';
import { type Instruction, elementsOf, refuse } from '../instruction.ts';
import { publicElements } from '../key-operations.ts';
import type { Personality } from '../personality.ts';
import { type PinPolicy, pinPolicyOf } from '../slots.ts';
import { STATUS } from '../status.ts';

/** GENERATE ASYMMETRIC KEY PAIR (part 2 §3.3.2): a new key replaces the old one; the administrator only, contact only. */
export const generate: Instruction = async (context) => {
  const { command, personality, session, contactless, state } = context;
  if (contactless && personality.contactless === 'standard') return refuse(STATUS.functionNotSupported);
  if (command.p1 !== 0x00 || !personality.keySlots.includes(command.p2)) return refuse(STATUS.wrongParameters);
  if (!session.administrator) return refuse(STATUS.securityNotSatisfied);
  const outer = elementsOf(command.data);
  const inside = outer?.length === 1 ? findTlv(outer, 0xac) : undefined;
  const parts = inside === undefined ? undefined : elementsOf(inside);
  const wanted = parts === undefined ? undefined : findTlv(parts, 0x80);
  const algorithm = wanted?.length === 1 ? asymmetricAlgorithm(wanted[0] ?? 0) : undefined;
  const policies = parts === undefined ? undefined : keyPolicies(parts, command.p2, personality);
  if (algorithm === undefined || policies === undefined || !personality.algorithms.includes(algorithm.id)) return refuse(STATUS.wrongData);
  const pkcs8 = await context.keys.generate(algorithm);
  const key: StoredKey = { algorithm: algorithm.id, pkcs8: toBase64(pkcs8), origin: 'generated', ...policies };
  return { status: STATUS.ok, body: tlv(0x7f49, publicElements(key)), state: withKey(state, command.p2, key) };
};

const PIN_POLICIES: readonly PinPolicy[] = ['never', 'once', 'always'];

/** Yubico's AA (0 default, 1 never, 2 once, 3 always) and AB (0 default, 1 to 3); plain cards know neither. */
export function keyPolicies(
  parts: readonly Tlv[],
  slot: number,
  personality: Personality,
): Pick<StoredKey, 'pinPolicy' | 'touchPolicy'> | undefined {
  const pin = findTlv(parts, 0xaa) ?? Uint8Array.of(0);
  const touch = findTlv(parts, 0xab) ?? Uint8Array.of(0);
  if (personality.vendor === null) {
    const standard = parts.every(({ tag }) => tag === 0x80 || tag === 0x81);
    return standard ? { pinPolicy: pinPolicyOf(slot), touchPolicy: 1 } : undefined;
  }
  const [wantedPin = 0, wantedTouch = 0] = [pin[0], touch[0]];
  if (pin.length !== 1 || touch.length !== 1 || wantedPin > 3 || wantedTouch > 3) return undefined;
  return {
    pinPolicy: wantedPin === 0 ? pinPolicyOf(slot) : (PIN_POLICIES[wantedPin - 1] ?? 'once'),
    touchPolicy: wantedTouch === 0 ? 1 : wantedTouch,
  };
}
