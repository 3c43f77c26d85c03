import { describe, expect, it } from 'vitest';
import { rounds } from '../../../rounds.ts';
import { killBySystem, type Outcome, playAll } from './cases.ts';
import { tornFlows } from './flows.ts';
import { type Kind, kinds } from './kinds.ts';
import { faultKinds, play, traceOf } from './play.ts';
import { stageOf } from './stage.ts';

/** On a busy machine many stations one after another take their time. */
const PATIENCE_MS = 900_000;
/** Places of a flow that are struck by each fault. */
const PLACES = rounds(1, 12);

/** Each flow on another kind of card; `npm run test:long` takes all, `npm run tear` every place. */
const series = tornFlows.flatMap(({ flow }, at) => {
  const one = kinds[at % kinds.length] as Kind;
  return rounds<readonly Kind[]>([one], kinds).map((kind) => ({ name: flow.name, kind, flow, from: 5 + 2 * at }));
});

describe.each(series)('$name on a $kind card', ({ flow, kind, from }) => {
  it(
    'ends in one consistent card or a clean discard wherever it is struck',
    async () => {
      const stage = await stageOf(flow, kind);
      const came: Outcome[] = [];
      try {
        await playAll(stage, { places: PLACES, from, faults: faultKinds }, (outcome) => came.push(outcome));
      } finally {
        stage.end();
      }
      expect(came.flatMap(({ bad }) => bad ?? [])).toEqual([]);
      expect(new Set(came.map(({ fault }) => fault))).toEqual(new Set(faultKinds));
    },
    PATIENCE_MS,
  );
});

/** Places that were once wrong on that kind of card: the order itself, and a number and a PIN that the card only said to have taken. */
describe.each([
  { kind: 'yubikey-5.7', fault: 'swapped', effect: 'commit', nth: 0, givesUp: true },
  { kind: 'yubikey-5.7', fault: 'garbage', effect: 'commit', nth: 0, givesUp: true },
  { kind: 'mum', fault: 'garbage', effect: 'apdu', nth: 39, givesUp: true },
  { kind: 'mum', fault: 'garbage', effect: 'apdu', nth: 52, givesUp: false },
] as const)('$fault at $effect $nth of an issue to a $kind card', ({ kind, fault, effect, nth, givesUp }) => {
  it(
    'ends in one consistent card or a clean discard',
    async () => {
      const [issue] = tornFlows;
      if (issue === undefined) throw new Error('expected a flow');
      const stage = await stageOf(issue.flow, kind);
      const places = (await traceOf(stage)).filter((moment) => moment.phase === 'before' && moment.effect === effect).map(({ at }) => at);
      const at = places[nth] ?? -1;
      const came = await play(stage, { at, phase: 'before', fault, givesUp, verifies: true }).finally(() => stage.end());
      expect(came).toEqual({ struck: effect, faults: [] });
    },
    PATIENCE_MS,
  );
});

it(
  'a process that is really killed leaves what the next one can go on with',
  async () => {
    const [issue] = tornFlows;
    if (issue === undefined) throw new Error('expected a flow');
    const stage = await stageOf(issue.flow, 'yubikey-5.4');
    const came: Outcome[] = [];
    await killBySystem(stage, rounds(2, 20), (outcome) => came.push(outcome)).finally(() => stage.end());
    expect(came.map(({ bad }) => bad)).toEqual(Array.from({ length: rounds(2, 20) }, () => undefined));
  },
  PATIENCE_MS,
);
