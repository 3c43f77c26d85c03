import { X509Certificate } from 'node:crypto';
import { equalBytes, fromBase64, toHex } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { parseChuid } from '../../../native/piv/objects/chuid.ts';
import { buildCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import { formatUuid } from '../../../native/piv/objects/uuid.ts';
import { parseSecurityObject } from '../../../native/piv/objects/security-object.ts';
import type { ObjectKey } from '../../../native/piv/tables/objects.ts';
import { slots } from '../../../native/piv/tables/slots.ts';
import { certificateOf, proveSlot } from './certificates.ts';
import { contentsOnCard, holdersObjects } from './contents.ts';
import { type IssueContext, issuedSlots } from './context.ts';
import { withPinIfAsked } from './secrets.ts';

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
  const written = context.contents.forgetWritten();
  const rules: Rule[] = [];
  for (const set of sets) rules.push(...(await set(context)));
  rules.push(...(await readBackRules(context, written)));
  const broken = rules.find(([, holds]) => !holds);
  if (broken !== undefined) throw new Refusal('card-not-conforming', { found: broken[0] });
  return { passed: rules.length, total: rules.length };
}

/** Every object that was written reads back as it was, those that are empty too. */
async function readBackRules(context: IssueContext, written: ReadonlyMap<ObjectKey, Uint8Array>): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  for (const [object, content] of written) {
    const found = await withPinIfAsked(context, () => context.contents.read(object));
    rules.push([`${object}: as it was written`, equalBytes(found, content)]);
  }
  return rules;
}

async function numberRules({ contents, uuid, record }: IssueContext): Promise<readonly Rule[]> {
  const chuid = parseChuid(await contents.read('chuid'));
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
    const content = await context.contents.read(object);
    if (!context.slots.includes(slot)) {
      rules.push([`${slot}: no certificate, as the options say`, content.length === 0]);
      continue;
    }
    const certificate = certificateOf(context, slot);
    const der = certificate === undefined ? new Uint8Array(0) : fromBase64(certificate.der);
    rules.push([`${slot}: certificate as issued`, equalBytes(content, buildCertificateObject(object, der))]);
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
  const rules: Rule[] = [];
  for (const object of holdersObjects) {
    const content = await withPinIfAsked(context, () => context.contents.read(object));
    rules.push([`${object}: empty`, content.length === 0]);
  }
  return rules;
}

/** A key that signed its request in this run has proved itself for the very key of its certificate. */
async function keyRules(context: IssueContext): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  for (const slot of context.slots) {
    if (!context.seen.keys.has(slot)) await proveSlot(context, slot);
    rules.push([`${slot}: private key proved`, true]);
  }
  return rules;
}

/** Every listed object stands in the security object with its container. */
async function objectRules(context: IssueContext): Promise<readonly Rule[]> {
  const content = await context.contents.read('security-object');
  if (content.length === 0) return [['security object: there', false]];
  const { mapping } = parseSecurityObject(content);
  const there = await contentsOnCard(context);
  const listed = there.map(({ object }): Rule => [`${object}: in the security object`, mapping.some((entry) => entry.object === object)]);
  return [['security object: there', true], ...listed];
}

/** No factory secret is left: the card took ours in this run, or else says so itself, where it can. */
async function secretRules({ card, present, model, seen }: IssueContext): Promise<readonly Rule[]> {
  const isFactorys = {
    pin: async () => (await card.secretMetadata('pin'))?.isDefault,
    puk: async () => (await card.secretMetadata('puk'))?.isDefault,
    'management-key': async () => model.managementKeyChange !== 'none' && (await card.managementMetadata())?.isDefault,
  } as const;
  const rules: Rule[] = [];
  for (const secret of ['pin', 'puk', 'management-key'] as const) {
    const own = seen.ownSecrets.has(secret);
    if (own || present.abilities.metadata) rules.push([`${secret}: not the factory’s`, own || (await isFactorys[secret]()) !== true]);
  }
  return rules;
}
