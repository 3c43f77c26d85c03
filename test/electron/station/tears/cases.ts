import { killed } from './killed.ts';
import type { Effect, Moment } from './moments.ts';
import { type Fault, faultKinds, type Left, leftAtEach, type Plan, play, type Played, playKilled, traceOf } from './play.ts';
import type { Faults } from './scene.ts';
import type { Stage } from './stage.ts';

/** What came of one case. `sigkill`: a process of its own, ended by the system. */
export interface Outcome {
  readonly fault: Fault | 'sigkill';
  readonly effect: Effect;
  /** One sentence: where it was struck, and what was wrong afterwards. */
  readonly bad?: string;
}

/** Which places of a flow are struck: every `every`th, or so many spread over the flow; `from` shifts them. */
export interface Sample {
  readonly every?: number;
  readonly places?: number;
  readonly from: number;
  readonly faults?: readonly Fault[];
}

type Tell = (outcome: Outcome) => void;
type Case = () => Promise<Outcome | undefined>;

const PHASES: readonly Moment['phase'][] = ['before', 'after'];
/** One case in three gives an unfinished card up instead of finishing it. */
const GIVES_UP = 3;
/** Verifying the journal takes as long as all the rest of a case. */
const VERIFIES = 16;
/** A station in a case waits for its reader now and then. */
const AT_ONCE = 4;

/** Plays a flow once for each place, phase and fault of the sample, and tells what came of each. */
export async function playAll(stage: Stage, sample: Sample, tell: Tell): Promise<void> {
  const count = placesOf(await traceOf(stage)).length;
  for (const fault of sample.faults ?? faultKinds)
    await together(fault === 'killed' ? await killedOnes(stage, { sample, count }) : struckOnes(stage, fault, { sample, count }), tell);
}

/** How many cases that are, as far as one play without a fault tells. */
export async function countOf(stage: Stage, sample: Sample): Promise<number> {
  const effects = placesOf(await traceOf(stage));
  const taken = effects.filter((_effect, at) => isOf(sample, { at, count: effects.length }));
  const faults = sample.faults ?? faultKinds;
  const afterCommits = faults.includes('garbage') ? taken.filter((effect) => effect === 'commit').length : 0;
  return taken.length * PHASES.length * faults.length - afterCommits;
}

const placesOf = (trace: readonly Moment[]): readonly Effect[] =>
  trace.filter(({ phase }) => phase === 'before').map(({ effect }) => effect);

function isOf({ every, places, from }: Sample, { at, count }: { readonly at: number; readonly count: number }): boolean {
  const step = every ?? Math.max(1, Math.ceil(count / (places ?? count)));
  return at % step === from % step;
}

async function together(cases: readonly Case[], tell: Tell): Promise<void> {
  const left = [...cases];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const came = await next();
      if (came !== undefined) tell(came);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function manner(number: number): Pick<Plan, 'givesUp' | 'verifies'> {
  return { givesUp: number % GIVES_UP === 2, verifies: number % VERIFIES === 5 };
}

interface Struck {
  readonly sample: Sample;
  /** Effects of the whole flow. */
  readonly count: number;
}

function struckOnes(stage: Stage, fault: Fault, { sample, count }: Struck): readonly Case[] {
  const places = Array.from({ length: count }, (_, at) => at).filter((at) => isOf(sample, { at, count }));
  return places.flatMap((at) => PHASES.map((phase, turn) => () => struckOne(stage, { at, phase, fault, ...manner(2 * at + turn) })));
}

/** A place behind the end of the flow is none; neither is a commit that gives a nonsense answer, since it gives none. */
async function struckOne(stage: Stage, plan: Plan): Promise<Outcome | undefined> {
  const { struck, faults } = await inTime(play(stage, plan));
  if (struck === undefined || (struck === 'commit' && plan.fault === 'garbage' && plan.phase === 'after')) return undefined;
  return outcome({ ...plan, effect: struck }, faults);
}

async function killedOnes(stage: Stage, { sample, count }: Struck): Promise<readonly Case[]> {
  const all = await leftAtEach(stage, ({ at }) => isOf(sample, { at, count }));
  return all.map((left) => async () => {
    const plan = manner(2 * left.at + PHASES.indexOf(left.phase));
    const { faults } = await inTime(playKilled(stage, left, plan).then((found) => ({ struck: left.effect, faults: found })));
    return outcome({ ...left, ...plan, fault: 'killed' }, faults);
  });
}

/**
 * The same by processes that are really killed, at places spread over the flow. A process that was through before its moment came is none:
 * another takes the next moment. Fewer than asked for come only where the flow has no more moments.
 */
export async function killBySystem(stage: Stage, places: number, tell: Tell): Promise<void> {
  const moments = await traceOf(stage);
  const taken = new Set<number>();
  for (let place = 0; place < places; place += 1) {
    const left = await killedFrom(stage, Math.floor(((place + 0.5) * moments.length) / places), taken);
    if (left === undefined) return;
    const plan = { givesUp: place % GIVES_UP === 2, verifies: true };
    const { faults } = await inTime(playKilled(stage, left, plan).then((found) => ({ struck: left.effect, faults: found })));
    tell(outcome({ ...left, ...plan, fault: 'sigkill' }, faults));
  }
}

/** Kills at that moment of the flow, or at the first one after it, from the beginning again, that is not taken and does come. */
async function killedFrom(stage: Stage, wanted: number, taken: Set<number>): Promise<Left | undefined> {
  const moments = await traceOf(stage);
  for (let step = 0; step < moments.length; step += 1) {
    const number = (wanted + step) % moments.length;
    const moment = moments[number];
    if (moment === undefined || taken.has(number)) continue;
    taken.add(number);
    const left = await killed(stage, moment);
    if (left !== undefined) return left;
  }
  return undefined;
}

function outcome(struck: Moment & { readonly fault: Outcome['fault']; readonly givesUp: boolean }, faults: Faults): Outcome {
  const { at, phase, effect, fault, givesUp } = struck;
  if (faults.length === 0) return { fault, effect };
  return { fault, effect, bad: `${fault} ${phase} ${effect} ${at}${givesUp ? ', then given up' : ''}: ${faults.join('; ')}` };
}

/** A case takes a second; one that takes this long hangs. */
const LONGEST_MS = 120_000;

async function inTime(work: Promise<Played>): Promise<Played> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Played>((resolve) => {
    timer = setTimeout(() => resolve({ struck: 'apdu', faults: ['it hangs'] }), LONGEST_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
