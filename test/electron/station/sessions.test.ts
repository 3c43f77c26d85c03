import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StationEvent } from '../../../core/actions/wire.ts';
import { HandClock } from './hand-clock.ts';
import { activate, approvedCard, blankCard, found, PIN, person } from './path.ts';
import { Register } from './register.ts';
import { newFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, PASSWORD, READER, TestStation } from './test-station.ts';

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

const WRONG = 'not the password';

const sessionFacts = () =>
  station.store.facts
    .find({ limit: 20 })
    .map(({ fact }) => fact)
    .filter(({ action }) => action.startsWith('session.'));

const sessionEvents = (): string[] =>
  station.shell.events.map((json) => JSON.parse(json) as StationEvent).flatMap((event) => (event.event === 'session' ? [event.state] : []));

describe('a session', () => {
  const locked = async (): Promise<boolean> => (await station.call('station.status', {})).session?.locked === true;
  /** The station looks every second. */
  const pass = (seconds: number): void => {
    clock.forward(seconds);
    vi.advanceTimersByTime(1000);
  };

  it('is locked after the idle time, and unlocked by the own password', async () => {
    pass(299);
    expect(await locked()).toBe(false);
    pass(2);
    expect(await locked()).toBe(true);
    expect(await station.refusal('desk.open', {})).toBe('session-locked');
    expect(await station.refusal('session.unlock', { password: WRONG })).toBe('wrong-password');
    expect(await locked()).toBe(true);
    expect(await station.call('session.unlock', { password: PASSWORD })).toMatchObject({ locked: false, person: { name: OPERATOR.name } });
    await station.call('desk.open', {});
    expect(sessionEvents()).toEqual(['signed-in', 'locked', 'signed-in']);
  });

  it('stays open while somebody works; that the page reads by itself is no work', async () => {
    pass(200);
    await station.call('session.active', {});
    pass(200);
    await station.call('person.create', { name: 'Ada Ampère', email: 'ada@example.org' });
    pass(200);
    expect(await locked()).toBe(false);
    await station.call('desk.open', {});
    await station.call('reader.list', {});
    pass(101);
    expect(await locked()).toBe(true);
  });

  it('is locked as soon as the changed option says', async () => {
    await station.call('option.change', { id: 'idle-lock-seconds', value: 10 });
    pass(11);
    expect(await locked()).toBe(true);
  });

  it('is locked with the system', async () => {
    station.shell.lockSystem();
    expect(await locked()).toBe(true);
  });

  it('slows down wrong passwords at unlocking as at signing in', async () => {
    await station.call('session.lock', {});
    for (let done = 0; done < 3; done += 1) expect(await station.refusal('session.unlock', { password: WRONG })).toBe('wrong-password');
    expect(await station.refusal('session.unlock', { password: PASSWORD })).toBe('sign-in-slowed');
    expect(await station.refusal('session.sign-in', { email: OPERATOR.email, password: PASSWORD })).toBe('sign-in-slowed');
  });

  it('goes over to the next operator in one step, locked or not, and the one before is signed out', async () => {
    await station.call('session.lock', {});
    const before = sessionFacts()[0];
    await station.signIn(APPROVER);
    expect(await locked()).toBe(false);
    const [came, went] = sessionFacts();
    expect(came).toMatchObject({ action: 'session.sign-in' });
    expect(went).toMatchObject({ action: 'session.sign-out', who: before?.who, note: { because: 'changed-operator' } });
    expect(came?.who.session).not.toBe(went?.who.session);
  });

  it('of somebody else is not unlocked by a password that was on its way', async () => {
    await station.call('session.lock', {});
    const late = station.refusal('session.unlock', { password: PASSWORD });
    const next = station.signIn(APPROVER).then(() => station.call('session.lock', {}));
    const another = station.refusal('session.unlock', { password: PASSWORD });
    await next;
    expect([await late, await another]).toEqual([undefined, 'not-signed-in']);
    expect(await locked()).toBe(true);
  });

  it('ends by signing out, also while it is locked', async () => {
    await station.call('session.lock', {});
    await station.call('session.sign-out', {});
    expect((await station.call('station.status', {})).session).toBeUndefined();
    expect(await station.refusal('session.unlock', { password: PASSWORD })).toBe('not-signed-in');
    expect(sessionFacts()[0]).toMatchObject({ action: 'session.sign-out', who: { person: register.operator } });
  });

  it('does not outlive the process', async () => {
    await restart();
    expect(await station.refusal('desk.open', {})).toBe('not-signed-in');
  });

  it.each(['inactive', 'locked', 'erased'] as const)(
    'of a person who became %s ends at their next call, and others may sign in',
    async (state) => {
      const { id, email } = register.person('Dora Dismissed', { roles: ['Operator'], memberships: [{}] });
      await station.signIn({ email, password: PASSWORD });
      register.change({ record: 'person', id, set: { state } });
      expect(await station.refusal('desk.open', {})).toBe('not-signed-in');
      expect(sessionEvents().at(-1)).toBe('signed-out');
      expect(sessionFacts()[0]).toMatchObject({ action: 'session.sign-out', who: { person: id }, note: { because: 'person-not-active' } });
      expect((await station.call('station.status', {})).session).toBeUndefined();
      await station.signIn(OPERATOR);
      await station.call('desk.open', {});
    },
  );

  it('of a person who became inactive cannot be unlocked', async () => {
    const { id, email } = register.person('Dora Dismissed', { roles: ['Operator'], memberships: [{}] });
    await station.signIn({ email, password: PASSWORD });
    await station.call('session.lock', {});
    register.change({ record: 'person', id, set: { state: 'inactive' } });
    expect(await station.refusal('session.unlock', { password: PASSWORD })).toBe('not-signed-in');
  });

  it('has the roles and memberships that its person has now', async () => {
    const { id, email } = register.person('Willa Waning', { roles: ['Operator'], memberships: [{}] });
    await station.signIn({ email, password: PASSWORD });
    await station.call('desk.open', {});
    register.change({ record: 'account', id, set: { roles: [] } });
    expect(await station.refusal('desk.open', {})).toBe('denied');
    register.change({ record: 'account', id, set: { roles: ['Operator'] } });
    await station.call('desk.open', {});
    const [membership] = station.store.memberships.byPerson(id);
    register.change({ record: 'membership', id: membership?.id ?? '', set: { state: 'disabled' } });
    expect(await station.refusal('desk.open', {})).toBe('denied');
  });

  it('works at another service point only where that is one of its person’s own', async () => {
    const [south, closed, foreign] = [
      register.servicePoint('South'),
      register.servicePoint('Closed', false),
      register.servicePoint('Foreign'),
    ];
    const memberships = [
      {},
      { servicePointId: south },
      { servicePointId: closed },
      { servicePointId: foreign, state: 'disabled' as const },
    ];
    await station.signIn(register.person('Bea Both', { roles: ['Operator'], memberships }));
    const view = await station.call('session.switch-service-point', { servicePointId: south });
    expect(view.servicePoints.map(({ name, active }) => [name, active])).toEqual([
      ['North campus', false],
      ['South', true],
    ]);
    for (const servicePointId of [closed, foreign, register.operator])
      expect(await station.refusal('session.switch-service-point', { servicePointId })).toBe('not-found');
    const { id } = register.person('Sue South', { servicePointId: south });
    expect(await station.call('person.find', { text: '', limit: 10 })).toMatchObject({ people: [{ id }], total: 1 });
  });

  it('that is locked lets the work at a reader go on, and answers nothing about it until it is unlocked', async () => {
    const cardId = await approvedCard(station, await person(station));
    await station.insert(await blankCard());
    const { operationId } = await station.call('card.issue', { cardId, reader: READER });
    const end = station.heard((event) =>
      event.event === 'operation' && event.operation.id === operationId && event.operation.state !== 'running'
        ? event.operation
        : undefined,
    );
    await station.call('session.lock', {});
    expect(await station.refusal('operation.open', { operationId })).toBe('session-locked');
    expect(await station.refusal('operation.cancel', { operationId })).toBe('session-locked');
    expect((await end).state).toBe('done');
    expect(await station.refusal('card.open', { cardId })).toBe('session-locked');
    await station.call('session.unlock', { password: PASSWORD });
    expect((await station.call('card.open', { cardId })).state).toBe('issued');
    await station.tile(READER, ({ contents }) => contents === 'ours');
    await activate(station, cardId, PIN);
  });
});
