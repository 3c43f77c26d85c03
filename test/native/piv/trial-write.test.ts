import { describe, expect, it } from 'vitest';
import { takesBytes } from '../../../native/piv/trial-write.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';
import { administer, bench, someChuid } from './simulated-bench.ts';

describe('a trial write', () => {
  it('finds the room of an object and leaves it empty', async () => {
    const onBench = await bench(personality('odd'));
    await administer(onBench);
    expect(await takesBytes(onBench.card, 'certificate-9a', 3000)).toBe(true);
    expect(await takesBytes(onBench.card, 'certificate-9a', 3073)).toBe(false);
    expect(await takesBytes(onBench.card, 'certificate-9a', 20_000)).toBe(false);
    expect((await onBench.card.readObject('certificate-9a'))?.length ?? 0).toBe(0);
  });

  it('never touches an object in use, nor one behind the PIN', async () => {
    const onBench = await bench(personality('plain'));
    await administer(onBench);
    await onBench.card.writeObject('chuid', someChuid());
    await expect(takesBytes(onBench.card, 'chuid', 10)).rejects.toMatchObject({ kind: 'input-invalid' });
    await expect(takesBytes(onBench.card, 'facial-image', 10)).rejects.toMatchObject({ kind: 'input-invalid' });
    expect(await onBench.card.readObject('chuid')).toEqual(someChuid());
  });
});
