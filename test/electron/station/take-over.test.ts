import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { foreignCard } from './fault-cards.ts';
import { activeCard, approvedCard, found, issue, person } from './path.ts';
import { APPROVER, READER, TestStation } from './test-station.ts';

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

/** What the page of the reader shows and sends. */
async function shown(): Promise<{ readonly reader: string; readonly chip: string; readonly destroys: true }> {
  const { identity, cardUuid } = await station.call('card.read-chip', { reader: READER });
  return { reader: READER, chip: identity ?? cardUuid ?? '', destroys: true };
}

/** Entries of the journal about cards of somebody else, in order. */
function told(): readonly string[] {
  const { facts } = station.store;
  const numbers = Array.from({ length: facts.last()?.n ?? 0 }, (_, at) => at + 1);
  return numbers.map((n) => facts.byNumber(n)?.fact.action ?? '').filter((action) => action.startsWith('reader.'));
}

const cards = PERSONALITIES.map(({ name }) => name);

describe('a card that somebody else issued', () => {
  it.each(cards)(
    'is left alone on a %s card: recognised, taken by no button of issuing, and changed by nothing that is sent',
    async (name) => {
      const profile = name === 'plain' ? 'employee-p256-supplier-key' : 'employee-p256';
      const cardId = await approvedCard(station, await person(station), profile);
      const card = await foreignCard(name);
      const before = card.state;
      expect(await station.insert(card)).toMatchObject({ contents: 'foreign' });
      expect(await station.refusal('card.preflight', { cardId, reader: READER })).toBe('card-foreign');
      expect(await station.refusal('card.issue', { cardId, reader: READER })).toBe('card-foreign');
      expect(card.state).toEqual(before);
    },
  );

  it('is taken over on purpose: wiped, told by the journal before and after, and then issued like any blank card', async () => {
    const cardId = await approvedCard(station, await person(station));
    await station.insert(await foreignCard());
    await station.call('reader.take-over', await shown());
    expect(await station.tile(READER, ({ contents }) => contents === 'blank')).toMatchObject({ contents: 'blank' });
    expect(told()).toEqual(['reader.take-over', 'reader.taken-over']);
    await issue(station, cardId);
    expect((await station.call('card.open', { cardId })).state).toBe('issued');
  });

  it('that is pulled while it is wiped is foreign as before, and can be taken over again', async () => {
    const card = await foreignCard();
    await station.insert(card);
    const input = await shown();
    const RESET_RETRY_OR_CHANGE = 0x24;
    pullAt = RESET_RETRY_OR_CHANGE;
    expect(await station.refusal('reader.take-over', input)).toBe('card-pulled');
    pullAt = undefined;
    expect((await station.insert(card)).contents).toBe('foreign');
    await station.call('reader.take-over', input);
    await station.tile(READER, ({ contents }) => contents === 'blank');
  });

  it('is not taken over where another one lies there by now, or where it has no way back to its factory state', async () => {
    await station.insert(await foreignCard());
    const input = await shown();
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await station.insert(await foreignCard());
    expect(await station.refusal('reader.take-over', input)).toBe('card-swapped');
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    const plain = await foreignCard('plain');
    await station.insert(plain);
    const before = plain.state;
    expect(await station.refusal('reader.take-over', await shown())).toBe('card-not-wipeable');
    expect(plain.state).toEqual(before);
    expect(told()).toEqual([]);
  });

  it('is never one of ours, and nobody but an Administrator may', async () => {
    const { card } = await activeCard(station);
    const before = card.state;
    expect(await station.refusal('reader.take-over', { ...(await shown()) })).toBe('card-already-issued');
    expect(card.state).toEqual(before);
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await station.insert(await foreignCard());
    const input = await shown();
    expect(await station.refusal('reader.take-over', { ...input, destroys: false })).toBe('input-invalid');
    await station.signIn(APPROVER);
    expect(await station.refusal('reader.take-over', input)).toBe('denied');
  });
});
