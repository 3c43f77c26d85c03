import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { P_256, RSA_2048 } from '../../../native/simulator/algorithms.ts';
import { OTHER_PIN, PIN, padded, readyBench } from './card-bench.ts';

const MESSAGE = new TextEncoder().encode('the holder signs for the card');

describe('the PIN rule of a slot', () => {
  const HASH = createHash('sha256').update(MESSAGE).digest();

  it('asks once for 9A and 9D, before every use for 9C, never for 9E', async () => {
    const card = await readyBench('yubikey-5.4');
    for (const slot of [0x9a, 0x9c, 0x9d, 0x9e]) await card.generate(slot, P_256);
    await card.raw('0020ff80');
    const outcomes = async (slot: number): Promise<readonly string[]> => [
      (await card.use(slot, P_256, HASH)).status,
      await card.verify(),
      (await card.use(slot, P_256, HASH)).status,
      (await card.use(slot, P_256, HASH)).status,
      (await card.raw('0020ff80')).status,
    ];
    expect(await outcomes(0x9a)).toEqual(['6982', '9000', '9000', '9000', '9000']);
    expect(await outcomes(0x9c)).toEqual(['6982', '9000', '9000', '6982', '9000']);
    expect(await outcomes(0x9d)).toEqual(['6982', '9000', '9000', '9000', '9000']);
    expect(await outcomes(0x9e)).toEqual(['9000', '9000', '9000', '9000', '9000']);
  });

  it('wants VERIFY right before a 9C signature on a strict card: any command between undoes it', async () => {
    const card = await readyBench('plain');
    await card.generate(0x9c, P_256);
    await card.verify();
    expect((await card.use(0x9c, P_256, HASH)).status).toBe('9000');
    await card.verify();
    await card.get('7e');
    expect((await card.use(0x9c, P_256, HASH)).status).toBe('6982');
    expect((await card.use(0x9c, P_256, HASH)).status).toBe('6982');
    expect(await card.pinState()).toBe('9000');
  });

  it('counts a changed PIN as verified', async () => {
    const card = await readyBench('plain');
    await card.generate(0x9c, P_256);
    await card.status('00240080', PIN + OTHER_PIN);
    expect((await card.use(0x9c, P_256, HASH)).status).toBe('9000');
  });

  it('stays with a chained command until its last piece', async () => {
    const card = await readyBench('plain');
    await card.generate(0x9c, RSA_2048);
    await card.verify();
    expect((await card.use(0x9c, RSA_2048, padded(MESSAGE, 256))).status).toBe('9000');
    expect((await card.use(0x9c, RSA_2048, padded(MESSAGE, 256))).status).toBe('6982');
  });

  it('is set by policy where the card has that extension, and the extension is refused where not', async () => {
    const card = await readyBench('yubikey-5.4');
    await card.generate(0x9a, P_256, 'aa0101');
    await card.generate(0x9e, P_256, 'aa0103');
    await card.raw('0020ff80');
    expect((await card.use(0x9a, P_256, HASH)).status).toBe('9000');
    expect((await card.use(0x9e, P_256, HASH)).status).toBe('6982');
    expect((await (await readyBench('plain')).generate(0x9a, P_256, 'aa0101')).status).toBe('6a80');
  });
});
