import { X509Certificate } from 'node:crypto';
import { equalBytes, fromBase64, toHex } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { parseChuid } from '../../../native/piv/objects/chuid.ts';
import { buildCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import { formatUuid } from '../../../native/piv/objects/uuid.ts';
import { parseSecurityObject } from '../../../native/piv/objects/security-object.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { proveKey } from '../../../native/piv/prove-key.ts';
import { slots } from '../../../native/piv/tables/slots.ts';
import { certificateOf, publicKeyOfSlot } from './certificates.ts';
import { contentsOnCard, holdersObjects } from './contents.ts';
import { type IssueContext, issuedSlots } from './context.ts';
import { verifySealedPin } from './secrets.ts';

type Rule = readonly [name: string, holds: boolean];

export interface Proof {
  readonly passed: number;
  readonly total: number;
}

type Rules = (context: IssueContext) => Promise<readonly Rule[]>;

/** Rules of a card that holds its holder's keys and certificates. */
const personal: readonly Rules[] = [numberRules, certificateRules, keyRules, objectRules, secretRules];
/** Rules of a card that nobody holds: numbered, locked, and nothing of anybody on it. */
const nobodys: readonly Rules[] = [numberRules, emptyRules, objectRules, secretRules];

/** Reads the whole card back, compares it with what was written, and lets every private key prove itself. Throws Refusal('card-not-conforming'). */
export function prove(context: IssueContext): Promise<Proof> {
  return proveBy(personal, context);
}

/** Reads a card of the pool back that nobody holds. Throws Refusal('card-not-conforming'). */
export function proveNobodys(context: IssueContext): Promise<Proof> {
  return proveBy(nobodys, context);
}

async function proveBy(sets: readonly Rules[], context: IssueContext): Promise<Proof> {
  await context.card.reselect();
  const rules: Rule[] = [];
  for (const set of sets) rules.push(...(await set(context)));
  const broken = rules.find(([, holds]) => !holds);
  if (broken !== undefined) throw new Refusal('card-not-conforming', { found: broken[0] });
  return { passed: rules.length, total: rules.length };
}

async function numberRules({ card, uuid, record }: IssueContext): Promise<readonly Rule[]> {
  const chuid = parseChuid((await card.readObject('chuid')) ?? new Uint8Array(0));
  return [
    ['CHUID: card UUID', chuid.cardUuid !== undefined && formatUuid(chuid.cardUuid) === uuid],
    ['CHUID: FASC-N', chuid.fascN !== undefined && toHex(chuid.fascN) === record.fascN],
    ['CHUID: expiry', chuid.expiresOn === record.expiresOn?.replaceAll('-', '')],
    ['CHUID: signature', chuid.signature !== undefined],
  ];
}

async function certificateRules(context: IssueContext): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  for (const slot of issuedSlots) {
    const object = slots[slot].certificate;
    const content = await context.card.readObject(object);
    if (!context.slots.includes(slot)) {
      rules.push([`${slot}: no certificate, as the options say`, content === undefined || content.length === 0]);
      continue;
    }
    const certificate = certificateOf(context, slot);
    const der = certificate === undefined ? new Uint8Array(0) : fromBase64(certificate.der);
    rules.push([`${slot}: certificate as issued`, content !== undefined && equalBytes(content, buildCertificateObject(object, der))]);
    const name = new X509Certificate(der);
    rules.push([
      `${slot}: card UUID in certificate`,
      slot === '9c' || slot === '9d' || (name.subjectAltName ?? '').includes(`urn:uuid:${context.uuid}`),
    ]);
    rules.push([`${slot}: not past its last day`, certificate !== undefined && certificate.notAfter.slice(0, 10) <= context.validUntil]);
  }
  return rules;
}

async function emptyRules(context: IssueContext): Promise<readonly Rule[]> {
  await verifySealedPin(context);
  const rules: Rule[] = [];
  for (const object of holdersObjects) {
    const content = await context.card.readObject(object);
    rules.push([`${object}: empty`, content === undefined || content.length === 0]);
  }
  return rules;
}

async function keyRules(context: IssueContext): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  for (const slot of context.slots) {
    if (slots[slot].pin !== 'never') await verifySealedPin(context);
    rules.push([`${slot}: private key proved`, await proved(context, slot)]);
  }
  return rules;
}

async function proved(context: IssueContext, slot: (typeof issuedSlots)[number]): Promise<boolean> {
  try {
    await proveKey(context.card, { slot, publicKey: publicKeyOfSlot(context, slot) }, context.parts.random);
    return true;
  } catch (cause) {
    if (cause instanceof PivError && cause.kind === 'key-not-proved')
      throw new Refusal('key-not-proved', { slot: slot.toUpperCase() }, { cause });
    throw cause;
  }
}

/** Every listed object stands in the security object with its container. */
async function objectRules(context: IssueContext): Promise<readonly Rule[]> {
  const content = await context.card.readObject('security-object');
  if (content === undefined) return [['security object: there', false]];
  const { mapping } = parseSecurityObject(content);
  const there = await contentsOnCard(context);
  const listed = there.map(({ object }): Rule => [`${object}: in the security object`, mapping.some((entry) => entry.object === object)]);
  return [['security object: there', true], ...listed];
}

/** No factory secret is left, as far as the card tells. */
async function secretRules({ card, present, model }: IssueContext): Promise<readonly Rule[]> {
  if (!present.abilities.metadata) return [];
  const [pin, puk, management] = [await card.secretMetadata('pin'), await card.secretMetadata('puk'), await card.managementMetadata()];
  return [
    ['PIN: not the factory’s', pin?.isDefault !== true],
    ['PUK: not the factory’s', puk?.isDefault !== true],
    ['management key: not the factory’s', model.managementKeyChange === 'none' || management?.isDefault !== true],
  ];
}
