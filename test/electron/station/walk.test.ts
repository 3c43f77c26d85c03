import fc from 'fast-check';
import type * as Argon2 from '@node-rs/argon2';
import { expect, it, vi } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { rounds } from '../../rounds.ts';
import { cardUseCases, temporaryCardUseCases } from '../../use-cases/cards.ts';
import { userUseCases } from '../../use-cases/users.ts';
import { quickPasswords } from './walk/quick-passwords.ts';
import { walk } from './walk/walk.ts';

vi.mock('@node-rs/argon2', async (original) => quickPasswords(await original<typeof Argon2>()));

const RUNS = rounds(3, 100);
const STEPS = 1000;
/** To walk the same way again: CARDWRIGHT_WALK=<seed as printed>. */
const given = process.env['CARDWRIGHT_WALK'];
const SEED = given === undefined ? Math.trunc(Date.now() % 2 ** 31) : Number(given);
/** The other half of row 33 over a network: it takes a central server and another station. */
const TAKES_A_SERVER = 'card.take-call';
/** All that the rows of people, cards and temporary cards are done with. */
const everyAction = [...userUseCases, ...cardUseCases, ...temporaryCardUseCases]
  .flatMap(({ actions }) => actions)
  .filter((action) => action !== TAKES_A_SERVER);
const MINUTE_MS = 60_000;

it(`what must hold about people, cards and certificates holds after every step of ${RUNS} random walks of ${STEPS} steps`, {
  timeout: rounds(5, 110) * MINUTE_MS,
}, async () => {
  process.stdout.write(`walk: seed ${SEED}\n`);
  const [done, refused] = [new Map<string, number>(), new Map<string, number>()];
  let [steps, well] = [0, 0];
  const property = fc.asyncProperty(fc.noBias(fc.integer()), async (seed) => {
    const walked = await walk(seed, STEPS);
    steps += walked.steps;
    well += walked.well;
    for (const [name, count] of walked.done) done.set(name, (done.get(name) ?? 0) + count);
    for (const [name, count] of walked.refused) refused.set(name, (refused.get(name) ?? 0) + count);
  });
  // A walk is not made shorter: the step at which it stopped is said, and its seed leads there again.
  await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  const share = well / steps;
  const counts = [...done].map(([name, count]) => `${name} ${count}`).join(', ');
  process.stdout.write(`walk: ${steps} steps, ${Math.round(share * 100)} in 100 done; ${counts}\n`);
  expect(share).toBeGreaterThan(0.15);
  const wanted = rounds(['card.issue', 'card.activate', 'temporary-card.issue'], everyAction);
  expect(wanted.filter((action) => (done.get(action) ?? 0) === 0)).toEqual([]);
  expect(refused.size).toBeGreaterThan(20);
  const goal = rounds(1000, 100_000);
  measure({ name: 'walk.steps', value: steps, unit: 'steps', goal, holds: steps >= goal });
});
