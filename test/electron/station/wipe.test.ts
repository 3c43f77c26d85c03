import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCard, approvedCard, blankCard, found, issue, person } from './path.ts';
import { inPool } from './pool.ts';
import { APPROVER, OPERATOR, READER, TestStation } from './test-station.ts';

let station: TestStation;
let pullAt: number | undefined;
beforeEach(async () => {
  pullAt = undefined;
  station = await TestStation.open({
    fault: ({ command, phase }) => (phase === 'after' && pullAt !== undefined && command[1] === pullAt ? { kind: 'remove' } : undefined),
  });
  await found(station);
});
afterEach(() => station.close());

const wipe = (cardId: string) => ({ cardId, reader: READER, destroys: true }) as const;
const isBlank = () => station.tile(READER, ({ contents }) => contents === 'blank');
const CHANGE_REFERENCE_DATA = 0x24;

describe('a card of ours that is locked', () => {
  it('is wiped for another person: nothing of it is left, its secrets are destroyed, its record stays locked', async () => {
    const { cardId, card } = await activeCard(station);
    const { pukBlobId = '' } = station.store.get('card', cardId) ?? {};
    await station.call('card.lock', { cardId });
    await station.call('card.wipe', wipe(cardId));
    await isBlank();
    expect(Object.keys(card.state.objects).filter((tag) => tag.startsWith('5fc1'))).toEqual([]);
    expect(station.store.get('card', cardId)).toMatchObject({ state: 'locked' });
    expect(station.store.get('card', cardId)?.pukBlobId).toBeUndefined();
    expect(station.store.blobs.get(pukBlobId)?.destroyedAt).toBeDefined();
    const other = await approvedCard(station, await person(station, 'Bea Boole'));
    await issue(station, other);
    expect((await station.call('card.open', { cardId: other })).state).toBe('issued');
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
    const told = station.store.facts.find({ subjectId: cardId, limit: 50 }).map(({ fact }) => fact.action);
    expect(told.filter((action) => action.startsWith('card.wipe')).toSorted()).toEqual(['card.wipe', 'card.wiped']);
  });

  it('that is pulled while it is wiped is locked as before, and can be wiped again', async () => {
    const { cardId, card } = await activeCard(station);
    await station.call('card.lock', { cardId });
    pullAt = CHANGE_REFERENCE_DATA;
    expect(await station.refusal('card.wipe', wipe(cardId))).toBe('card-pulled');
    pullAt = undefined;
    expect(await station.insert(card)).toMatchObject({ contents: 'ours', cardState: 'locked' });
    await station.call('card.wipe', wipe(cardId));
    await isBlank();
  });
});

describe('nothing is wiped', () => {
  it('while the card is in force, where another card lies, without its being meant, or by somebody who may not', async () => {
    const { cardId, card } = await activeCard(station);
    const inForce = card.state;
    expect(await station.refusal('card.wipe', wipe(cardId))).toBe('state-refuses');
    await station.call('card.lock', { cardId });
    expect(await station.refusal('card.wipe', { ...wipe(cardId), destroys: false })).toBe('input-invalid');
    await station.signIn(APPROVER);
    expect(await station.refusal('card.wipe', wipe(cardId))).toBe('denied');
    await station.signIn(OPERATOR);
    expect(card.state.objects).toEqual(inForce.objects);
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    expect(await station.refusal('card.wipe', wipe(cardId))).toBe('no-card');
    const blank = await blankCard();
    await station.insert(blank);
    expect(await station.refusal('card.wipe', wipe(cardId))).toBe('card-not-this-one');
    expect(blank.state.pin.triesLeft).toBe(blank.state.pin.tries);
  });

  it('where the card has no way back to its factory state: no try is spent', async () => {
    const cardId = await approvedCard(station, await person(station), 'employee-p256-supplier-key');
    const card = await blankCard('plain');
    await station.insert(card);
    await issue(station, cardId);
    await station.tile(READER, ({ contents }) => contents === 'ours');
    await station.call('card.lock', { cardId });
    const before = card.state;
    expect(await station.refusal('card.wipe', wipe(cardId))).toBe('card-not-wipeable');
    expect(card.state).toEqual(before);
  });
});

it('a locked temporary card is wiped too, and is blank for any use', async () => {
  const { id: temporaryCardId } = await inPool(station);
  await station.call('temporary-card.lock', { temporaryCardId });
  expect(await station.refusal('card.wipe', wipe(temporaryCardId))).toBe('not-found');
  await station.call('temporary-card.wipe', { temporaryCardId, reader: READER, destroys: true });
  await isBlank();
});
