import { X509Certificate } from 'node:crypto';
import { ascii, equalBytes, fromBase64, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Card, Certificate } from '../../../core/records/records.ts';
import type { CardChannel } from '../../../native/iso7816/channel.ts';
import { parseCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { isSignature } from '../../../native/piv/prove-key.ts';
import { type PublicKey, publicKeyOf } from '../../../native/piv/public-key.ts';
import { slots } from '../../../native/piv/tables/slots.ts';
import type { SessionCard } from '../../router/session.ts';
import { openOwnCard } from '../card/own-card.ts';
import { type Parts, required } from '../handler.ts';
import { trustedList } from './trusted-list.ts';

/** What is signed, with which key, by the card in which reader. The caller's PIN is sent to the card once. */
export interface Signing {
  readonly reader: string;
  readonly pin: string;
  /** 9A to prove who one is; 9C, whose every use wants the PIN, to answer for an act. */
  readonly slot: '9a' | '9c';
  readonly message: Uint8Array;
  /** Whose card it has to be, where somebody is signed in. */
  readonly holder?: string;
}

export interface CardSignature {
  readonly card: Card;
  readonly certificate: Certificate;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly signature: Uint8Array;
  /** Where the card lies, for a session that is to end when it leaves. */
  readonly at: SessionCard;
}

/**
 * Has an active card of ours sign: everything that can be known without its PIN is checked first, the last try is never spent, and the PIN is
 * forgotten by the card afterwards. Throws Refusal: no-card, card-foreign, card-of-another, card-not-active, card-certificate-refused, revocation-list-old,
 * pin-last-try, pin-blocked, pin-wrong, card-signature-wrong and the reader's own.
 */
export async function signByCard(signing: Signing, parts: Parts): Promise<CardSignature> {
  const lying = parts.desk.lying(signing.reader);
  const card = activeCard(signing, parts);
  const certificate = parts.store.certificates.byCard(card.id).find(({ slot, state }) => slot === signing.slot && state === 'valid');
  if (certificate === undefined) throw new Refusal('card-certificate-refused', { why: 'none-valid' });
  const trusted = await trustedKey(certificate, parts);
  const pin = ascii(signing.pin);
  try {
    const made = (channel: CardChannel) => signedBy(channel, { signing, card, trusted, pin, parts });
    const signature = await parts.desk.at(signing.reader, made, { changes: true });
    const at = { id: card.id, number: card.number, reader: signing.reader, lying, listOf: trusted.listOf };
    return { card, certificate, spki: trusted.spki, signature, at };
  } finally {
    wipe(pin);
  }
}

function activeCard({ reader, holder }: Signing, { desk, store }: Parts): Card {
  const tile = desk.reader(reader);
  if (tile.contents === 'empty') throw new Refusal('no-card');
  if (tile.contents === 'looking' || tile.contents === 'busy') throw new Refusal('reader-busy');
  const card = store.get('card', tile.cardId ?? '');
  if (card === undefined) throw new Refusal('card-foreign');
  if (holder !== undefined && card.personId !== holder) throw new Refusal('card-of-another');
  if (card.state !== 'active') throw new Refusal('card-not-active', { state: card.state });
  return card;
}

interface Trusted {
  readonly der: Uint8Array;
  readonly spki: Uint8Array;
  readonly key: PublicKey;
  readonly listOf: string;
}

/** Chain to the root, time, and revocation list. Throws Refusal('card-certificate-refused') with `why`. */
async function trustedKey({ der: recorded, serialHex }: Certificate, parts: Parts): Promise<Trusted> {
  const refused = (why: string): Refusal => new Refusal('card-certificate-refused', { why });
  const der = fromBase64(recorded);
  const own = new X509Certificate(der);
  const [root, issuer] = (['root', 'issuing-ca'] as const).map(
    (role) => new X509Certificate(required(parts.house.certificates().find((each) => each.role === role)?.der, role)),
  ) as [X509Certificate, X509Certificate];
  if (!own.verify(issuer.publicKey) || !own.checkIssued(issuer)) throw refused('other-issuer');
  if (!issuer.verify(root.publicKey) || !issuer.checkIssued(root)) throw refused('other-issuer');
  const now = parts.clock.now();
  if ([own, issuer, root].some((each) => Date.parse(each.validFrom) > now || Date.parse(each.validTo) < now)) throw refused('time');
  const list = await trustedList(issuer, parts);
  if (list.lists(serialHex)) throw refused('listed');
  const key = publicKeyOf(own.publicKey);
  if (key === undefined) throw refused('key');
  return { der, key, spki: new Uint8Array(own.publicKey.export({ type: 'spki', format: 'der' })), listOf: list.thisUpdate };
}

interface AtCard {
  readonly signing: Signing;
  readonly card: Card;
  readonly trusted: Trusted;
  readonly pin: Uint8Array;
  readonly parts: Parts;
}

async function signedBy(channel: CardChannel, { signing, card: record, trusted, pin, parts }: AtCard): Promise<Uint8Array> {
  const { card, present } = await openOwnCard(channel, record, parts);
  if (present.pin.blocked) throw new Refusal('pin-blocked');
  if (present.pin.triesLeft === 1) throw new Refusal('pin-last-try');
  if (!(await holds(card, signing.slot, trusted.der))) throw new Refusal('card-certificate-refused', { why: 'not-on-card' });
  try {
    await card.verifyPin(pin);
    const signature = await card.sign({ slot: signing.slot, kind: trusted.key.kind }, signing.message);
    if (!isSignature(trusted.key, signing.message, signature)) throw new Refusal('card-signature-wrong');
    return signature;
  } finally {
    await card.forgetPin().catch(() => false);
  }
}

async function holds(card: PivCard, slot: Signing['slot'], der: Uint8Array): Promise<boolean> {
  const object = slots[slot].certificate;
  const content = await card.readObject(object);
  if (content === undefined || content.length === 0) return false;
  try {
    return equalBytes(parseCertificateObject(object, content).certificate, der);
  } catch {
    return false;
  }
}
