import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dice } from '../../../../electron/demo/dice.ts';
import { found } from '../path.ts';
import { TestStation } from '../test-station.ts';
import { accountSteps } from './account-steps.ts';
import { cardSteps } from './card-steps.ts';
import { WalkClock } from './clock.ts';
import { deskSteps } from './desk-steps.ts';
import { Invariants } from './invariants.ts';
import { peopleSteps } from './people-steps.ts';
import type { Step } from './step.ts';
import { Walker } from './walker.ts';

const steps: readonly Step[] = [...peopleSteps, ...accountSteps, ...cardSteps, ...deskSteps];
const WEIGHT = steps.reduce((sum, { weight }) => sum + weight, 0);
/** Signing in costs an Argon2 hash, so that people stay for a while. */
const CHANGES_OF_CALLER = 1 / 40;
/** Batches that another step may run: those at the readers are run where they are made. */
const ON_PAPER: readonly string[] = ['batch.delete-people', 'batch.reset-passwords', 'batch.edit-roles', 'batch.request-cards'];
const WHOLE_EVERY = 400;

/** What came of a walk: how many steps there were, how many of them came to something, and of each action how often it was done and refused. */
export interface Walked {
  readonly steps: number;
  readonly well: number;
  readonly done: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
}

function stepOf(dice: Dice): Step {
  let left = dice.between(0, WEIGHT);
  for (const step of steps) {
    left -= step.weight;
    if (left <= 0) return step;
  }
  return steps[0] as Step;
}

/** Somebody else sits down, mostly somebody with much to do. */
async function changeCaller(walker: Walker): Promise<void> {
  const { dice, callers } = walker;
  const caller = dice.chance(0.75) ? callers[dice.below(5)] : dice.pick(callers);
  if (caller !== undefined) await walker.signIn(caller);
}

/** Walks one station from its founding, all of it by one seed; throws with the step at which something did not hold. */
export async function walk(seed: number, length: number): Promise<Walked> {
  // In memory where the system has such a folder: how it syncs to disk is tried elsewhere.
  const dataFolder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'cardwright-walk-'));
  const clock = new WalkClock();
  const station = await TestStation.open({ dataFolder, clock });
  let well = 0;
  try {
    await found(station);
    const walker = new Walker(station, new Dice(seed), clock);
    // A letter takes longer than ten other steps: in some walks whoever is entered gets one.
    const delivery = walker.dice.pick(['print', 'email', 'nopassword', 'nopassword']);
    await station.call('option.change', { id: 'users-password-delivery', value: delivery });
    walker.populate();
    const invariants = new Invariants(station, clock.now);
    const look = () => invariants.afterStep((kind, id) => walker.met(kind, id));
    look();
    for (let index = 0; index < length; index += 1) {
      if (walker.dice.chance(CHANGES_OF_CALLER)) await changeCaller(walker);
      const step = stepOf(walker.dice);
      try {
        const reply = await step.run(walker);
        if (reply?.ok === true) well += 1;
        if (reply?.ok === true && ON_PAPER.includes(step.name)) walker.metBatch((reply.output as { readonly batchId: string }).batchId);
        look();
        if (index % WHOLE_EVERY === WHOLE_EVERY - 1) invariants.whole();
      } catch (cause) {
        throw new Error(`step ${index + 1}, ${step.name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      }
    }
    invariants.whole();
    await station.signIn(walker.callers[0] ?? { email: '', password: '' });
    const verdict = await station.call('journal.verify', {});
    if (!verdict.sound) throw new Error(`the journal is not sound: ${JSON.stringify(verdict)}`);
    return { steps: length, well, done: walker.done, refused: walker.refused };
  } finally {
    await station.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
