import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardState, personState } from '../../../core/records/states.ts';
import { credentialRoles } from '../../../core/roles/role-names.ts';
import { measure } from '../../../scripts/measures.ts';
import { callerOf, callerRoles, isLetIn, mightDecide } from '../../use-cases/cell-callers.ts';
import { cardTrials, temporaryCardTrials } from '../../use-cases/card-trials.ts';
import { CellPosts } from '../../use-cases/cell-posts.ts';
import { decisionTrials } from '../../use-cases/decision-trials.ts';
import type { CellWorld, Trial } from '../../use-cases/trial.ts';
import { mobileTrials } from '../../use-cases/mobile-trials.ts';
import { virtualTrials } from '../../use-cases/virtual-trials.ts';
import { userTrials } from '../../use-cases/user-trials.ts';
import { useCases } from '../../use-cases/all.ts';
import { activeCard, found, NEW_PIN, PIN } from './path.ts';
import { Register } from './register.ts';
import { OPERATOR, READER, TestStation } from './test-station.ts';

const actTrials: readonly Trial[] = [...userTrials, ...cardTrials, ...mobileTrials, ...virtualTrials, ...temporaryCardTrials];
const trials: readonly Trial[] = [...actTrials, ...decisionTrials];
/** Rows that are no message of somebody signed in about a record: each has a test of its own below. */
const APART = [20, 34];
const published: readonly string[] = credentialRoles;

/** In memory where the system has such a folder: thousands of synced transactions are not what is tried here. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'cardwright-cells-'));
let world: CellWorld;
let posts: CellPosts;
/** Row 33 has set the second of the two. */
const pin = NEW_PIN;
beforeAll(async () => {
  const station = await TestStation.open({ dataFolder: folder });
  await found(station);
  const { cardId, personId } = await activeCard(station, 'Hedda Holder');
  await station.call('option.change', { id: 'temp-cards-encode', value: false });
  await station.call('token-module.change', { path: '/in/memory' });
  world = { station, register: new Register(station), cardId, holderId: personId };
  posts = new CellPosts(world);
});
afterAll(async () => {
  posts.close();
  await world.station.close();
  rmSync(folder, { recursive: true, force: true });
});

const decides = (trial: Trial): boolean => decisionTrials.includes(trial);
const nameOf = ({ row, action }: Trial, state: string, role: string): string => `row ${row}, ${action}, ${state}, by ${role}`;

async function whileNotActive(trial: Trial, role: string): Promise<void> {
  const caller = callerOf(world.register, role);
  for (const state of personState.options.filter((wrong) => !trial.right.includes(wrong))) {
    await world.station.signIn(caller);
    world.register.change({ record: 'person', id: caller.id, set: { state } });
    await posts.withoutSession(trial, trial.reach(world, state, caller), nameOf(trial, state, role));
    world.register.change({ record: 'person', id: caller.id, set: { state: 'active' } });
  }
}

describe('every row in every state, as a message', () => {
  it.each(callerRoles)('of a caller who is %s is refused where row or state say so, with one fact, and nothing changes', async (role) => {
    const from = posts.wrong.length;
    const caller = callerOf(world.register, role);
    await world.station.signIn(caller);
    posts.lookAnew();
    for (const trial of trials) {
      const right = (state: string): boolean => isLetIn(trial, role) && trial.right.includes(state);
      const every = trial.oneself === true || (decides(trial) && !mightDecide(role)) ? trial.right : trial.states;
      for (const state of every.filter((candidate) => !right(candidate)))
        await posts.refused(trial, posts.message(trial, state, caller), { caller, cell: nameOf(trial, state, role) });
    }
    for (const trial of trials.filter((candidate) => candidate.oneself === true && isLetIn(candidate, role)))
      await whileNotActive(trial, role);
    expect(posts.wrong.slice(from)).toEqual([]);
  });

  it('of nobody who is signed in is refused, counted, and leaves no fact', async () => {
    const from = posts.wrong.length;
    await world.station.signIn(OPERATOR);
    const olga = { id: world.register.operator, email: OPERATOR.email, password: OPERATOR.password };
    const messages = trials.flatMap((trial) => {
      const states = trial.oneself === true || decides(trial) ? trial.right : trial.states;
      return states.map((state) => [trial, state, posts.message(trial, state, olga)] as const);
    });
    await world.station.call('session.sign-out', {});
    posts.lookAnew();
    for (const [trial, state, message] of messages) await posts.refusedToNobody(trial, message, nameOf(trial, state, 'nobody signed in'));
    expect(posts.wrong.slice(from)).toEqual([]);
  });

  it.each(callerRoles)('of a caller who is %s is done in the right state where their role has the row', async (role) => {
    const from = posts.wrong.length;
    for (const trial of trials.filter((candidate) => isLetIn(candidate, role))) {
      for (const state of trial.right) {
        const caller = callerOf(world.register, role);
        await world.station.signIn(caller);
        await posts.allowed(trial, trial.reach(world, state, caller), nameOf(trial, state, role));
      }
    }
    expect(posts.wrong.slice(from)).toEqual([]);
    expect(world.station.logged).toEqual([]);
  });
});

