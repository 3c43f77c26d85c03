import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activate, activeCard, approvedCard, blankCard, found, issue, person } from './path.ts';
import { openSealed } from './people-world.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  register = new Register(station);
});
afterEach(() => station.close());

const set = (id: string, value: boolean | number | string) => station.call('option.change', { id, value });

describe('making cards', () => {
  it('gives the first PIN of a card its digits', async () => {
    await set('cards-pin-length', 8);
    const cardId = await approvedCard(station, await person(station));
    await station.insert(await blankCard());
    await issue(station, cardId);
    const pin = await openSealed(station, station.store.get('card', cardId)?.pinBlobId ?? '');
    expect(Buffer.from(pin).toString()).toMatch(/^[0-9]{8}$/);
    await activate(station, cardId, '739152');
  });

  it('lets a person have several active cards where the option says so', async () => {
    const { personId } = await activeCard(station);
    const second = register.card(personId, { state: 'inactive' });
    expect(await station.refusal('card.reactivate', { cardId: second })).toBe('second-active-card');
    await set('cards-multiple-active', true);
    await station.call('card.reactivate', { cardId: second });
    expect(station.store.cards.byPerson(personId).map(({ state }) => state)).toEqual(['active', 'active']);
  });
});
