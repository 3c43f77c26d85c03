import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../../../core/base/bytes.ts';
import { type CertificateAuthority, AuthorityAway } from '../../../electron/authority/certificate-authority.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { memoryStorage } from '../../../native/simulator/storage.ts';
import { cardOf } from './card-of.ts';
import { HandClock } from './hand-clock.ts';
import { blankCard, found, PIN } from './path.ts';
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
  ({ cardId, card } = await cardOf(station, APPROVER.email));
});
afterEach(() => station.close());

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
