import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../core/failures/table.ts';
import type { ExchangeFault, ExchangeMoment } from '../../../native/simulator/fault-injection.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { foreignCard } from './fault-cards.ts';
import { words } from './fault-words.ts';
import { activeCard, found, NEW_PIN, PIN } from './path.ts';
import { scratchFolder } from './scratch-folder.ts';
import { READER, TestStation } from './test-station.ts';

let station: TestStation;
let card: SimulatedCard;
let cardId: string;
let exchange: (moment: ExchangeMoment) => ExchangeFault | undefined = () => undefined;

beforeEach(async () => {
  exchange = () => undefined;
  station = await TestStation.open({ dataFolder: scratchFolder(), fault: (moment) => exchange(moment) });
  await found(station);
  ({ card, cardId } = await activeCard(station));
});
afterEach(async () => {
  expect(station.logged).toEqual([]);
  expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
  await station.close();
});

const WRONG = '852741';
const change = (oldPin = PIN, more: { readonly spendLastTry?: boolean } = {}) =>
  station.ask('card.change-pin', { reader: READER, oldPin, newPin: NEW_PIN, ...more });
const unblock = (newPin = NEW_PIN) => station.ask('card.unblock-pin', { reader: READER, newPin });
const triesLeft = () => ({ pin: card.state.pin.triesLeft, puk: card.state.puk.triesLeft });

/** Refused with that code, and these words of the screen. */
async function refused(asked: ReturnType<typeof change>, code: FailureCode, sentence: RegExp): Promise<void> {
  const reply = await asked;
  if (reply.ok) throw new Error(`expected ${code}`);
  expect(reply.failure.code).toBe(code);
  expect(words({ code, params: reply.failure.params ?? {} }).join(' ')).toMatch(sentence);
}

/** Says something to the card behind the station's back. */
async function behind(...commands: readonly string[]): Promise<void> {
  await card.process(Uint8Array.from(Buffer.from('00a4040005a000000308', 'hex')));
  for (const command of commands) await card.process(Uint8Array.from(Buffer.from(command, 'hex')));
  card.reset();
}

const wrongPin = '0020008008383532373431ffff';
const blocked = (command: string, tries: number) => behind(...Array.from({ length: tries }, () => command));
const wrongPuk = `002c008010${'31'.repeat(8)}${'383532373431ffff'}`;

/** Nothing of the card was lost: its certificates hold, and the holder can do what was refused. */
async function goesOn(): Promise<void> {
  const view = await station.call('card.open', { cardId });
  expect([view.state, new Set(view.certificates.map(({ authority }) => authority))]).toEqual(['active', new Set(['valid'])]);
}

describe('a PIN', () => {
  it('that is wrong costs one try, and says how many are left', async () => {
    const { tries } = card.state.pin;
    await refused(change(WRONG), 'pin-wrong', new RegExp(`${tries - 1} tries left`));
    expect(triesLeft().pin).toBe(tries - 1);
    await goesOn();
    expect(await change()).toMatchObject({ ok: true });
    expect(triesLeft().pin).toBe(tries);
  });

  it.each(['12345', '123456789', '73a152'])('that no card takes is never sent: %s', async (newPin) => {
    await refused(unblock(newPin), 'pin-malformed', /no try was spent/);
    await refused(unblock('111111'), 'pin-easy', /Nothing was sent/);
    expect(triesLeft()).toEqual({ pin: card.state.pin.tries, puk: card.state.puk.tries });
    await goesOn();
  });

  it('is not tried a last time unless that is meant', async () => {
    await blocked(wrongPin, card.state.pin.tries - 1);
    await refused(change(), 'pin-last-try', /Nothing was sent.*Unblock the card instead/);
    expect(triesLeft().pin).toBe(1);
    await goesOn();
    expect(await change(PIN, { spendLastTry: true })).toMatchObject({ ok: true });
    expect(triesLeft().pin).toBe(card.state.pin.tries);
  });

  it('that is blocked is unblocked with the holder here, and then changed as ever', async () => {
    await blocked(wrongPin, card.state.pin.tries);
    await refused(change(), 'pin-blocked', /certificates are fine.*Unblock it/);
    await goesOn();
    expect(await unblock(PIN)).toMatchObject({ ok: true });
    expect(await change()).toMatchObject({ ok: true });
    expect(triesLeft()).toEqual({ pin: card.state.pin.tries, puk: card.state.puk.tries });
  });

  it('whose last try was spent on purpose is blocked, and unblocked afterwards', async () => {
    await blocked(wrongPin, card.state.pin.tries - 1);
    await refused(change(WRONG, { spendLastTry: true }), 'pin-blocked', /Unblock it/);
    expect(await unblock()).toMatchObject({ ok: true });
    await goesOn();
  });
});

