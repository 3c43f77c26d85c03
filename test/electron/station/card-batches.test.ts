import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchView } from '../../../core/actions/views.ts';
import type { StationEvent } from '../../../core/actions/wire.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { memoryStorage } from '../../../native/simulator/storage.ts';
import { atTheReaders } from '../../../scripts/demo/batch-hands.ts';
import { oldCard } from './fault-cards.ts';
import { blankCard } from './path.ts';
import { approve, assertSound, peopleWorld } from './people-world.ts';
import type { Register } from './register.ts';
import { copyOf } from './tears/stage.ts';
import { OPERATOR, TestStation } from './test-station.ts';

const READERS = ['Reader 1', 'Reader 2', 'Reader 3'];

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld({ readers: READERS }));
});
afterEach(() => station.close());

const opened = (batchId: string, at: TestStation = station) => at.call('batch.open', { batchId });
const results = (batch: BatchView) =>
  batch.entries.map(({ state, because }) => (because === undefined ? state : `${state}: ${because.code}`));

async function people(...names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names)
    ids.push((await station.call('person.create', { name, email: `${name.toLowerCase().replace(' ', '.')}@example.org` })).personId);
  return ids;
}

/** Approved cards of new people. */
async function approvedCards(count: number, profileId = 'employee-p256'): Promise<string[]> {
  const personIds = await people(...Array.from({ length: count }, (_, index) => `Person ${String.fromCodePoint(65 + index)}`));
  const { batchId } = await station.call('batch.request-cards', { personIds, profileId });
  await station.call('batch.run', { batchId });
  return (await opened(batchId)).entries.map(({ made }) => made?.id ?? '');
}

/** Resolves once nothing of the batch waits or runs. */
async function settled(batchId: string, at: TestStation = station): Promise<BatchView> {
  const over = async (): Promise<BatchView | undefined> => {
    const batch = await opened(batchId, at);
    return batch.waiting + batch.running === 0 ? batch : undefined;
  };
  await expect.poll(async () => (await over()) !== undefined, { interval: 100 }).toBe(true);
  return opened(batchId, at);
}

/** Puts blanks in one after the other, and remembers which chip became which card. */
function hands(supply: CardInReader[], at: TestStation = station) {
  const made = new Map<number, CardInReader>();
  const lies = new Map<string, CardInReader>();
  const next = (reader: string): CardInReader | undefined => {
    const card = supply.shift();
    if (card !== undefined) lies.set(reader, card);
    return card;
  };
  const stop = atTheReaders({
    readers: at.readers,
    listen: (listener) => at.shell.listen(listener),
    nextBlank: next,
    took: (reader, number) => {
      const card = lies.get(reader);
      if (card !== undefined) made.set(number, card);
    },
  });
  for (const reader of READERS) {
    const card = next(reader);
    if (card !== undefined) at.readers.insert(reader, card);
  }
  return { made, lies, stop };
}

describe('Request multiple cards (row 35)', () => {
  it('passes over who has one already or is not active, asks for all that a search finds, and makes one each', async () => {
    const [ada = '', bo = '', cy = ''] = await people('Ada Ampere', 'Bo Bell', 'Cy Cole');
    register.card(bo, { state: 'active' });
    register.change({ record: 'person', id: cy, set: { state: 'inactive' } });
    const ticked = await station.call('batch.request-cards', { personIds: [ada, bo, cy], profileId: 'employee-p256' });
    expect(results(await opened(ticked.batchId))).toEqual(['waiting', 'passed-over: second-active-card', 'passed-over: person-not-active']);
    const found = { text: '', states: ['active' as const] };
    const { batchId } = await station.call('batch.request-cards', { found, profileId: 'employee-p256', alsoHolders: true });
    const { people: active, total } = await station.call('person.find', { ...found, limit: 200 });
    expect((await opened(batchId)).total).toBe(total);
    expect(await station.call('batch.run', { batchId })).toEqual({ done: total, failed: 0, passedOver: 0 });
    expect((await station.call('card.find', { text: '', states: ['approved'], limit: 200 })).total).toBe(active.length);
    expect(await station.refusal('batch.request-cards', { personIds: [ada], found, profileId: 'employee-p256' })).toBe('input-invalid');
    await assertSound(station);
  });

  it('asks for approval of each where the option says so', async () => {
    await station.call('option.change', { id: 'cards-batch-request-approval', value: true });
    const personIds = await people('Ada Ampere', 'Bo Bell');
    const { batchId } = await station.call('batch.request-cards', { personIds, profileId: 'employee-p256' });
    await station.call('batch.run', { batchId });
    const requests = (await station.call('request.find', { states: ['requested'], limit: 10 })).requests;
    expect(requests.map(({ row }) => row)).toEqual([35, 35]);
    for (const { id } of requests) await approve(station, id);
    expect((await station.call('card.find', { text: '', states: ['approved'], limit: 10 })).total).toBe(2);
    await assertSound(station);
  });
});

