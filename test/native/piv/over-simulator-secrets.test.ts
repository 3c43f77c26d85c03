import { beforeEach, describe, expect, it } from 'vitest';
import { ascii, fromHex } from '../../../core/base/bytes.ts';
import { type Bench, CARDS, OTHER_PIN, PIN, PUK, TEXT_PUK, bench } from './simulated-bench.ts';

describe.each(CARDS)('a %s card', (_name, personality) => {
  const newPuk = personality.puk.form === 'any' ? Uint8Array.from([0, 255, 1, 2, 3, 4, 5, 6]) : TEXT_PUK;
  let onBench: Bench;
  let simulated: Bench['simulated'];
  let channel: Bench['channel'];
  let card: Bench['card'];

  beforeEach(async () => {
    onBench = await bench(personality);
    ({ simulated, channel, card } = onBench);
  });

  it('counts wrong PINs down, is blocked, and is unblocked by the PUK', async () => {
    const { tries } = personality.pin;
    expect(await card.pinStatus()).toEqual({ verified: false, blocked: false, triesLeft: tries });
    for (let left = tries - 1; left > 0; left -= 1) {
      await expect(card.verifyPin(OTHER_PIN)).rejects.toMatchObject({ kind: 'pin-wrong', triesLeft: left });
    }
    await expect(card.verifyPin(OTHER_PIN)).rejects.toMatchObject({ kind: 'pin-blocked', triesLeft: 0 });
    await expect(card.verifyPin(PIN)).rejects.toMatchObject({ kind: 'pin-blocked', triesLeft: 0 });
    expect(await card.pinStatus()).toEqual({ verified: false, blocked: true, triesLeft: 0 });
    await expect(card.unblockPin(TEXT_PUK, OTHER_PIN)).rejects.toMatchObject({ kind: 'puk-wrong', triesLeft: personality.puk.tries - 1 });
    await card.unblockPin(PUK, OTHER_PIN);
    expect(await card.pinStatus()).toEqual({ verified: false, blocked: false, triesLeft: tries });
    await card.verifyPin(OTHER_PIN);
    expect(await card.pinStatus()).toMatchObject({ verified: true });
  });

  it('blocks a PUK that was wrong too often', async () => {
    for (let left = personality.puk.tries - 1; left > 0; left -= 1) {
      await expect(card.unblockPin(TEXT_PUK, OTHER_PIN)).rejects.toMatchObject({ kind: 'puk-wrong', triesLeft: left });
    }
    await expect(card.changePuk(TEXT_PUK, TEXT_PUK)).rejects.toMatchObject({ kind: 'puk-blocked', triesLeft: 0 });
    await expect(card.unblockPin(PUK, OTHER_PIN)).rejects.toMatchObject({ kind: 'puk-blocked' });
  });

  it('changes PIN and PUK and forgets a verified PIN when told', async () => {
    await card.changePin(PIN, OTHER_PIN);
    await card.changePuk(PUK, newPuk);
    await card.verifyPin(OTHER_PIN);
    expect(await card.forgetPin()).toBe(true);
    expect(await card.pinStatus()).toMatchObject({ verified: false, triesLeft: personality.pin.tries });
    await card.unblockPin(newPuk, PIN);
    await card.verifyPin(PIN);
  });

  it('never sees a malformed PIN or PUK', async () => {
    const before = { state: simulated.state, count: channel.count };
    for (const bad of [ascii('12345'), ascii('123456789'), ascii('12345a'), ascii(''), fromHex('313233343536ff')]) {
      await expect(card.verifyPin(bad)).rejects.toMatchObject({ kind: 'pin-malformed' });
      await expect(card.changePin(bad, PIN)).rejects.toMatchObject({ kind: 'pin-malformed' });
      await expect(card.changePin(PIN, bad)).rejects.toMatchObject({ kind: 'pin-malformed' });
      await expect(card.unblockPin(PUK, bad)).rejects.toMatchObject({ kind: 'pin-malformed' });
    }
    await expect(card.changePuk(PUK, ascii('1234567'))).rejects.toMatchObject({ kind: 'puk-malformed' });
    await expect(card.unblockPin(ascii('123456789'), PIN)).rejects.toMatchObject({ kind: 'puk-malformed' });
    expect({ state: simulated.state, count: channel.count }).toEqual(before);
  });
});
