import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { toHex } from '../../../core/base/bytes.ts';
import { type CertificateAuthority, AuthorityAway } from '../../../electron/authority/certificate-authority.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { memoryStorage } from '../../../native/simulator/storage.ts';
import { HandClock } from './hand-clock.ts';
import { activate, approvedCard, blankCard, found, issue, person, PIN } from './path.ts';
import { APPROVER, OPERATOR, OTHER_READER, READER, TestStation } from './test-station.ts';

const DAY_S = 86_400;
/** As many as the profile gives a PIN. */
const TRIES = 5;

let station: TestStation;
let clock: HandClock;
let card: SimulatedCard;
let cardId: string;
let away = false;

const byHand = (real: CertificateAuthority): CertificateAuthority => ({
  ...real,
  currentCrl: () => (away ? Promise.reject(new AuthorityAway('away')) : real.currentCrl()),
});

/** The approver's own card is in force and lies in the first reader. */
beforeEach(async () => {
  away = false;
  clock = new HandClock();
  station = await TestStation.open({ clock, authority: byHand });
  await found(station);
  await cardOf(APPROVER.email);
});
afterEach(() => station.close());

async function cardOf(email: string): Promise<void> {
  const personId = station.store.people.byEmail(email)?.id ?? '';
  cardId = await approvedCard(station, personId);
  card = await blankCard();
  await station.insert(card);
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  await activate(station, cardId, PIN);
  await station.tile(READER, ({ cardState }) => cardState === 'active');
}

const signIn = (pin = PIN, reader = READER) => station.call('session.sign-in-by-card', { reader, pin });
const refused = (pin = PIN, reader = READER) => station.refusal('session.sign-in-by-card', { reader, pin });
const session = async () => (await station.call('station.status', {})).session;
const tries = () => card.state.pin.triesLeft;
const toSecond = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '.000Z');
/** VERIFY without data (SP 800-73-5 part 2 §3.2.1): nothing is counted for asking. */
const ASK = Uint8Array.of(0x00, 0x20, 0x00, 0x80);

describe('signing in by card', () => {
  it('opens the session of the card’s holder, says so, and how old the revocation list is', async () => {
    await station.call('session.sign-out', {});
    const { cards } = await station.call('session.cards-at-hand', {});
    expect(cards).toEqual([{ reader: READER, readerNumber: 1, cardNumber: 1001, pinTriesLeft: TRIES }]);
    const view = await signIn();
    expect(view.person.email).toBe(APPROVER.email);
    expect(view.card).toEqual({ number: 1001, listOf: toSecond(clock.now()) });
    const [fact] = station.store.facts.find({ action: 'session.sign-in', limit: 1 });
    expect(fact?.fact.note).toMatchObject({ card: 1001 });
  });

  it('leaves no PIN verified on the card', async () => {
    await signIn();
    await station.tile(READER, ({ contents }) => contents === 'ours');
    expect(toHex(await card.process(ASK))).toBe(`63c${TRIES}`);
  });

  it('is refused with a wrong PIN, which costs one try, and never spends the last one', async () => {
    for (let left = TRIES - 1; left > 0; left -= 1) {
      expect(await refused('111222')).toBe('pin-wrong');
      expect(tries()).toBe(left);
    }
    expect(await refused()).toBe('pin-last-try');
    expect(tries()).toBe(1);
    expect(await refused('12ab')).toBe('pin-malformed');
    expect(await session()).toMatchObject({ person: { email: OPERATOR.email } });
  });

  it('is refused to cards that are not in force, foreign, blank or not there, without a try', async () => {
    expect(await refused(PIN, OTHER_READER)).toBe('no-card');
    await station.insert(await blankCard(), OTHER_READER);
    expect(await refused(PIN, OTHER_READER)).toBe('card-foreign');
    expect(await refused(PIN, 'Reader Z')).toBe('reader-gone');
    await station.call('card.deactivate', { cardId });
    expect(await refused()).toBe('card-not-active');
    expect(tries()).toBe(TRIES);
  });

  it('is refused where another certificate lies on the card than the one that was issued', async () => {
    const { objects } = card.state;
    const copy = await blankCard('yubikey-5.4', {
      storage: memoryStorage({ ...card.state, objects: { ...objects, '5fc105': objects['5fc10a'] ?? '' } }),
    });
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await station.insert(copy);
    expect(await refused()).toBe('card-certificate-refused');
    expect(copy.state.pin.triesLeft).toBe(TRIES);
  });

  it('goes by the last list while the authority is away, and by none that is over', async () => {
    away = true;
    expect(await refused()).toBe('revocation-list-old');
    away = false;
    await signIn();
    away = true;
    clock.forward(3 * DAY_S);
    expect((await signIn()).card?.listOf).toBe(toSecond(clock.now() - 3 * DAY_S * 1000));
    clock.forward(30 * DAY_S);
    expect(await refused()).toBe('revocation-list-old');
    expect(tries()).toBe(TRIES);
  });
});

/** While the session is locked the readers are told by events alone. */
async function putIn(again: SimulatedCard): Promise<void> {
  const seen = station.heard((event) =>
    event.event === 'readers' && event.readers.some(({ name, contents }) => name === READER && contents === 'ours') ? true : undefined,
  );
  station.readers.insert(READER, again);
  await seen;
}

