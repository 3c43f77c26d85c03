import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activate, activeCard, approvedCard, blankCard, found, issue, person } from './path.ts';
import { openSealed, readMail } from './people-world.ts';
import { Register } from './register.ts';
import { linesOf, skipWithoutReading } from '../letters/paper-lines.ts';
import { scratchFolder } from './scratch-folder.ts';
import { everythingKept } from './store-state.ts';
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

  it('puts the PIN on a letter and into no mail, and the PUK of eight signs nowhere', async (context) => {
    skipWithoutReading(context);
    for (const [id, value] of [
      ['cards-pin-delivery', 'email'],
      ['cards-puk-delivery', 'print'],
      ['cards-puk-length', 6],
    ] as const)
      expect(await station.refusal('option.change', { id, value })).toBe('input-invalid');
    const cardId = await approvedCard(station, await person(station));
    const card = await blankCard();
    await station.insert(card);
    await issue(station, cardId);
    const pin = Buffer.from(await openSealed(station, station.store.get('card', cardId)?.pinBlobId ?? '')).toString();
    const puk = card.state.puk.value;
    expect(puk).toMatch(/^[0-9a-f]{16}$/);
    const asItIs = Buffer.from(puk, 'hex').toString('latin1');
    const { where } = await station.call('letter.print', { cardId });
    const paper = linesOf(readFileSync(where)).map((line) => line.replaceAll(' ', ''));
    expect(paper).toContain(pin);
    for (const written of [puk, asItIs]) expect(paper.join(' ')).not.toContain(written);
    await station.call('letter.confirm-printed', { cardId });
    const mails = await Promise.all(station.store.mails.waiting().map(({ id }) => readMail(station, id)));
    expect(mails.filter(({ subject, text }) => [pin, puk, asItIs].some((secret) => `${subject} ${text}`.includes(secret)))).toEqual([]);
    for (const written of [puk, asItIs]) expect(everythingKept(station.dataFolder)).not.toContain(written);
    expect(JSON.stringify(await station.call('card.open', { cardId }))).not.toContain(puk);
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
