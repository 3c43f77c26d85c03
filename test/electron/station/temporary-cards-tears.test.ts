import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rounds } from '../../rounds.ts';
import { inPool, lent, unlawful } from './pool.ts';
import { ENCODE, PullingBench } from './pulling-bench.ts';
import { READER } from './test-station.ts';

let bench: PullingBench;
beforeEach(async () => {
  bench = await PullingBench.open();
});
afterEach(() => bench.close());

const kinds = ['yubikey-5.4', 'yubikey-5.7', 'odd'];

describe.each(kinds)('A %s card that is pulled', (name) => {
  it('while it is assigned is recognised, and then finished or given up', { timeout: 60_000 }, async () => {
    const { id, card } = await inPool(bench.station, { name });
    await bench.cameThrough(bench.assign(id));
    const tears = bench.sampled(rounds(6, 60));
    await bench.settled('assigned');
    await bench.cameThrough(bench.withdraw(id));
    await bench.settled('unassigned');
    for (const [index, tear] of tears.entries()) {
      expect(await bench.cameThrough(bench.assign(id), tear)).toBe(false);
      const operationId = await bench.putBack(card);
      const finishes = operationId !== undefined && index % 3 !== 0;
      if (finishes)
        expect(await bench.cameThrough(bench.station.call('operation.finish', { operationId, ...ENCODE })), JSON.stringify(tear)).toBe(
          true,
        );
      else if (operationId !== undefined) await bench.station.call('operation.discard', { operationId, reader: READER });
      await bench.settled(finishes ? 'assigned' : 'unassigned');
      expect(unlawful(bench.station)).toEqual([]);
      if (finishes) await bench.cameThrough(bench.withdraw(id));
      await bench.settled('unassigned');
    }
  });

  it('while it is wiped goes on with that as soon as it is back', { timeout: 60_000 }, async () => {
    const { id, card } = await inPool(bench.station, { name });
    await lent(bench.station, id, bench.holder);
    await bench.cameThrough(bench.withdraw(id));
    const tears = bench.sampled(rounds(4, 40));
    await bench.settled('unassigned');
    for (const tear of tears) {
      await lent(bench.station, id, bench.holder);
      expect(await bench.cameThrough(bench.withdraw(id), tear)).toBe(false);
      expect(await bench.open(id)).toMatchObject({ state: 'unassigned', unfinished: 'wipe' });
      await bench.putBack(card);
      await bench.settled('unassigned');
      expect((await bench.open(id)).unfinished, JSON.stringify(tear)).toBeUndefined();
    }
  });
});