describe('a session that a card opened', () => {
  it('locks when the card leaves, and opens again by it or by the password', async () => {
    await signIn();
    const locked = station.heard((event) => (event.event === 'session' && event.state === 'locked' ? true : undefined));
    station.readers.remove(READER);
    await locked;
    expect(await station.refusal('desk.open', {})).toBe('session-locked');
    expect(await station.refusal('session.unlock-by-card', { reader: READER, pin: PIN })).toBe('no-card');
    await putIn(card);
    expect((await station.call('session.unlock-by-card', { reader: READER, pin: PIN })).locked).toBe(false);
    const lockedAgain = station.heard((event) => (event.event === 'session' && event.state === 'locked' ? true : undefined));
    station.readers.remove(READER);
    await lockedAgain;
    await station.call('session.unlock', { password: APPROVER.password });
    expect((await session())?.card).toBeUndefined();
  });

  it('stays open when another card leaves', async () => {
    await station.insert(await blankCard(), OTHER_READER);
    await signIn();
    station.readers.remove(OTHER_READER);
    await station.tile(OTHER_READER, ({ contents }) => contents === 'empty');
    expect((await session())?.locked).toBe(false);
  });

  it('is not opened again by somebody else’s card', async () => {
    await signIn();
    await station.call('session.lock', {});
    await station.signIn(OPERATOR);
    await station.call('session.lock', {});
    expect(await station.refusal('session.unlock-by-card', { reader: READER, pin: PIN })).toBe('card-of-another');
    expect(tries()).toBe(TRIES);
  });
});

type Said = Readonly<Record<string, string | number>>;

describe('a decision in a session that a card opened', () => {
  async function wish(name = 'Bo Berg'): Promise<string> {
    await station.signIn(OPERATOR);
    const personId = await person(station, name);
    const { requestId } = await station.call('card.request', { personId, profileId: 'employee-p256' });
    await signIn();
    return requestId ?? '';
  }
  const judged = async (): Promise<string> => {
    await station.signIn(OPERATOR);
    const { folder } = await station.call('journal.export', {});
    const [entries = '', checkpoint = '', policy = ''] = ['journal.ndjson', 'checkpoint.txt', 'policy.txt'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    return checkJournal([Buffer.from(entries)], checkpoint, policy).catch((cause: unknown) =>
      cause instanceof Error ? `Not sound: ${cause.message}` : 'unknown',
    );
  };
  const approval = () => station.store.facts.find({ action: 'request.approve', limit: 1 })[0]?.fact;

  it('wants the card’s signature, and nothing is decided without', async () => {
    const requestId = await wish();
    expect(await station.refusal('request.approve', { requestId })).toBe('card-signature-needed');
    expect(await station.refusal('request.approve', { requestId, pin: '111222' })).toBe('pin-wrong');
    expect(await station.refusal('request.reject', { requestId, reason: 'no' })).toBe('card-signature-needed');
    expect(station.store.get('request', requestId)?.state).toBe('requested');
  });

  it('carries a signature of key 9C that OpenSSL and the journal checker accept, tied to the card’s own certificate', async () => {
    const requestId = await wish();
    await station.call('request.approve', { requestId, pin: PIN });
    const note = approval()?.note ?? {};
    expect(Object.keys(note).sort()).toEqual(['cardKey', 'cardSerial', 'cardSignature', 'row', 'statement']);
    const folder = station.dataFolder;
    writeFileSync(join(folder, 'key.der'), Buffer.from(String(note['cardKey']), 'base64'));
    writeFileSync(join(folder, 'statement'), String(note['statement']));
    writeFileSync(join(folder, 'signature'), Buffer.from(String(note['cardSignature']), 'base64'));
    const args = ['dgst', '-sha256', '-keyform', 'DER', '-verify', 'key.der', '-signature', 'signature', 'statement'];
    expect(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' })).toContain('Verified OK');
    expect(await judged()).toMatch(/Sound: .* 1 decisions carry a signature of the decider's card; 1 of those cards/);
  });

  it('is found out by the checker where a station made it up from what a card signed for something else', async () => {
    const requestId = await wish();
    await station.call('request.approve', { requestId, pin: PIN });
    const genuine = approval();
    if (genuine === undefined) throw new TypeError('expected the approval');
    const other = await wish('Cora Curie');
    const madeUp = { kind: genuine.kind, action: genuine.action, who: genuine.who, note: genuine.note, changes: [] };
    station.store.transact((writer) => writer.append({ ...madeUp, subject: { kind: 'request', id: other } }));
    expect(await judged()).toContain('its card signed another request than the entry says');
  });

  it.each([
    ['by a key that is not the card’s', (said: Said) => said, "the key of its card signature is not that of the decider's card"],
    ['about a wish that nobody uttered', (said: Said) => ({ ...said, asked: '0'.repeat(64) }), 'was asked nowhere before it'],
  ])('is found out where it was signed %s', async (_how, change, found_) => {
    const requestId = await wish();
    await station.call('request.approve', { requestId, pin: PIN });
    const genuine = approval();
    if (genuine === undefined) throw new TypeError('expected the approval');
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const statement = canonicalJson(change(JSON.parse(String(genuine.note['statement'])) as Said));
    const cardKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const cardSignature = sign('sha256', Buffer.from(statement), privateKey).toString('base64');
    const { kind, action, who, subject } = genuine;
    const note = { ...genuine.note, statement, cardKey, cardSignature };
    station.store.transact((writer) =>
      writer.append({ kind, action, who, note, changes: [], ...(subject === undefined ? {} : { subject }) }),
    );
    expect(await judged()).toContain(found_);
  });

  it('is one decision, however often it is pressed', async () => {
    const requestId = await wish();
    const both = await Promise.all([1, 2].map(() => station.ask('request.approve', { requestId, pin: PIN })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(station.store.facts.count({ action: 'request.approve', subjectId: requestId })).toBe(1);
  });
});
