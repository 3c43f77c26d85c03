import { findTlv, readTlvs } from '../../../core/base/ber-tlv.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { explainStatus } from '../../iso7816/status-words.ts';
import { managementCipherOf } from '../management-key.ts';
import { PivError, parsing } from '../piv-error.ts';
import { type PublicKey, asymmetricKindOf, readPublicKey } from '../public-key.ts';
import type { AsymmetricKind, ManagementCipher } from '../tables/algorithms.ts';
import { instructions } from '../tables/instructions.ts';
import { isAnswerTo } from '../tables/quirks.ts';
import { references } from '../tables/references.ts';
import { type SlotKey, slots } from '../tables/slots.ts';
import { type KeyPolicy, pinPolicies, touchPolicies } from './key-pair.ts';
import { commandName, refusal } from './perform.ts';

/** Metadata of PIN or PUK. */
export interface SecretMetadata {
  readonly isDefault?: boolean;
  readonly tries?: number;
  readonly triesLeft?: number;
}

/** Metadata of 9B. */
export interface ManagementMetadata {
  readonly cipher?: ManagementCipher;
  readonly isDefault?: boolean;
  readonly touch?: NonNullable<KeyPolicy['touch']>;
}

/** Metadata of a key pair. */
export interface KeyMetadata {
  readonly kind: AsymmetricKind;
  readonly pin?: NonNullable<KeyPolicy['pin']>;
  readonly touch?: NonNullable<KeyPolicy['touch']>;
  readonly origin?: 'generated' | 'imported';
  readonly publicKey?: PublicKey;
}

type Elements = ReturnType<typeof readTlvs>;

/**
 * GET METADATA (Yubico, firmware 5.3 and later): elements 01 algorithm, 02 policies, 03 origin, 04 public key, 05 is default, 06 tries.
 * undefined where there is nothing at this reference; throws PivError 'unsupported' where the card does not know the command.
 */
async function getMetadata(sender: CommandSender, reference: number): Promise<Elements | undefined> {
  const answer = await sender.send({ cla: 0, ins: instructions.getMetadata.ins, p1: 0, p2: reference, le: 256 });
  const status = explainStatus(answer.status);
  if (isAnswerTo('empty-slot', status.kind)) return undefined;
  if (status.kind !== 'done') throw refusal('getMetadata', status, { 'wrong-parameters': 'unsupported' });
  return parsing(commandName('getMetadata'), () => readTlvs(answer.data));
}

export async function secretMetadata(sender: CommandSender, which: 'pin' | 'puk'): Promise<SecretMetadata | undefined> {
  const elements = await getMetadata(sender, references[which].reference);
  if (elements === undefined) return undefined;
  const [tries, triesLeft] = findTlv(elements, 0x06) ?? [];
  return {
    ...isDefaultOf(elements),
    ...(tries === undefined ? {} : { tries }),
    ...(triesLeft === undefined ? {} : { triesLeft }),
  };
}

export async function managementMetadata(sender: CommandSender): Promise<ManagementMetadata | undefined> {
  const elements = await getMetadata(sender, slots['9b'].reference);
  if (elements === undefined) return undefined;
  const cipher = managementCipherOf(findTlv(elements, 0x01)?.[0] ?? -1);
  const { touch } = policyOf(elements);
  return { ...(cipher === undefined ? {} : { cipher }), ...isDefaultOf(elements), ...(touch === undefined ? {} : { touch }) };
}

/** Metadata of the key in a slot; undefined where the slot is empty (6A88, or an answer without element 01). */
export async function keyMetadata(sender: CommandSender, slot: SlotKey): Promise<KeyMetadata | undefined> {
  const elements = await getMetadata(sender, slots[slot].reference);
  const id = elements === undefined ? undefined : findTlv(elements, 0x01)?.[0];
  if (elements === undefined || id === undefined) return undefined;
  const command = commandName('getMetadata');
  const kind = asymmetricKindOf(id);
  if (kind === undefined) throw new PivError('answer-malformed', `${command}: algorithm ${id.toString(16)} is unknown`, { command });
  const encoded = findTlv(elements, 0x04);
  const publicKey = encoded === undefined || encoded.length === 0 ? undefined : parsing(command, () => readPublicKey(kind, encoded));
  return { kind, ...policyOf(elements), ...originOf(elements), ...(publicKey === undefined ? {} : { publicKey }) };
}

function isDefaultOf(elements: Elements): Pick<SecretMetadata, 'isDefault'> {
  const flag = findTlv(elements, 0x05)?.[0];
  return flag === undefined ? {} : { isDefault: flag !== 0 };
}

function policyOf(elements: Elements): Pick<KeyMetadata, 'pin' | 'touch'> {
  const [pinNumber = -1, touchNumber = -1] = findTlv(elements, 0x02) ?? [];
  const pin = pinPolicies[pinNumber];
  const touch = touchPolicies[touchNumber];
  return { ...(pin === undefined ? {} : { pin }), ...(touch === undefined ? {} : { touch }) };
}

function originOf(elements: Elements): Pick<KeyMetadata, 'origin'> {
  const origin = ([undefined, 'generated', 'imported'] as const)[findTlv(elements, 0x03)?.[0] ?? 0];
  return origin === undefined ? {} : { origin };
}
