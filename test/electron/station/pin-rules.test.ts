import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rotateManagementKey } from '../../../electron/desk/issue/management-key.ts';
import type { IssueContext } from '../../../electron/desk/issue/context.ts';
import { activeCard, found, NEW_PIN, PIN } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { READER, random, TestStation } from './test-station.ts';

let station: TestStation;
/** While set, every second byte of the randomness is the one that has no place in a PUK. */
let spoiled = false;

const half = (length: number): Uint8Array => random(length).map((byte, at) => ((at + byte) % 2 === 0 ? 0xff : 0x30 + (byte % 10)));

beforeEach(async () => {
  spoiled = false;
  station = await TestStation.open({ dataFolder: scratchFolder(), random: (length) => (spoiled ? half(length) : random(length)) });
  await found(station);
});
afterEach(() => station.close());

it('a byte that cannot stand in a PUK is drawn again, not folded onto another', async () => {
  const { card } = await activeCard(station);
  spoiled = true;
  await station.call('card.unblock-pin', { reader: READER, newPin: NEW_PIN });
  expect(card.state.puk.value).toMatch(/^(?:3[0-9]){8}$/);
});

describe('a PIN is changed and unblocked', () => {
  it.each(['inactive', 'locked', 'expired', 'issued'] as const)('only on an active card, not on one that is %s', async (state) => {
    const { cardId, card } = await activeCard(station);
    new Register(station).change({ record: 'card', id: cardId, set: { state } });
    const tries = [card.state.pin, card.state.puk];
    for (const [id, event] of [
      ['card.unblock-pin', 'unblock'],
      ['card.change-pin', 'change-pin'],
    ] as const) {
      const input = id === 'card.unblock-pin' ? { newPin: NEW_PIN } : { oldPin: '852741', newPin: NEW_PIN };
      const before = station.store.facts.last()?.n ?? 0;
      const reply = await station.ask(id, { reader: READER, ...input });
      expect(reply).toMatchObject({ ok: false, failure: { code: 'state-refuses', params: { state, event } } });
      expect(station.store.facts.find({ fromN: before + 1, limit: 5 })).toMatchObject([
        { fact: { action: 'action.denied', note: { asked: id, because: 'state-refuses' } } },
      ]);
    }
    expect([card.state.pin, card.state.puk]).toEqual(tries);
    new Register(station).change({ record: 'card', id: cardId, set: { state: 'active' } });
    await station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN });
  });
});

describe('the card’s own management key', () => {
  it.each([
    ['the disk is full', 'note'],
    ['the card is pulled', 'setManagementKey'],
  ])('is overwritten in memory also where %s', async (_what, place) => {
    const key = random(24);
    const fails = (here: string) => () => {
      if (here === place) throw new Error('it failed');
      return Promise.resolve();
    };
    const context = {
      finding: () => undefined,
      present: {},
      record: {},
      model: { managementKeyChange: 'yes', managementCiphers: ['aes-192'] },
      uuid: '',
      parts: { secrets: { masterKeyVersion: () => 1, managementKey: () => ({ cipher: 'aes-192', key }) } },
      run: { changesCard: () => undefined },
      card: { setManagementKey: fails('setManagementKey') },
      note: fails('note'),
      set: () => undefined,
    };
    await expect(rotateManagementKey(context as unknown as IssueContext)).rejects.toThrow('it failed');
    expect(key).toEqual(new Uint8Array(24));
  });
});
