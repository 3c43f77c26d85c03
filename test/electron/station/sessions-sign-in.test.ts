import { rmSync } from 'node:fs';
import { verify } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HandClock } from './hand-clock.ts';
import { found } from './path.ts';
import { Register } from './register.ts';
import { newFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, PASSWORD, Refused, TestStation } from './test-station.ts';

// The real hash function, counted.
vi.mock('@node-rs/argon2', { spy: true });

let station: TestStation;
let register: Register;
let clock: HandClock;
let dataFolder: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  clock = new HandClock();
  dataFolder = newFolder();
  station = await TestStation.open({ dataFolder, clock });
  await found(station);
  register = new Register(station);
});
afterEach(async () => {
  await station.close();
  vi.useRealTimers();
  rmSync(dataFolder, { recursive: true });
});

async function restart(): Promise<void> {
  await station.close();
  station = await TestStation.open({ dataFolder, clock });
}

const attempt = (email: string, password: string) => ({ email, password });
const WRONG = 'not the password';

/** What a try was answered with: nothing, `wrong-password`, or the seconds to wait. */
async function tried(email: string, password: string): Promise<string | number | undefined> {
  const error: unknown = await station.call('session.sign-in', attempt(email, password)).catch((cause: unknown) => cause);
  if (!(error instanceof Refused)) return undefined;
  return error.code === 'sign-in-slowed' ? Number(error.params['seconds']) : error.code;
}

async function wrongTimes(times: number, email = OPERATOR.email): Promise<void> {
  for (let done = 0; done < times; done += 1) expect(await tried(email, WRONG)).toBe('wrong-password');
}

const sessionFacts = () =>
  station.store.facts
    .find({ limit: 20 })
    .map(({ fact }) => fact)
    .filter(({ action }) => action.startsWith('session.'));

describe('signing in', () => {
  it('takes the e-mail however it is written, and says who works where', async () => {
    const view = await station.call('session.sign-in', attempt(`  ${OPERATOR.email.toUpperCase()} `, PASSWORD));
    expect(view).toMatchObject({ person: { name: OPERATOR.name, email: OPERATOR.email }, locked: false, idleLockSeconds: 300 });
    expect(view.servicePoints).toMatchObject([{ name: 'North campus', active: true }]);
    expect(sessionFacts()[0]).toMatchObject({ action: 'session.sign-in', who: { person: register.operator } });
  });

  it('asks the same hash function of an address that nobody has, with the same parameters', async () => {
    const costs = async (email: string): Promise<unknown> => {
      vi.mocked(verify).mockClear();
      expect(await tried(email, WRONG)).toBe('wrong-password');
      return vi.mocked(verify).mock.calls.map(([hashed]) => String(hashed).split('$').slice(0, 4));
    };
    const known = await costs(OPERATOR.email);
    expect(known).toEqual([['', 'argon2id', 'v=19', 'm=19456,t=2,p=1']]);
    expect(await costs('nobody@example.org')).toEqual(known);
    const { id, email } = register.person('Paul Passwordless');
    expect(station.store.passwords.get(id)).toBeDefined();
    register.change({ record: 'person', id, set: { state: 'inactive' } });
    expect(await costs(email)).toEqual(known);
  });

  it('tells somebody who is not Active so only when the password is right', async () => {
    const { email } = register.person('Ina Inactive', { state: 'inactive', memberships: [{}] });
    expect(await tried(email, WRONG)).toBe('wrong-password');
    expect(await tried(email, PASSWORD)).toBe('person-not-active');
    expect((await station.call('station.status', {})).session?.person.name).toBe(OPERATOR.name);
  });

  it('leaves nothing of a wrong try in the journal, and nothing of what was typed anywhere', async () => {
    const last = station.store.facts.last();
    await tried('mistyped password here@example.org', WRONG);
    await tried(OPERATOR.email, WRONG);
    expect(station.store.facts.last()).toEqual(last);
    expect(station.logged).toEqual([]);
  });
});

describe('wrong passwords', () => {
  it('cost nothing twice, then 1, 2, 4 seconds and so on, at most a quarter of an hour', async () => {
    await wrongTimes(3);
    const pauses: number[] = [];
    for (let done = 0; done < 12; done += 1) {
      const seconds = Number(await tried(OPERATOR.email, WRONG));
      pauses.push(seconds);
      clock.forward(seconds - 0.5);
      expect(await tried(OPERATOR.email, PASSWORD)).toBe(1);
      clock.forward(0.5);
      expect(await tried(OPERATOR.email, WRONG)).toBe('wrong-password');
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('are forgotten after a right one', async () => {
    await wrongTimes(2);
    expect(await tried(OPERATOR.email, PASSWORD)).toBeUndefined();
    await wrongTimes(3);
    expect(await tried(OPERATOR.email, PASSWORD)).toBe(1);
  });

  it('are remembered over a restart', async () => {
    await wrongTimes(3);
    clock.forward(1);
    await wrongTimes(1);
    await restart();
    expect(await tried(OPERATOR.email, PASSWORD)).toBe(2);
  });

  it('slow down that person alone, and an address that nobody has just the same', async () => {
    await wrongTimes(3);
    expect(await tried(APPROVER.email, PASSWORD)).toBeUndefined();
    await wrongTimes(3, 'nobody@example.org');
    expect(await tried('nobody@example.org', PASSWORD)).toBe(1);
  });

  it('slow the whole station down after ten in a row, whoever they were for, at most for a minute', async () => {
    for (let done = 0; done < 11; done += 1) expect(await tried(`person.${done}@example.org`, WRONG)).toBe('wrong-password');
    expect(await tried(APPROVER.email, PASSWORD)).toBe(1);
    await restart();
    expect(await tried(APPROVER.email, PASSWORD)).toBe(1);
    clock.forward(1);
    expect(await tried(APPROVER.email, PASSWORD)).toBeUndefined();
    expect(await tried('person.99@example.org', WRONG)).toBe('wrong-password');
    expect(await tried(APPROVER.email, PASSWORD)).toBeUndefined();
  });

  it('posted all at once are tried one after the other, so that the pause stops all but the first three', async () => {
    vi.mocked(verify).mockClear();
    const answers = await Promise.all(Array.from({ length: 30 }, () => tried(OPERATOR.email, WRONG)));
    expect(answers.filter((answer) => answer === 'wrong-password')).toHaveLength(3);
    expect(verify).toHaveBeenCalledTimes(3);
  });

  it('do not lengthen a pause when the clock is set back', async () => {
    await wrongTimes(3);
    clock.forward(-3600);
    expect(await tried(OPERATOR.email, PASSWORD)).toBe(1);
  });
});
