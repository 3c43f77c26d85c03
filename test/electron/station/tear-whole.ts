import { afterAll, describe, expect, it } from 'vitest';
import { type Tally, along, measureTears, tearEach, together } from './tear-series.ts';
import type { Tear } from './tear.ts';
import { countApdus } from './tear.ts';
import { stage } from './tear-stage.ts';

const AT_ONCE = 10;
/** They run many stations one after another; on a busy machine that takes its time. */
const PATIENCE_MS = 180_000;

/** The card is pulled at every APDU of an issue, before or after its effect, put back and finished. One file for each, to run beside each other. */
export async function pulledAtEveryApdu(phase: Tear['phase']): Promise<void> {
  const bench = await stage('yubikey-5.4');
  const apdus = await countApdus(bench);
  const tallies: Tally[] = [];
  afterAll(() => {
    bench.end();
    measureTears(together(tallies), apdus, `positions ${phase} the effect`);
  });

  describe(`a card that is pulled ${phase} an APDU of its issue took effect, and put back`, () => {
    const starts = Array.from({ length: Math.ceil(apdus / AT_ONCE) }, (_, at) => at * AT_ONCE);
    it.each(starts)(
      'is one whole card in the end: APDU %i and the nine after it',
      async (from) => {
        const tally = await tearEach(bench, along(Math.min(apdus, from + AT_ONCE), { phase, kind: 'remove', way: 'finish' }, { from }));
        tallies.push(tally);
        expect(tally.bad).toEqual([]);
      },
      PATIENCE_MS,
    );
  });
}
