import { bigEndian, fromHex, toHex } from '../../../core/base/bytes.ts';
import { findTlv } from '../../../core/base/ber-tlv.ts';
import { asymmetricAlgorithm, blockCipher } from '../algorithms.ts';
import { attest as makeAttestation } from '../attestation.ts';
import { factoryState, freshSecret, keyOf, objectOf, withKey, withObject, withoutKey } from '../card-state.ts';
import { type Instruction, NO_SESSION, answer, elementsOf, refuse } from '../instruction.ts';
import { importKey } from '../key-operations.ts';
import { ATTESTATION, MANAGEMENT } from '../slots.ts';
import { STATUS } from '../status.ts';
import { keyPolicies } from './generate.ts';

/** Yubico's extensions, as yubico-piv-tool and yubikey-manager speak them. */

const ATTESTATION_CERTIFICATE = 0x5fff01;
const DELETE = 0xff;

/** GET VERSION (FD): three bytes. */
export const version: Instruction = ({ personality }) => answer(Uint8Array.from(personality.vendor?.firmware ?? []));

/** GET SERIAL (F8): four bytes. */
export const serial: Instruction = ({ state }) => answer(bigEndian(state.serial, 4));

/** ATTEST (F9, P1 the slot): a certificate over a key that was generated on the card, signed by key F9. */
export const attest: Instruction = ({ command, state, personality, random }) => {
  const key = keyOf(state, command.p1);
  const signer = keyOf(state, ATTESTATION);
  const signerCertificate = objectOf(state, ATTESTATION_CERTIFICATE);
  if (command.p2 !== 0x00) return refuse(STATUS.wrongParameters);
  if (key?.origin !== 'generated' || signer === undefined || signerCertificate === undefined) return refuse(STATUS.wrongData);
  const firmware = personality.vendor?.firmware ?? [0, 0, 0];
  const formFactor = personality.vendor?.formFactor ?? 0;
  return answer(makeAttestation({ slot: command.p1, key, signer, signerCertificate, firmware, formFactor, serial: state.serial, random }));
};

/** SET PIN RETRIES (FA, P1 PIN, P2 PUK): administrator and PIN; both values go back to the factory's. */
export const setTries: Instruction = ({ command, session, state, personality }) => {
  if (!session.administrator || !session.pinVerified) return refuse(STATUS.securityNotSatisfied);
  if (command.p1 === 0 || command.p2 === 0) return refuse(STATUS.wrongData);
  const changed = { ...state, pin: freshSecret(personality.pin, command.p1), puk: freshSecret(personality.puk, command.p2) };
  return { status: STATUS.ok, state: changed, session: { ...session, pinVerified: false, pinFresh: false } };
};

/** RESET (FB): only when PIN and PUK are both blocked; everything but the attestation key is gone. */
export const reset: Instruction = ({ state, personality }) => {
  if (state.pin.triesLeft > 0 || state.puk.triesLeft > 0) return refuse(STATUS.conditionsNotSatisfied);
  let fresh = { ...factoryState(personality, state.serial), attestationRoot: state.attestationRoot };
  const signer = keyOf(state, ATTESTATION);
  if (signer !== undefined) fresh = withKey(fresh, ATTESTATION, signer);
  fresh = withObject(fresh, ATTESTATION_CERTIFICATE, objectOf(state, ATTESTATION_CERTIFICATE));
  return { status: STATUS.ok, state: fresh, session: { ...NO_SESSION, application: 'piv' } };
};

/** IMPORT ASYMMETRIC KEY (FE, P1 algorithm, P2 slot): RSA 01 p 02 q 03 dp 04 dq 05 qi; 06 EC; 07 Ed25519; 08 X25519. */
export const importAsymmetricKey: Instruction = ({ command, session, state, personality }) => {
  if (!session.administrator) return refuse(STATUS.securityNotSatisfied);
  if (!personality.keySlots.includes(command.p2)) return refuse(STATUS.wrongParameters);
  const algorithm = asymmetricAlgorithm(command.p1);
  const parts = elementsOf(command.data);
  if (algorithm === undefined || parts === undefined || !personality.algorithms.includes(algorithm.id)) return refuse(STATUS.wrongData);
  const scalarTag = { rsa: 0x00, ec: 0x06, ed25519: 0x07, x25519: 0x08 }[algorithm.kind];
  const pkcs8 = importKey(algorithm, { p: findTlv(parts, 0x01), q: findTlv(parts, 0x02), scalar: findTlv(parts, scalarTag) });
  const policies = keyPolicies(parts, command.p2, personality);
  if (pkcs8 === undefined || policies === undefined) return refuse(STATUS.wrongData);
  return { status: STATUS.ok, state: withKey(state, command.p2, { algorithm: algorithm.id, pkcs8, origin: 'imported', ...policies }) };
};

/** SET MANAGEMENT KEY (FF, P1=FF, P2=FF or FE with touch): algorithm, 9B, length, key. */
export const setManagementKey: Instruction = ({ command, session, state, personality }) => {
  if (!session.administrator) return refuse(STATUS.securityNotSatisfied);
  if (command.p1 !== 0xff || (command.p2 !== 0xff && command.p2 !== 0xfe)) return refuse(STATUS.wrongParameters);
  const [id = 0, slot, length] = command.data;
  const cipher = blockCipher(id);
  const value = command.data.subarray(3);
  const fits = cipher !== undefined && slot === MANAGEMENT && length === value.length && value.length === cipher.keyLength;
  if (!fits || !personality.management.changeableTo.includes(cipher.id)) return refuse(STATUS.wrongData);
  const touchPolicy = command.p2 === 0xfe ? 2 : 1;
  const triesLeft = personality.management.tries;
  return { status: STATUS.ok, state: { ...state, management: { algorithm: cipher.id, value: toHex(value), triesLeft, touchPolicy } } };
};

/** MOVE KEY (F6, P1 destination or FF to destroy it, P2 source). */
export const moveKey: Instruction = ({ command, session, state, personality }) => {
  if (!session.administrator) return refuse(STATUS.securityNotSatisfied);
  const key = keyOf(state, command.p2);
  if (key === undefined) return refuse(STATUS.referenceNotFound);
  if (command.p1 === DELETE) return { status: STATUS.ok, state: withoutKey(state, command.p2) };
  if (!personality.keySlots.includes(command.p1) || command.p1 === ATTESTATION || command.p2 === ATTESTATION)
    return refuse(STATUS.wrongParameters);
  if (keyOf(state, command.p1) !== undefined) return refuse(STATUS.conditionsNotSatisfied);
  return { status: STATUS.ok, state: withKey(withoutKey(state, command.p2), command.p1, key) };
};

/** READ CONFIG (1D) of the application that describes the device: length, then its elements. */
export const readConfig: Instruction = ({ state, personality }) => {
  const [major = 0, minor = 0, patch = 0] = personality.vendor?.firmware ?? [];
  const formFactor = personality.vendor?.formFactor ?? 0;
  const elements = fromHex(
    `01020010 0204${toHex(bigEndian(state.serial, 4))} 0401${toHex(Uint8Array.of(formFactor))}` +
      `0503${toHex(Uint8Array.of(major, minor, patch))} 03020010 06020000 07010f 080100 0a0100`,
  );
  return answer(Uint8Array.from([elements.length, ...elements]));
};
