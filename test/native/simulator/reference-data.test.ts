import { describe, expect, it } from 'vitest';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { OTHER_PIN, OTHER_PUK, PIN, PUK, bench } from './card-bench.ts';

const NAMES = PERSONALITIES.map(({ name }) => name);
const WRONG = '393939393939ffff';
const WRONG_PUK = '3939393939393939';
const MALFORMED_PIN = '3132333435ffffff';

/** SP 800-73-5 part 2 §3.2.1 to §3.2.3, on every kind of card. */
describe.each(NAMES)('PIN and PUK of a %s card', (name) => {
  it('tells the tries left without counting, and 9000 once verified', async () => {
    const card = await bench(name);
    const tries = card.card.personality.pin.tries;
    expect(await card.pinState()).toBe(`63c${tries}`);
    expect(await card.verify()).toBe('9000');
    expect(await card.pinState()).toBe('9000');
  });

  it('logs the holder out by VERIFY with P1=FF and leaves the counter alone', async () => {
    const card = await bench(name);
    await card.verify();
    expect((await card.raw('0020ff80')).status).toBe('9000');
    expect(await card.pinState()).toBe(`63c${card.card.personality.pin.tries}`);
  });

  it('counts wrong PINs down, also ends a verified state with one, and restores the counter with the right one', async () => {
    const card = await bench(name);
    const tries = card.card.personality.pin.tries;
    await card.verify();
    expect(await card.verify(WRONG)).toBe(`63c${tries - 1}`);
    expect(await card.pinState()).toBe(`63c${tries - 1}`);
    expect(await card.verify()).toBe('9000');
    await card.raw('0020ff80');
    expect(await card.pinState()).toBe(`63c${tries}`);
  });

  it('blocks after the last try, and then refuses even the right PIN', async () => {
    const card = await bench(name);
    const rules = card.card.personality.pin;
    for (let left = rules.tries - 1; left > 0; left -= 1) expect(await card.verify(WRONG)).toBe(`63c${left}`);
    expect(await card.verify(WRONG)).toBe(rules.lastTryStatus.toString(16));
    expect(await card.verify()).toBe(rules.blockedStatus.toString(16));
    expect(await card.pinState()).toBe(rules.blockedStatus.toString(16));
    expect(await card.status('00240080', PIN + OTHER_PIN)).toBe(rules.blockedStatus.toString(16));
  });

  it('answers a malformed PIN with 6A80 and no try lost, or with 63CX and one', async () => {
    const card = await bench(name);
    const { tries, malformed } = card.card.personality.pin;
    expect(await card.verify(MALFORMED_PIN)).toBe(malformed === 'refused' ? '6a80' : `63c${tries - 1}`);
    expect(await card.pinState()).toBe(`63c${malformed === 'refused' ? tries : tries - 1}`);
  });

  it('refuses a PIN of a wrong length without counting', async () => {
    const card = await bench(name);
    const rules = card.card.personality.pin;
    expect(await card.verify('313233343536')).toBe(rules.wrongLengthStatus.toString(16));
    expect(await card.pinState()).toBe(`63c${rules.tries}`);
  });

  it('knows no other reference and no other P1', async () => {
    const card = await bench(name);
    expect(await card.status('00200000', PIN)).toBe('6a88');
    expect(await card.status('00200081', PUK)).toBe('6a88');
    expect(await card.status('00200180', PIN)).toBe('6a86');
    expect(await card.status('002c0081', PUK + PIN)).toBe('6a88');
    expect(await card.status('00240000', PIN + OTHER_PIN)).toBe('6a88');
  });

  it('changes the PIN against the old one', async () => {
    const card = await bench(name);
    const tries = card.card.personality.pin.tries;
    expect(await card.status('00240080', WRONG + OTHER_PIN)).toBe(`63c${tries - 1}`);
    expect(await card.status('00240080', PIN + OTHER_PIN)).toBe('9000');
    expect(await card.pinState()).toBe('9000');
    expect(await card.verify(PIN)).toBe(`63c${tries - 1}`);
    expect(await card.verify(OTHER_PIN)).toBe('9000');
  });

  it('answers the right old PIN with a malformed new one by 6A80 and loses no try', async () => {
    const card = await bench(name);
    expect(await card.status('00240080', PIN + MALFORMED_PIN)).toBe('6a80');
    expect(await card.pinState()).toBe(`63c${card.card.personality.pin.tries}`);
    expect(await card.verify()).toBe('9000');
  });

  it('changes the PUK and counts its wrong values', async () => {
    const card = await bench(name);
    const tries = card.card.personality.puk.tries;
    expect(await card.status('00240081', WRONG_PUK + OTHER_PUK)).toBe(`63c${tries - 1}`);
    expect(await card.status('00240081', PUK + OTHER_PUK)).toBe('9000');
    expect(await card.status('002c0080', PUK + OTHER_PIN)).toBe(`63c${tries - 1}`);
    expect(await card.status('002c0080', OTHER_PUK + OTHER_PIN)).toBe('9000');
  });

  it('unblocks a PIN with the PUK, without logging the holder in', async () => {
    const card = await bench(name);
    const tries = card.card.personality.pin.tries;
    for (let tried = 0; tried < tries; tried += 1) await card.verify(WRONG);
    expect(await card.status('002c0080', PUK + OTHER_PIN)).toBe('9000');
    expect(await card.pinState()).toBe(`63c${tries}`);
    expect(await card.verify(OTHER_PIN)).toBe('9000');
  });

  it('answers the right PUK with a malformed new PIN by 6A80 and no PUK try lost', async () => {
    const card = await bench(name);
    expect(await card.status('002c0080', PUK + MALFORMED_PIN)).toBe('6a80');
    expect(card.card.state.puk.triesLeft).toBe(card.card.personality.puk.tries);
    expect(await card.verify()).toBe('9000');
  });

  it('blocks the PUK after its last try, for good', async () => {
    const card = await bench(name);
    const rules = card.card.personality.puk;
    for (let left = rules.tries - 1; left > 0; left -= 1) expect(await card.status('002c0080', WRONG_PUK + OTHER_PIN)).toBe(`63c${left}`);
    expect(await card.status('002c0080', WRONG_PUK + OTHER_PIN)).toBe(rules.lastTryStatus.toString(16));
    expect(await card.status('002c0080', PUK + OTHER_PIN)).toBe(rules.blockedStatus.toString(16));
    expect(await card.verify()).toBe('9000');
  });

  it('keeps counters and a blocked PIN over power loss, and forgets that the holder was verified', async () => {
    const card = await bench(name);
    const tries = card.card.personality.pin.tries;
    await card.verify(WRONG);
    await card.repower();
    expect(await card.pinState()).toBe(`63c${tries - 1}`);
    await card.verify();
    await card.repower();
    expect(await card.pinState()).toBe(`63c${tries}`);
  });
});

describe('a PUK on a plain card', () => {
  it('may be any eight bytes', async () => {
    const card = await bench('plain');
    expect(await card.status('00240081', `${PUK}00ff0102f0f1fffe`)).toBe('9000');
    expect(await card.status('002c0080', `00ff0102f0f1fffe${OTHER_PIN}`)).toBe('9000');
  });
});

describe('a PIN on a plain card', () => {
  it.each(['3132333435363738', '31323334353637ff', '313233343536ffff'])('may have six to eight digits (%s)', async (pin) => {
    const card = await bench('plain');
    expect(await card.status('00240080', PIN + pin)).toBe('9000');
    expect(await card.verify(pin)).toBe('9000');
  });

  it.each(['3132333435ff36ff', '31323334353aff00', '616263646566ffff', 'ffffffffffffffff'])('is never anything else (%s)', async (pin) => {
    const card = await bench('plain');
    expect(await card.status('00240080', PIN + pin)).toBe('6a80');
    expect(await card.verify(pin)).toBe('6a80');
    expect(await card.pinState()).toBe('63c5');
  });
});
