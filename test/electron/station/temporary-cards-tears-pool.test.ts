import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rounds } from '../../rounds.ts';
import { blankCard } from './path.ts';
import { inPool, lent, requested } from './pool.ts';
import { ENCODE, PullingBench } from './pulling-bench.ts';
import { READER } from './test-station.ts';

let bench: PullingBench;
beforeEach(async () => {
  bench = await PullingBench.open();
});
afterEach(() => bench.close());

describe('A temporary card that is pulled', () => {
  it('while it is extended keeps its certificates, and is extended when it is back', { timeout: 60_000 }, async () => {
    const { id, card } = await inPool(bench.station);
    await lent(bench.station, id, bench.holder);
    await bench.cameThrough(bench.extend(id));
    for (const tear of bench.sampled(rounds(7, 40))) {
      await bench.settled('assigned');
      expect(await bench.cameThrough(bench.extend(id), tear)).toBe(false);
      const valid = (await bench.open(id)).certificates.filter(({ authority }) => authority === 'valid');
      expect(valid, JSON.stringify(tear)).toHaveLength(4);
      const operationId = await bench.putBack(card);
      if (operationId !== undefined) await bench.cameThrough(bench.station.call('operation.finish', { operationId, ...ENCODE }));
    }
    await bench.settled('assigned');
  });

  it.each(['yubikey-5.4', 'odd'])(
    'while it is prepared on a %s chip is recognised, and then finished',
    { timeout: 60_000 },
    async (name) => {
      await inPool(bench.station, { name });
      for (const tear of bench.sampled(rounds(6, 40))) {
        bench.station.readers.remove(READER);
        await bench.station.tile(READER, ({ contents }) => contents === 'empty');
        const [id, card] = [await requested(bench.station), await blankCard(name)];
        await bench.station.insert(card);
        expect(await bench.cameThrough(bench.issue(id), tear)).toBe(false);
        const operationId = await bench.putBack(card);
        // Before its number is written, a chip that has none of its own is a blank like any other.
        const { openOperation } = await bench.open(id);
        if (operationId === undefined && openOperation !== undefined)
          await bench.station.call('operation.discard', { operationId: openOperation.operationId });
        const work = operationId === undefined ? bench.issue(id) : bench.station.call('operation.finish', { operationId, reader: READER });
        expect(await bench.cameThrough(work), JSON.stringify(tear)).toBe(true);
        await bench.settled('unassigned');
      }
    },
  );
});
