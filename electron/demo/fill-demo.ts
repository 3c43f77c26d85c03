import { z } from 'zod';
import type { FounderParts } from '../house/founder-parts.ts';
import type { House } from '../house/house.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import { Clerk } from './clerk.ts';
import { Dice } from './dice.ts';
import { type PersonPlan, planPeople } from './people.ts';
import { APPROVER, OPERATOR, type Scene, type Step } from './scene.ts';
import { askForAccess } from './steps/ask-for-access.ts';
import { produceCards } from './steps/cards.ts';
import { decideEntries } from './steps/entries.ts';
import { expireCards } from './steps/expire.ts';
import { openSouthCampus } from './steps/open-south-campus.ts';
import { enterPeople } from './steps/people.ts';
import { enterStaff } from './steps/staff.ts';
import { isEntry, isProduced } from './stories.ts';

const MARKER = 'demo-filling';
const marker = z.object({ seed: z.string(), nowMs: z.number(), next: z.int().nonnegative() });
type Marker = z.infer<typeof marker>;

/** Everybody who tries the demo sees the same people. */
const DEMO_SEED = 'northwind';
/** The event loop waits for each transaction: a few tenths of a second on a slow machine. */
const PEOPLE_AT_ONCE = 10;
const CARDS_AT_ONCE = 4;

/** In the transaction that founds the organisation: from now on the station knows that its demo has to be filled, also after a crash. */
export function beginDemo(writer: StoreWriter, nowMs: number, seed = DEMO_SEED): void {
  keep(writer, { seed, nowMs, next: 0 });
  writer.settings.set('demo-accounts', [
    { name: 'Olga Operator', email: OPERATOR, roles: 'Operator' },
    { name: 'Anton Approver', email: APPROVER, roles: 'Approver' },
  ]);
}

/** Was a filling begun and not ended? */
export function demoWaits(store: Pick<StoreReader, 'settings'>): boolean {
  return store.settings.get(MARKER) !== undefined;
}

/**
 * Fills the house with the demo, or goes on where an earlier run was cut off: each step and the mark that it is done are written in one
 * transaction. Nothing happens where no filling was begun. Gives the event loop turns and tells its progress.
 */
export async function fillDemo(house: House, parts: FounderParts): Promise<void> {
  const kept = parts.store.settings.get(MARKER);
  if (kept === undefined) return;
  const begun = marker.parse(kept);
  const scene: Scene = { house, parts, people: planPeople(new Dice(begun.seed)), seed: begun.seed, nowMs: begun.nowMs };
  const steps = stepsFor(scene.people);
  for (const [at, step] of steps.entries()) {
    if (at < begun.next) continue;
    await take(step, scene, { ...begun, next: at + 1 === steps.length ? 0 : at + 1 });
    parts.announce({ event: 'progress', action: 'station.fill-demo', done: at + 1, of: steps.length });
  }
}

async function take(step: Step, scene: Scene, after: Marker): Promise<void> {
  const { store } = scene.parts;
  const work = await step.prepare(scene);
  const clerk = store.transact((writer) => {
    const busy = new Clerk(writer, scene.house, scene.parts);
    work(busy);
    if (after.next === 0) end(writer);
    else keep(writer, after);
    return busy;
  });
  clerk.close();
  await clerk.finish();
  await new Promise((resolve) => setImmediate(resolve));
}

function keep(writer: StoreWriter, mark: Marker): void {
  writer.settings.set(MARKER, mark);
}

function end(writer: StoreWriter): void {
  writer.settings.remove(MARKER);
  writer.append({ kind: 'observation', action: 'station.fill-demo', who: {}, note: {}, changes: [] });
}

function stepsFor(people: readonly PersonPlan[]): readonly Step[] {
  const others = people.filter(({ desk, story }) => desk === undefined && !isEntry(story));
  const carded = people.filter(({ story }) => isProduced(story) || story === 'failed');
  return [
    openSouthCampus,
    enterStaff,
    decideEntries,
    ...inBatches(others, PEOPLE_AT_ONCE).map(enterPeople),
    ...inBatches(carded, CARDS_AT_ONCE).map(produceCards),
    expireCards,
    askForAccess,
  ];
}

function inBatches<Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, batch) => values.slice(batch * size, (batch + 1) * size));
}
