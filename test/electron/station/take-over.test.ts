import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { memoryStorage } from '../../../native/simulator/storage.ts';
import { foreignCard } from './fault-cards.ts';
import { activeCard, approvedCard, blankCard, found, issue, person } from './path.ts';
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

describe('a card that somebody else issued', () => {
  it('is left alone: it is recognised, no button of issuing takes it, and nothing is sent that could change it', async () => {
    const cardId = await approvedCard(station, await person(station));
    const card = await foreignCard();
    const before = card.state;
    expect(await station.insert(card)).toMatchObject({ contents: 'foreign' });
    expect(await station.refusal('card.preflight', { cardId, reader: READER })).toBe('card-foreign');
    expect(await station.refusal('card.issue', { cardId, reader: READER })).toBe('card-foreign');
    expect(card.state).toEqual(before);
  });

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
    const plain = await plainForeignCard();
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

async function plainForeignCard(): Promise<SimulatedCard> {
  const [{ state: foreign }, { state }] = [await foreignCard(), await blankCard('plain')];
  return blankCard('plain', {
    storage: memoryStorage({ ...state, objects: { ...state.objects, '5fc102': foreign.objects['5fc102'] ?? '' } }),
  });
}
