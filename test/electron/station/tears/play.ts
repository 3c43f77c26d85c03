import { rmSync } from 'node:fs';
import type { CardState } from '../../../../native/simulator/card-state.ts';
import { READER } from '../test-station.ts';
import { forgivenAt } from './forgiven.ts';
import type { Effect, Moment, Struck } from './moments.ts';
import { type Faults, sameContents, Scene } from './scene.ts';
import { copyOf, type Stage } from './stage.ts';
import type { WatchedCard } from './watched-card.ts';

/** `killed`: the process ends, and a new one finds what it had committed. */
export type Fault = 'pulled' | 'killed' | 'garbage' | 'swapped';
export const faultKinds: readonly Fault[] = ['pulled', 'killed', 'garbage', 'swapped'];

/** What happens where; the place is counted over APDUs, calls to the authority and commits. */
export interface Plan extends Pick<Moment, 'at' | 'phase'> {
  readonly fault: Fault;
  /** An unfinished card is given up instead of finished. */
  readonly givesUp: boolean;
  /** The whole journal is verified in the end. */
  readonly verifies: boolean;
}

export interface Played {
  /** What was struck; undefined where the flow was over before. */
  readonly struck: Effect | undefined;
  readonly faults: Faults;
}

/** What a process leaves that ended at that moment. */
export interface Left extends Moment {
  readonly folder: string;
  readonly state: CardState;
  readonly wrongPins: number;
  readonly wrongPuks: number;
}

/** Answers that no PIV command gives: an error of its own, data that does not parse, nothing but a wrong success. */
const GARBAGE = [Uint8Array.of(0x6f, 0x00), Uint8Array.of(0x53, 0x82, 0x01, 0x90, 0x00), Uint8Array.of(0x90, 0x00)];

async function sceneOf(
  stage: Stage,
  more: Partial<Pick<Scene, 'lied' | 'forgiven' | 'givesUp' | 'verifies' | 'card'>> = {},
): Promise<Scene> {
  const { kind, ids, signedIn, cards, blank } = stage;
  return new Scene({ kind, ids, signedIn, blank, card: more.card ?? (await cards.card(stage.state)), ...more });
}

/** Plays the flow once without any fault, and hands each of its moments to `at`. */
export async function played(stage: Stage, at: (moment: Moment, scene: Scene) => void): Promise<void> {
  const scene = await sceneOf(stage, { verifies: false });
  await scene.open(copyOf(stage.folder));
  try {
    await scene.tile();
    scene.moments.begin((moment) => {
      at(moment, scene);
      return undefined;
    });
    await stage.flow.run(scene);
    scene.moments.end();
    const faults = await toTheEnd(stage, scene);
    if (faults.length > 0) throw new Error(`${stage.flow.name} on ${stage.kind}, without a fault: ${faults.join('; ')}`);
  } finally {
    await scene.close();
  }
}

const traces = new WeakMap<Stage, Promise<readonly Moment[]>>();

/** All moments of the flow, as one play without any fault has them. */
export function traceOf(stage: Stage): Promise<readonly Moment[]> {
  const known = traces.get(stage);
  if (known !== undefined) return known;
  const moments: Moment[] = [];
  const trace = played(stage, (moment) => void moments.push(moment)).then(() => moments);
  traces.set(stage, trace);
  return trace;
}

/** Plays the flow with one fault, lets an operator go on, and judges what came of it. */
export async function play(stage: Stage, plan: Plan): Promise<Played> {
  const { givesUp, verifies } = plan;
  const lied = plan.fault === 'garbage';
  const forgiven = forgivenAt(stage.flow, stage.kind, await traceOf(stage), plan);
  const scene = await sceneOf(stage, { lied, forgiven, givesUp, verifies });
  const other = await stage.blank();
  const untouched = other.state;
  let struck: Effect | undefined;
  await scene.open(copyOf(stage.folder));
  try {
    await scene.tile();
    scene.moments.begin(({ at, phase, effect }) => {
      if (struck !== undefined || at !== plan.at || phase !== plan.phase) return undefined;
      struck = effect;
      return strike(scene, plan, { effect, other });
    });
    await stage.flow.run(scene);
    scene.moments.end();
    if (struck === undefined) return { struck, faults: [] };
    const faults: Faults = sameContents(other.state, untouched) ? [] : ['the other card was written'];
    if (plan.fault === 'swapped') await takeOutOther(scene);
    return { struck, faults: [...faults, ...(await toTheEnd(stage, scene))] };
  } catch (cause) {
    return { struck, faults: [cause instanceof Error ? (cause.stack ?? cause.message).slice(0, 600) : String(cause)] };
  } finally {
    await scene.close();
  }
}

/** The process ended at that moment: a new one begins with what it left. */
export async function playKilled(stage: Stage, left: Left, { givesUp, verifies }: Pick<Plan, 'givesUp' | 'verifies'>): Promise<Faults> {
  const card = await stage.cards.card(left.state);
  card.wrongPins = left.wrongPins;
  card.wrongPuks = left.wrongPuks;
  const forgiven = forgivenAt(stage.flow, stage.kind, await traceOf(stage), { ...left, fault: 'killed' });
  const scene = await sceneOf(stage, { card, forgiven, givesUp, verifies });
  await scene.open(left.folder);
  try {
    return await toTheEnd(stage, scene);
  } catch (cause) {
    return [cause instanceof Error ? (cause.stack ?? cause.message).slice(0, 600) : String(cause)];
  } finally {
    await scene.close();
  }
}

/** What a process that ended at each moment of the flow would leave; each folder goes with whoever plays it on. */
export async function leftAtEach(stage: Stage, wanted: (moment: Moment) => boolean = () => true): Promise<readonly Left[]> {
  const left: Left[] = [];
  try {
    await played(stage, (moment, { folder, card }) => {
      if (!wanted(moment)) return;
      const { state, wrongPins, wrongPuks } = card;
      left.push({ ...moment, folder: copyOf(folder), state, wrongPins, wrongPuks });
    });
  } catch (cause) {
    for (const { folder } of left) rmSync(folder, { recursive: true, force: true });
    throw cause;
  }
  return left;
}

interface Blow {
  readonly effect: Effect;
  readonly other: WatchedCard;
}

/** Pulled and swapped at an APDU end it; at another effect the card is gone when the next APDU comes. */
function strike({ station }: Scene, { fault, at }: Plan, { effect, other }: Blow): Struck {
  if (fault === 'garbage')
    return effect === 'apdu'
      ? { apdu: { kind: 'garbage', response: GARBAGE[at % GARBAGE.length] ?? new Uint8Array(2) } }
      : { nonsense: true };
  if (effect === 'apdu') return { apdu: fault === 'swapped' ? { kind: 'swap', card: other } : { kind: 'remove' } };
  if (fault === 'swapped') station.readers.swap(READER, other);
  else station.readers.remove(READER);
  return {};
}

async function takeOutOther(scene: Scene): Promise<void> {
  if (!scene.cardIsIn) return;
  await scene.station.tile(READER, ({ contents }) => contents === 'blank');
  await scene.takeOut();
}

const MOST_STEPS = 8;

/** An operator does what the station offers until nothing is left to do; then everything is judged. */
async function toTheEnd({ flow }: Stage, scene: Scene): Promise<Faults> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const tile = await scene.tile();
    const went = await flow.goOn(scene, tile);
    if (went === 'done') return flow.judge(scene);
    if (went !== 'again') return went;
  }
  return [`it did not come to an end in ${MOST_STEPS} steps`];
}
