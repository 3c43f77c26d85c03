import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCard, found, NEW_PIN, PIN } from './path.ts';
import { assertSound, openSealed } from './people-world.ts';
import { scratchFolder } from './scratch-folder.ts';
import { READER, TestStation } from './test-station.ts';

/** SP 800-73-5 part 2 §3.2.3. */
const RESET_RETRY_COUNTER = 0x2c;

let station: TestStation;
/** The card is pulled after it obeyed a command of that instruction, before its answer arrives. */
let torn: number | undefined;

beforeEach(async () => {
  torn = undefined;
  station = await TestStation.open({
    dataFolder: scratchFolder(),
    fault: ({ phase, command }) => (phase === 'after' && command[1] === torn ? { kind: 'remove' } : undefined),
  });
  await found(station);
});
afterEach(() => station.close());

const recordOf = (cardId: string) => {
  const card = station.store.get('card', cardId);
  if (card === undefined) throw new Error('the card is not there');
  return card;
};

/** The PIN that the letter of a card would carry. */
const onLetter = async (cardId: string): Promise<string> =>
  Buffer.from(await openSealed(station, recordOf(cardId).pinBlobId ?? '')).toString();

describe('a letter that came away', () => {
  it('is followed by one with another PIN, which the card has from then on and the station forgets once it is on paper', async () => {
    const { cardId, card } = await activeCard(station);
    expect(await station.refusal('letter.print', { cardId })).toBe('letter-gone');
    const puk = card.state.puk.value;
    await station.call('letter.renew', { reader: READER });
    const drawn = await onLetter(cardId);
    expect(drawn).toMatch(/^[0-9]{6}$/);
    expect(drawn).not.toBe(PIN);
    expect([card.state.puk.value === puk, recordOf(cardId).letterState]).toEqual([false, 'waiting']);
    expect(await station.refusal('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN })).toBe('pin-wrong');
    await station.call('letter.print', { cardId });
    // Until it is confirmed it may be printed again, as after a paper jam.
    await station.call('letter.print', { cardId });
    const { pinBlobId } = recordOf(cardId);
    await station.call('letter.confirm-printed', { cardId });
    expect(station.store.blobs.get(pinBlobId ?? '')?.destroyedAt).toBeDefined();
    expect(await station.refusal('letter.print', { cardId })).toBe('letter-gone');
    await station.call('card.change-pin', { reader: READER, oldPin: drawn, newPin: NEW_PIN });
    await assertSound(station);
  });

  it('is asked for as often as paper is lost: each letter has a PIN of its own', async () => {
    const { cardId } = await activeCard(station);
    await station.call('letter.renew', { reader: READER });
    const [first, blob] = [await onLetter(cardId), recordOf(cardId).pinBlobId ?? ''];
    await station.call('letter.renew', { reader: READER });
    expect(await onLetter(cardId)).not.toBe(first);
    expect(station.store.blobs.get(blob)?.destroyedAt).toBeDefined();
  });

  it.each(['card.change-pin', 'card.unblock-pin'] as const)(
    'is not printed any more once the holder has another PIN (%s)',
    async (action) => {
      const { cardId } = await activeCard(station);
      await station.call('letter.renew', { reader: READER });
      const [drawn, blob] = [await onLetter(cardId), recordOf(cardId).pinBlobId ?? ''];
      if (action === 'card.change-pin') await station.call(action, { reader: READER, oldPin: drawn, newPin: NEW_PIN });
      else await station.call(action, { reader: READER, newPin: NEW_PIN });
      expect([recordOf(cardId).letterState, recordOf(cardId).pinBlobId]).toEqual(['withdrawn', undefined]);
      expect(station.store.blobs.get(blob)?.destroyedAt).toBeDefined();
      expect(await station.refusal('letter.print', { cardId })).toBe('letter-gone');
    },
  );

  it('cannot be printed where the card was pulled before it answered: nobody knows which PIN it has; another one is set then', async () => {
    const { cardId, card } = await activeCard(station);
    torn = RESET_RETRY_COUNTER;
    expect(await station.refusal('letter.renew', { reader: READER })).toBe('card-pulled');
    torn = undefined;
    expect(recordOf(cardId).letterState).toBe('withdrawn');
    expect(await station.refusal('letter.print', { cardId })).toBe('letter-gone');
    await station.insert(card);
    await station.call('letter.renew', { reader: READER });
    await station.call('letter.print', { cardId });
    await station.call('card.change-pin', { reader: READER, oldPin: await onLetter(cardId), newPin: NEW_PIN });
    expect(station.store.blobs.find({ kind: 'initial-pin', recordId: cardId }).every(({ destroyedAt }) => destroyedAt !== undefined)).toBe(
      true,
    );
  });

  it('needs its very card, in force', async () => {
    const { cardId, card } = await activeCard(station);
    station.readers.remove(READER);
    expect(await station.refusal('letter.renew', { reader: READER })).toBe('no-card');
    await station.insert(card);
    await station.call('card.deactivate', { cardId });
    expect(await station.refusal('letter.renew', { reader: READER })).toBe('state-refuses');
  });
});
