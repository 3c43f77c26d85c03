import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activate, activeCard, approvedCard, blankCard, issue, NEW_PIN, PIN, person } from './path.ts';
import { approve, assertSound, peopleWorld } from './people-world.ts';
import type { Register } from './register.ts';
import { OPERATOR, READER, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

const option = (id: string, value: boolean | string) => station.call('option.change', { id, value });
const card = (cardId: string) => station.call('card.open', { cardId });

describe('Edit card (row 29)', () => {
  it('begins with title and unit of the person, changes the record alone, in any state, and seals what it was', async () => {
    const { personId } = await station.call('person.create', {
      name: 'Ada Ampère',
      email: 'ada@example.org',
      title: 'Engineer',
      unit: 'Works',
    });
    const cardId = await approvedCard(station, personId);
    expect(await card(cardId)).toMatchObject({ title: 'Engineer', unit: 'Works' });
    expect(await station.call('card.edit', { cardId, title: 'Head of works', unit: null })).toEqual({ changed: ['title', 'unit'] });
    const after = await card(cardId);
    expect(after).toMatchObject({ title: 'Head of works', state: 'approved' });
    expect(after.unit).toBeUndefined();
    register.change({ record: 'card', id: cardId, set: { state: 'locked' } });
    expect(await station.call('card.edit', { cardId, unit: 'Archive' })).toEqual({ changed: ['unit'] });
    expect(await station.call('card.edit', { cardId, unit: 'Archive' })).toEqual({ changed: [] });
    const facts = station.store.facts.find({ subjectId: cardId, action: 'card.edit', limit: 10 });
    expect(facts).toHaveLength(2);
    expect(JSON.stringify(facts)).not.toMatch(/Head of works|Archive/);
    await assertSound(station);
  });

  it('leaves nothing of it where the person is erased', async () => {
    const { personId } = await station.call('person.create', { name: 'Bo Bell', email: 'bo@example.org', title: 'Engineer' });
    const cardId = await approvedCard(station, personId);
    const { batchId } = await station.call('batch.delete-people', { personIds: [personId] });
    await station.call('batch.run', { batchId });
    expect((await card(cardId)).title).toBeUndefined();
    expect(await station.refusal('card.edit', { cardId, title: 'Engineer' })).toBe('state-refuses');
  });
});

describe('Issue card straight from the person (row 27, second door)', () => {
  it('is closed while cards are requested first, and the other way round; both ways off is no choice', async () => {
    const personId = await person(station);
    await station.insert(await blankCard());
    const straight = { personId, profileId: 'employee-p256', reader: READER };
    expect(await station.refusal('card.issue-to-person', straight)).toBe('use-case-off');
    await option('cards-request-offered', false);
    expect(await station.refusal('card.request', { personId, profileId: 'employee-p256' })).toBe('use-case-off');
    expect(await station.refusal('option.change', { id: 'cards-issue-offered', value: false })).toBe('input-invalid');
    const { cardId, operationId } = await station.call('card.issue-to-person', straight);
    expect((await station.ended(operationId)).state).toBe('done');
    expect(await card(cardId)).toMatchObject({ state: 'issued', personId });
    expect((await card(cardId)).certificates.map(({ state }) => state)).toEqual(['on-hold', 'on-hold', 'on-hold', 'on-hold']);
    await assertSound(station);
  });

  it('makes no card where there is no blank in the reader', async () => {
    const personId = await person(station);
    await option('cards-request-offered', false);
    expect(await station.refusal('card.issue-to-person', { personId, profileId: 'employee-p256', reader: READER })).toBe('no-card');
    expect((await station.call('person.open', { personId })).cards).toEqual([]);
  });
});

describe('What an issued card is, by option', () => {
  it('is in force at once where the option says so, and only one of a person', async () => {
    await option('cards-issue-end-state', 'active');
    const personId = await person(station);
    const [first, second] = [await approvedCard(station, personId), await approvedCard(station, personId)];
    await station.insert(await blankCard());
    await issue(station, first);
    const made = await card(first);
    expect(made.state).toBe('active');
    expect(made.certificates.map(({ state, authority }) => `${state} ${authority}`)).toEqual(Array(4).fill('valid valid'));
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await station.insert(await blankCard());
    expect(await station.refusal('card.issue', { cardId: second, reader: READER })).toBe('second-active-card');
    await assertSound(station);
  });

  it('has keys and certificates for what the options name, also when it is taken up after they were changed', async () => {
    await option('cards-certificate-signature', false);
    await option('cards-certificate-encryption', false);
    const cardId = await approvedCard(station, await person(station));
    await station.insert(await blankCard());
    await issue(station, cardId);
    const made = await card(cardId);
    expect(made.certificates.map(({ slot }) => slot)).toEqual(['9a', '9e']);
    expect(made.proof?.passed).toBe(made.proof?.total);
    const chip = await station.call('card.read-chip', { reader: READER });
    expect(chip.certificates.map(({ slot, record }) => `${slot} ${record}`)).toEqual(['9a same', '9e same']);
    expect(await station.refusal('option.change', { id: 'cards-certificate-authentication', value: false })).toBe('input-invalid');
  });
});

describe('A failed production', () => {
  it('says why, and is repeated with another card', async () => {
    const cardId = await approvedCard(station, await person(station));
    await station.insert(await blankCard());
    const { operationId } = await station.call('card.issue', { cardId, reader: READER });
    await station.heard((event) =>
      event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === 'management-key' && state === 'done')
        ? true
        : undefined,
    );
    await station.call('operation.cancel', { operationId });
    await station.ended(operationId);
    await station.tile(READER, ({ contents }) => contents === 'unfinished');
    await station.call('operation.discard', { operationId });
    const { readers } = await station.call('reader.list', {});
    expect(readers.find(({ name }) => name === READER)?.contents).not.toBe('unfinished');
    expect(await card(cardId)).toMatchObject({ state: 'failed', failed: { because: 'given-up' } });
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await station.insert(await blankCard());
    await issue(station, cardId);
    expect((await card(cardId)).state).toBe('issued');
  });
});

