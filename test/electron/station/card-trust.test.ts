import { randomBytes, X509Certificate } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../core/base/bytes.ts';
import type { Certificate } from '../../../core/records/records.ts';
import { cardCertificate } from '../../../electron/authority/card-certificate.ts';
import type { CertificateAuthority, IssueOrder } from '../../../electron/authority/certificate-authority.ts';
import { makeIssuing, subjectNameOf } from '../../../electron/authority/make-organisation.ts';
import { distinguishedName } from '../../../electron/authority/names.ts';
import { newSigningKey, type Signer, signerOf } from '../../../electron/authority/signer.ts';
import { keepAuthorityCertificates } from '../../../electron/house/authority-certificates.ts';
import { buildCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { memoryStorage } from '../../../native/simulator/storage.ts';
import { scratchAuthority } from '../authority/scratch-authority.ts';
import { HandClock } from './hand-clock.ts';
import { activate, approvedCard, blankCard, found, issue, PIN } from './path.ts';
import { Register } from './register.ts';
import { newFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, READER, TestStation } from './test-station.ts';

const YEAR_S = 365 * 86_400;
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

let folder: string;
let station: TestStation;
let clock: HandClock;
let card: SimulatedCard;
let cardId: string;
let own: CertificateAuthority;
/** What the authority says instead of its own list. */
let list: CertificateAuthority['currentCrl'] | undefined;
/** What was asked for the card's key of slot 9A. */
let order: IssueOrder;

const watched = (real: CertificateAuthority): CertificateAuthority => {
  own = real;
  return {
    ...real,
    issueOnHold: (asked) => {
      if (asked.slot === '9a') order = asked;
      return real.issueOnHold(asked);
    },
    currentCrl: () => (list ?? real.currentCrl)(),
  };
};
const open = () => TestStation.open({ clock, dataFolder: folder, authority: watched });

/** The approver's own card is in force, and lies in the reader. */
beforeEach(async () => {
  folder = newFolder();
  list = undefined;
  clock = new HandClock();
  station = await open();
  await found(station);
  cardId = await approvedCard(station, station.store.people.byEmail(APPROVER.email)?.id ?? '');
  card = await blankCard();
  await station.insert(card);
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  await activate(station, cardId, PIN);
  await station.tile(READER, ({ cardState }) => cardState === 'active');
});
afterEach(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

function recorded(): Certificate {
  const certificate = station.store.certificates.byCard(cardId).find(({ slot }) => slot === '9a');
  if (certificate === undefined) throw new TypeError('expected the certificate of key 9A');
  return certificate;
}

/** Why the certificate was refused, without a try of the PIN; nothing where the card signed its holder in. */
async function refusal(): Promise<unknown> {
  const before = card.state.pin.triesLeft;
  const reply = await station.ask('session.sign-in-by-card', { reader: READER, pin: PIN });
  expect(card.state.pin.triesLeft).toBe(before);
  const { session } = await station.call('station.status', {});
  expect(session?.person.email === APPROVER.email).toBe(reply.ok);
  if (reply.ok) return undefined;
  expect(reply.failure.code).toBe('card-certificate-refused');
  return reply.failure.params?.['why'];
}

/** Another certificate for the same key, on the card and in the records. */
async function put(der: Uint8Array): Promise<void> {
  const serialHex = new X509Certificate(der).serialNumber.toLowerCase();
  new Register(station).change({ record: 'certificate', id: recorded().id, set: { der: toBase64(der), serialHex } });
  const objects = { ...card.state.objects, '5fc105': toBase64(buildCertificateObject('certificate-9a', der)) };
  card = await blankCard('yubikey-5.4', { storage: memoryStorage({ ...card.state, objects }) });
  station.readers.remove(READER);
  await station.tile(READER, ({ contents }) => contents === 'empty');
  await station.insert(card);
}

/** What another authority gives for the card's key, as our own does when a card is handed over. */
async function inForce(other: CertificateAuthority): Promise<Uint8Array> {
  const { der, serialHex } = await other.issueOnHold(order);
  await other.release(serialHex);
  return der;
}

describe('a card whose record is valid signs nobody in', () => {
  it.each([
    ['revoked', (serialHex: string) => own.revoke(serialHex, 'keyCompromise'), 'listed'],
    ['on hold', (serialHex: string) => own.hold(serialHex), undefined],
  ])('where the revocation list says that its certificate is %s', async (_how, listed, afterRelease) => {
    expect(await refusal()).toBeUndefined();
    await station.signIn(OPERATOR);
    await listed(recorded().serialHex);
    expect(recorded().state).toBe('valid');
    expect(await refusal()).toBe('listed');
    await own.release(recorded().serialHex).catch(() => undefined);
    expect(await refusal()).toBe(afterRelease);
  });

  it('before its certificate’s time, and after it', async () => {
    clock.forward(-600);
    expect(await refusal()).toBe('time');
    clock.forward(600 + 9 * YEAR_S);
    expect(Date.parse(recorded().notAfter)).toBeLessThan(clock.now());
    expect(station.store.get('card', cardId)?.state).toBe('active');
    expect(await refusal()).toBe('time');
  });

  it('where another authority issued it, also one that bears our names', async () => {
    const other = scratchAuthority({ startMs: clock.now() });
    await put(await inForce(other.authority));
    expect(await refusal()).toBe('other-issuer');
    const { issuer, notAfterMs, policies } = ours();
    const forger = signerOf(newSigningKey('P-384'));
    const signer: Signer = { ...forger, spki: issuer.spki };
    const parts = { signer, name: issuer.name, notAfterMs, organisation: 'Northwind Institute', policies, random };
    await put(cardCertificate(order, parts, clock.now()).der);
    expect(new X509Certificate(fromBase64(recorded().der)).checkIssued(issuer.certificate)).toBe(true);
    expect(await refusal()).toBe('other-issuer');
  });
});

/** This station's issuing authority, without its key. */
function ours() {
  const der = fromBase64(String((station.store.settings.get('authority-certificates') as { issuing: string }).issuing));
  const certificate = new X509Certificate(der);
  const spki = new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' }));
  const issuer = { certificate, spki, name: subjectNameOf(der) };
  return { issuer, notAfterMs: Date.parse(certificate.validTo), policies: scratchAuthority().policies };
}

describe('a card whose issuing authority', () => {
  /** From another start on the station has those certificates above its cards. */
  async function under(root: Uint8Array | undefined, issuing: Uint8Array): Promise<void> {
    const kept = station.store.settings.get('authority-certificates') as Readonly<Record<'root' | 'contentSigner' | 'ownerId', string>>;
    const contentSigner = fromBase64(kept.contentSigner);
    const above = { root: root ?? fromBase64(kept.root), issuing, contentSigner, ownerId: kept.ownerId };
    station.store.transact((writer) => keepAuthorityCertificates(writer, above));
    await station.close();
    station = await open();
    await station.signIn(OPERATOR);
  }

  it('is under another root signs nobody in, and under its own it does', async () => {
    const other = scratchAuthority({ startMs: clock.now() });
    const der = await inForce(other.authority);
    list = other.authority.currentCrl;
    await under(undefined, other.issuing);
    await put(der);
    expect(await refusal()).toBe('other-issuer');
    await under(other.root, other.issuing);
    await put(der);
    expect(await refusal()).toBeUndefined();
  });

  it('signs under another name, or is itself signed by another key than the root’s, signs nobody in', async () => {
    const other = scratchAuthority({ startMs: clock.now() });
    list = other.authority.currentCrl;
    const name = distinguishedName(['organization', 'Another'], ['commonName', 'Another Issuing']);
    const { signer } = other.above;
    const parts = { signer, name, notAfterMs: clock.now() + YEAR_S * 1000, organisation: 'Another', policies: other.policies, random };
    await under(other.root, other.issuing);
    await put(cardCertificate(order, parts, clock.now()).der);
    expect(await refusal()).toBe('other-issuer');
    const der = await inForce(other.authority);
    const making = { organisation: other.organisation, station: 'Desk 1', nowMs: clock.now(), random };
    const forger = signerOf(newSigningKey('P-384'));
    const rootKey = new Uint8Array(new X509Certificate(other.root).publicKey.export({ type: 'spki', format: 'der' }));
    const forged = makeIssuing(signer.spki, { signer: { ...forger, spki: rootKey }, certificate: other.root }, making);
    await under(other.root, forged);
    await put(der);
    expect(await refusal()).toBe('other-issuer');
  });
});
