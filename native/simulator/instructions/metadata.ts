import { concat } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { type StoredKey, type StoredSecret, keyOf } from '../card-state.ts';
import { type Instruction, type InstructionContext, type Outcome, answer, refuse } from '../instruction.ts';
import { publicElements } from '../key-operations.ts';
import type { VendorAbilities } from '../personality.ts';
import { MANAGEMENT, PIN, PUK, type PinPolicy } from '../slots.ts';
import { STATUS } from '../status.ts';

const NOT_A_CIPHER = 0xff;
const EMPTY_SLOT: Readonly<Record<VendorAbilities['emptySlotMetadata'], Outcome>> = {
  'not-found': refuse(STATUS.referenceNotFound),
  'without-algorithm': answer(tlv(0x02, Uint8Array.of(0, 0))),
  'unknown-instruction': refuse(STATUS.unknownInstruction),
};
const POLICY_NUMBER: Readonly<Record<PinPolicy, number>> = { never: 1, once: 2, always: 3 };

/** GET METADATA (F7, P2 the reference): 01 algorithm, 02 policies, 03 origin, 04 public key, 05 factory value, 06 tries. */
export const metadata: Instruction = (context) => {
  const { command, state, personality } = context;
  if (command.p1 !== 0x00) return refuse(STATUS.wrongParameters);
  if (command.p2 === PIN) return secretMetadata(state.pin, personality.pin.factory);
  if (command.p2 === PUK) return secretMetadata(state.puk, personality.puk.factory);
  if (command.p2 === MANAGEMENT) return managementMetadata(context);
  const key = keyOf(state, command.p2);
  if (key !== undefined) return keyMetadata(key);
  if (!personality.keySlots.includes(command.p2)) return refuse(STATUS.referenceNotFound);
  return EMPTY_SLOT[personality.vendor?.emptySlotMetadata ?? 'not-found'];
};

function secretMetadata(secret: StoredSecret, factory: string): Outcome {
  return answer(
    concat(
      tlv(0x01, Uint8Array.of(NOT_A_CIPHER)),
      tlv(0x05, Uint8Array.of(secret.value === factory ? 1 : 0)),
      tlv(0x06, Uint8Array.of(secret.tries, secret.triesLeft)),
    ),
  );
}

function managementMetadata({ state, personality }: InstructionContext): Outcome {
  const { algorithm, value, touchPolicy } = state.management;
  const factory = value === personality.management.factory && algorithm === personality.management.algorithm;
  return answer(
    concat(tlv(0x01, Uint8Array.of(algorithm)), tlv(0x02, Uint8Array.of(0, touchPolicy)), tlv(0x05, Uint8Array.of(factory ? 1 : 0))),
  );
}

function keyMetadata(key: StoredKey): Outcome {
  return answer(
    concat(
      tlv(0x01, Uint8Array.of(key.algorithm)),
      tlv(0x02, Uint8Array.of(POLICY_NUMBER[key.pinPolicy], key.touchPolicy)),
      tlv(0x03, Uint8Array.of(key.origin === 'generated' ? 1 : 2)),
      tlv(0x04, publicElements(key)),
    ),
  );
}