describe('a PUK', () => {
  it('that somebody changed is tried once, and the PIN goes on', async () => {
    const { puk } = card.state;
    await behind(`0024008110${puk.value}${'31'.repeat(8)}`);
    await refused(unblock(), 'puk-wrong', new RegExp(`${puk.tries - 1} tries of the PUK.*another card`));
    expect(triesLeft()).toEqual({ pin: card.state.pin.tries, puk: puk.tries - 1 });
    await goesOn();
    expect(await change()).toMatchObject({ ok: true });
  });

  it('that is blocked is not tried at all, and the PIN goes on', async () => {
    await blocked(wrongPuk, card.state.puk.tries);
    expect(triesLeft().puk).toBe(0);
    await refused(unblock(), 'puk-blocked', /never be reset.*Lock this card/);
    await goesOn();
    expect(await change()).toMatchObject({ ok: true });
    await station.call('card.lock', { cardId });
    expect((await station.call('card.open', { cardId })).state).toBe('locked');
  });
});

const RESET_RETRY = 0x2c;
const CHANGE = 0x24;
const pulls = [
  ['before the new PIN is set', RESET_RETRY, 'before'],
  ['after the new PIN was set', RESET_RETRY, 'after'],
  ['before the new PUK is set', CHANGE, 'before'],
  ['after the new PUK was set', CHANGE, 'after'],
] as const;

describe('a card that is pulled while it is unblocked', () => {
  it.each(pulls)('%s is unblocked when it is back, and no try is lost', async (_when, ins, phase) => {
    exchange = (moment) => {
      if (moment.command[1] !== ins || moment.phase !== phase) return undefined;
      exchange = () => undefined;
      return { kind: 'remove' };
    };
    await refused(unblock(), 'card-pulled', /Put the same card back/);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await station.insert(card);
    await goesOn();
    expect(await unblock(PIN)).toMatchObject({ ok: true });
    expect(await change()).toMatchObject({ ok: true });
    expect(triesLeft()).toEqual({ pin: card.state.pin.tries, puk: card.state.puk.tries });
  });
});

describe('what lies in the reader', () => {
  it('is not ours: nothing is sent to it', async () => {
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await refused(unblock(), 'no-card', /Put the card in/);
    const theirs = await foreignCard();
    const before = JSON.stringify(theirs.state);
    await station.insert(theirs);
    await refused(unblock(), 'card-foreign', /left alone/);
    await refused(change(), 'card-foreign', /left alone/);
    expect(JSON.stringify(theirs.state)).toBe(before);
  });

  it('is another card than a moment ago: nothing is sent to it', async () => {
    const theirs = await foreignCard();
    const before = JSON.stringify(theirs.state);
    exchange = ({ command, phase }) => {
      if (command[1] !== RESET_RETRY || phase !== 'before') return undefined;
      exchange = () => undefined;
      return { kind: 'swap', card: theirs };
    };
    await refused(unblock(), 'card-swapped', /Put the first card back/);
    expect(JSON.stringify(theirs.state)).toBe(before);
    await station.tile(READER, ({ contents }) => contents === 'foreign');
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await station.insert(card);
    expect(await unblock()).toMatchObject({ ok: true });
  });
});
