import { afterAll, describe, expect, it } from 'vitest';
import { rounds } from '../../rounds.ts';
import { countApdus, type Tear } from './tear.ts';
import { along, nameOf, SERIES, tearEach } from './tear-series.ts';
import { type Kind, type Stage, stage } from './tear-stage.ts';

/** On a busy machine many stations one after another take their time. */
const PATIENCE_MS = 600_000;
const PHASES: readonly Tear['phase'][] = ['before', 'after'];

interface Bench {
  readonly stage: Stage;
  readonly apdus: number;
}
const benches = new Map<Kind, Bench>();
afterAll(() => {
  for (const bench of benches.values()) bench.stage.end();
});

async function benchOf(kind: Kind): Promise<Bench> {
  const kept = benches.get(kind);
  if (kept !== undefined) return kept;
  const made = await stage(kind);
  const bench = { stage: made, apdus: await countApdus(made) };
  benches.set(kind, bench);
  return bench;
}

describe('an issue that is torn', () => {
  it.each(SERIES.map((series, at) => ({ name: nameOf(series), series, at })))(
    'leaves one whole card in the end: $name',
    async ({ series, at }) => {
      const bench = await benchOf(series.card);
      const every = Math.ceil(bench.apdus / rounds(1, 24));
      for (const [turn, phase] of PHASES.entries()) {
        const from = ((2 * at + turn + 1) * 17) % every;
        const { bad } = await tearEach(bench.stage, along(bench.apdus, { ...series.tear, phase }, { every, from }));
        expect(bad).toEqual([]);
      }
    },
    PATIENCE_MS,
  );
});