describe('Issue multiple cards (row 36)', () => {
  it('makes them at several readers at once, each for its own person, and exports what came of it', async () => {
    const cardIds = await approvedCards(5);
    const { batchId } = await station.call('batch.issue-cards', { found: { text: '', states: ['approved'] } });
    let most = 0;
    station.shell.listen((json) => {
      const event = JSON.parse(json) as StationEvent;
      if (event.event === 'readers') most = Math.max(most, event.readers.filter(({ operation }) => operation !== undefined).length);
    });
    const supply = await Promise.all(cardIds.map(() => blankCard()));
    await station.call('batch.run', { batchId });
    expect(await station.refusal('batch.run', { batchId })).toBe('busy');
    const { made, stop } = hands(supply);
    const batch = await settled(batchId);
    // The last card is done before its reader was looked at again, and taken out after that.
    await expect.poll(() => made.size).toBe(cardIds.length);
    stop();
    expect(results(batch)).toEqual(Array(5).fill('done'));
    expect(batch.runs).toBe(false);
    for (const cardId of cardIds) {
      const { number, cardUuid = '', state } = await station.call('card.open', { cardId });
      expect(state).toBe('issued');
      const chuid = (made.get(number) as SimulatedCard | undefined)?.state.objects['5fc102'] ?? '';
      expect(Buffer.from(chuid, 'base64').toString('hex')).toContain(cardUuid.replaceAll('-', ''));
    }
    expect(most).toBeGreaterThan(1);
    const { text } = await station.taken('batch.export', { batchId });
    expect(text.split('\r\n').filter((line) => line.includes('"done"'))).toHaveLength(5);
    await assertSound(station);
  });

  it('says which failed and why, goes on with the others, and repeats only those', async () => {
    const [first = '', second = ''] = await approvedCards(2);
    const { batchId } = await station.call('batch.issue-cards', { cardIds: [first, second] });
    const supply = [await oldCard(), await blankCard()];
    station.readers.insert('Reader 1', supply[0] as CardInReader);
    await station.tile('Reader 1', ({ contents }) => contents === 'blank');
    await station.call('batch.run', { batchId });
    await station.tile('Reader 1', ({ contents }) => contents === 'foreign');
    station.readers.insert('Reader 2', supply[1] as CardInReader);
    await expect.poll(async () => results(await opened(batchId))).toEqual(['failed: algorithm-missing', 'done']);
    expect((await opened(batchId)).runs).toBe(false);
    station.readers.remove('Reader 1');
    await station.tile('Reader 1', ({ contents }) => contents === 'empty');
    await station.call('batch.run', { batchId });
    station.readers.insert('Reader 1', await blankCard());
    await expect.poll(async () => results(await opened(batchId))).toEqual(['done', 'done']);
  });

  it('knows a half-made card that was pulled, at whatever reader it is put back', async () => {
    const [cardId = ''] = await approvedCards(1, 'employee-p256-supplier-key');
    const { batchId } = await station.call('batch.issue-cards', { cardIds: [cardId] });
    const card = await blankCard('plain');
    await station.call('batch.run', { batchId });
    station.readers.insert('Reader 1', card);
    await station.heard((event) =>
      event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === 'key-9a' && state === 'done')
        ? true
        : undefined,
    );
    station.readers.remove('Reader 1');
    await expect.poll(async () => (await opened(batchId)).failed).toBe(1);
    expect((await opened(batchId)).runs).toBe(true);
    station.readers.insert('Reader 3', card);
    await expect.poll(async () => results(await opened(batchId))).toEqual(['done']);
    expect((await opened(batchId)).runs).toBe(false);
  });

  it('survives a power cut: reopened, it knows each half-made card put back, and makes the rest', async () => {
    const cardIds = await approvedCards(4);
    const { batchId } = await station.call('batch.issue-cards', { cardIds });
    await station.call('batch.run', { batchId });
    const cards = await Promise.all(READERS.map(() => blankCard()));
    for (const [index, reader] of READERS.entries()) station.readers.insert(reader, cards[index] as CardInReader);
    await station.heard((event) =>
      event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === 'key-9c' && state === 'done')
        ? true
        : undefined,
    );
    const folder = copyOf(station.dataFolder);
    const torn = cards.map(({ state }) => structuredClone(state));
    const again = await TestStation.open({ dataFolder: folder, readers: READERS });
    try {
      await again.signIn(OPERATOR);
      const before = await opened(batchId, again);
      expect(before).toMatchObject({ runs: false, running: 0, done: 0 });
      for (const [index, reader] of READERS.entries())
        await again.insert(await blankCard('yubikey-5.4', { storage: memoryStorage(torn[index]) }), reader);
      await again.call('batch.run', { batchId });
      await expect.poll(async () => (await opened(batchId, again)).done).toBe(3);
      again.readers.remove('Reader 2');
      await again.tile('Reader 2', ({ contents }) => contents === 'empty');
      again.readers.insert('Reader 2', await blankCard());
      expect(results(await settled(batchId, again))).toEqual(Array(4).fill('done'));
      await assertSound(again);
    } finally {
      await again.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('begins nothing new once it is stopped or its operator has gone, and what runs comes to its end', async () => {
    const cardIds = await approvedCards(3);
    const { batchId } = await station.call('batch.issue-cards', { cardIds });
    await station.call('batch.run', { batchId });
    station.readers.insert('Reader 1', await blankCard());
    await station.tile('Reader 1', ({ operation }) => operation !== undefined);
    await station.call('batch.stop', { batchId });
    station.readers.insert('Reader 2', await blankCard());
    await station.tile('Reader 2', ({ contents }) => contents === 'blank');
    await expect.poll(async () => results(await opened(batchId))).toEqual(['done', 'waiting', 'waiting']);
    station.readers.remove('Reader 2');
    await station.tile('Reader 2', ({ contents }) => contents === 'empty');
    await station.call('batch.run', { batchId });
    await station.call('session.sign-out', {});
    station.readers.insert('Reader 2', await blankCard());
    await station.signIn(OPERATOR);
    await station.tile('Reader 2', ({ contents }) => contents === 'blank');
    expect((await opened(batchId)).waiting).toBe(2);
  });
});

describe('Issue multiple temporary cards (row 51)', () => {
  it('makes cards of the pool at several readers', async () => {
    await station.call('temporary-card.request', { count: 3, profileId: 'employee-p256' });
    const { batchId } = await station.call('batch.issue-temporary-cards', { found: { text: '', states: ['requested'] } });
    await station.call('batch.run', { batchId });
    const { stop } = hands(await Promise.all([1, 2, 3].map(() => blankCard())));
    expect(results(await settled(batchId))).toEqual(['done', 'done', 'done']);
    stop();
    expect((await station.call('temporary-card.find', { text: '', states: ['unassigned'], limit: 10 })).total).toBe(3);
    await assertSound(station);
  });
});