describe('row 20, which nobody signed in asks and whose answer never tells', () => {
  it.each(callerRoles)('mails a code to an account that is %s where that role has the row, and to no other', async (role) => {
    const { station, register } = world;
    const from = posts.wrong.length;
    await station.ask('session.sign-out', {});
    for (const state of personState.options) {
      const account = callerOf(register, role);
      register.change({ record: 'person', id: account.id, set: { state } });
      posts.lookAnew();
      const reply = await station.ask('self.forgot-password', { email: account.email });
      const mailed = station.store.mails.waiting({ personId: account.id, kind: 'forgotten-password' }).length > 0;
      const right = role === 'Self-service user' && state === 'active';
      const cell = `row 20, self.forgot-password, ${state}, for ${role}`;
      posts.note(cell, [!reply.ok && 'the answer tells', mailed !== right && (right ? 'no code was mailed' : 'a code was mailed')]);
    }
    expect(posts.wrong.slice(from)).toEqual([]);
  });
});

describe('row 34, the holder’s own act at whoever’s session', () => {
  it.each(callerRoles)('is for the holder of an active card who is %s where that role has the row, and for no other', async (role) => {
    const { station, register, cardId, holderId } = world;
    const from = posts.wrong.length;
    await station.signIn(OPERATOR);
    const olga = { id: register.operator, email: OPERATOR.email, password: OPERATOR.password };
    register.change({ record: 'account', id: holderId, set: { roles: published.includes(role) ? [role] : [] } });
    register.change({ record: 'card', id: cardId, set: { personId: holderId } });
    for (const state of cardState.options) {
      register.change({ record: 'card', id: cardId, set: { state } });
      posts.lookAnew();
      const right = role === 'Self-service user' && state === 'active';
      const message = right ? { oldPin: pin, newPin: PIN } : { oldPin: '111222', newPin: '222333' };
      const cell = `row 34, card.change-pin, ${state}, of a holder who is ${role}`;
      const trial: Trial = { row: 34, action: 'card.change-pin', states: [], right: [], reach: () => message };
      if (right) await posts.allowed(trial, { reader: READER, ...message }, cell);
      else await posts.refused(trial, { reader: READER, ...message }, { caller: olga, cell });
    }
    expect(posts.wrong.slice(from)).toEqual([]);
  });
});

it('no row is left out, and every cell came out as the published table says', () => {
  const tried = new Set(actTrials.map(({ row }) => row));
  expect(useCases.map(({ row }) => row).filter((row) => !tried.has(row) && !APART.includes(row))).toEqual([]);
  const [all, wrong] = [posts.verdicts.length, posts.wrong.length];
  measure({
    name: 'cells.credentials.tried',
    value: all,
    unit: 'messages',
    goal: 47 * callerRoles.length,
    holds: all >= 47 * callerRoles.length,
  });
  measure({ name: 'cells.credentials.wrong', value: wrong, unit: 'messages', goal: 0, holds: wrong === 0 });
  expect(wrong).toBe(0);
});