describe('Deactivate, reactivate and lock by approval (rows 30 to 32)', () => {
  it.each([
    ['card.deactivate', 'cards-deactivation-approval', 'active', 'inactive', 'valid', 'on-hold'],
    ['card.reactivate', 'cards-reactivation-approval', 'inactive', 'active', 'on-hold', 'valid'],
    ['card.lock', 'cards-locking-approval', 'active', 'locked', 'valid', 'revoked'],
  ] as const)('%s waits, shows the approver what is and what will be, and is carried out once', async (action, id, from, to, now, then) => {
    await option(id, true);
    const { cardId } = await activeCard(station);
    if (from === 'inactive') await station.call('card.deactivate', { cardId });
    const { requestId = '' } = await station.call(action, { cardId });
    expect((await card(cardId)).state).toBe(from);
    expect(await station.call('request.open', { requestId })).toMatchObject({
      before: { state: from, certificates: now },
      after: { state: to, certificates: then },
    });
    expect(await station.refusal('request.approve', { requestId })).toBe('denied');
    await approve(station, requestId);
    const after = await card(cardId);
    expect(after.state).toBe(to);
    const states = ['requested', 'approved', 'issued', 'active', ...(from === 'inactive' ? ['inactive'] : []), to];
    expect(after.timeline.map(({ state }) => state)).toEqual(states);
    expect(new Set(after.certificates.map(({ state, authority }) => `${state} ${authority}`))).toEqual(new Set([`${then} ${then}`]));
    await assertSound(station);
  });

  it('is not carried out for somebody who may not ask any more', async () => {
    await option('cards-locking-approval', true);
    const { cardId } = await activeCard(station);
    const { requestId = '' } = await station.call('card.lock', { cardId });
    register.change({ record: 'account', id: register.operator, set: { roles: ['Administrator'] } });
    await station.signIn({ email: 'anton@example.org', password: OPERATOR.password });
    expect(await station.refusal('request.approve', { requestId })).toBe('denied');
    expect(station.store.get('card', cardId)?.state).toBe('active');
  });
});

describe('My card in this reader (row 34)', () => {
  const holderOf = async (): Promise<{ cardId: string; email: string; password: string }> => {
    const holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
    const cardId = register.card(holder.id, { state: 'approved' });
    await station.insert(await blankCard());
    await issue(station, cardId);
    await activate(station, cardId, PIN);
    await station.tile(READER, ({ cardState }) => cardState === 'active');
    return { cardId, ...holder };
  };

  it('shows one’s own card and nothing of another’s', async () => {
    const holder = await holderOf();
    await station.signIn(holder);
    const { readers } = await station.call('self.readers', {});
    expect(readers[0]).toMatchObject({ holds: 'mine', card: { id: holder.cardId, state: 'active', pinTriesLeft: 5 } });
    const other = register.person('Olive Other', { roles: ['Self-service user'] });
    await station.signIn(other);
    const seen = (await station.call('self.readers', {})).readers;
    expect(seen.map(({ holds }) => holds)).toEqual(['other', 'nothing']);
    expect(JSON.stringify(seen)).not.toContain(holder.cardId);
    expect(await station.refusal('self.unblock-pin', { reader: READER, newPin: NEW_PIN })).toBe('denied');
  });

  it('changes the PIN with the old one, and sets it without where it was forgotten', async () => {
    const holder = await holderOf();
    await station.signIn(holder);
    await station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN });
    expect(await station.refusal('card.change-pin', { reader: READER, oldPin: PIN, newPin: '846392' })).toBe('pin-wrong');
    const before = station.store.get('card', holder.cardId)?.pukBlobId;
    expect(await station.refusal('self.unblock-pin', { reader: READER, newPin: '111111' })).toBe('pin-easy');
    await station.call('self.unblock-pin', { reader: READER, newPin: '846392' });
    await station.call('card.change-pin', { reader: READER, oldPin: '846392', newPin: PIN });
    const after = station.store.get('card', holder.cardId);
    expect(after?.pukBlobId).not.toBe(before);
    expect(after?.pukPendingBlobId).toBeUndefined();
    station.readers.remove(READER);
    await expect.poll(async () => (await station.call('self.readers', {})).readers[0]?.holds).toBe('nothing');
    expect(await station.refusal('self.unblock-pin', { reader: READER, newPin: NEW_PIN })).toBe('no-card');
  });
});
