import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../core/actions/wire.ts';
import type { SealedBlob } from '../../../electron/store/local.ts';
import { HandClock } from './hand-clock.ts';
import { assertSound, peopleWorld, readMail } from './people-world.ts';
import type { Register, Somebody } from './register.ts';
import { everythingKept } from './store-state.ts';
import { APPROVER, OPERATOR, PASSWORD, type TestStation } from './test-station.ts';

const NEW = 'another long and dull one';
const MINUTE = 60;

let clock: HandClock;
let station: TestStation;
let register: Register;
let holder: Somebody;

beforeEach(async () => {
  clock = new HandClock();
  ({ station, register } = await peopleWorld({ clock }));
  holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
});
afterEach(() => station.close());

const signsIn = async (email: string, password: string) => (await station.refusal('session.sign-in', { email, password })) === undefined;
const blobs = (kind: string): readonly SealedBlob[] => station.store.blobs.find({ kind });
const letters = () => (existsSync(join(station.dataFolder, 'spool')) ? readdirSync(join(station.dataFolder, 'spool')) : []);

describe('changing one’s own password', () => {
  it.each([
    ['person.change-password', 'an Operator', OPERATOR],
    ['self.change-password', 'a self-service user', undefined],
  ] as const)('%s by %s takes the old one as proof, and the old one ends', async (action, _who, who) => {
    const caller = who ?? holder;
    await station.signIn(caller);
    expect(await station.refusal(action, { oldPassword: 'not the old one', newPassword: NEW })).toBe('wrong-password');
    expect(await station.refusal(action, { oldPassword: PASSWORD, newPassword: PASSWORD })).toBe('input-invalid');
    expect(await station.refusal(action, { oldPassword: PASSWORD, newPassword: 'short' })).toBe('input-invalid');
    await station.call(action, { oldPassword: PASSWORD, newPassword: NEW });
    expect(await signsIn(caller.email, PASSWORD)).toBe(false);
    expect(await signsIn(caller.email, NEW)).toBe(true);
    expect(everythingKept(station.dataFolder)).not.toMatch(NEW);
  });

  it('is each role’s own row: nobody else’s', async () => {
    const input = { oldPassword: PASSWORD, newPassword: NEW };
    await station.signIn(holder);
    expect(await station.refusal('person.change-password', input)).toBe('denied');
    await station.signIn(register.person('Otto Operator', { roles: ['Operator'], memberships: [{}] }));
    expect(await station.refusal('self.change-password', input)).toBe('denied');
    await station.signIn(APPROVER);
    expect(await station.refusal('person.change-password', input)).toBe('denied');
  });

  it('slows down after wrong ones, as signing in does', async () => {
    await station.signIn(holder);
    const wrong = { oldPassword: 'not the old one', newPassword: NEW };
    for (let at = 0; at < 3; at += 1) await station.ask('self.change-password', wrong);
    expect(await station.refusal('self.change-password', { oldPassword: PASSWORD, newPassword: NEW })).toBe('sign-in-slowed');
  });
});

describe('resetting somebody’s password', () => {
  it('by letter: the password is on the paper alone, and the paper is destroyed once it is printed', async () => {
    const { letter } = await station.call('person.reset-password', { personId: holder.id, delivery: { letter: true, mail: false } });
    expect(letter?.queued).toBe(false);
    expect(readFileSync(letter?.where ?? '', 'latin1')).toMatch(/^%PDF/);
    expect(await signsIn(holder.email, PASSWORD)).toBe(false);
    clock.forward(MINUTE);
    await station.signIn(OPERATOR);
    expect(await station.call('person.open', { personId: holder.id })).toMatchObject({ passwordLetterWaits: true });
    await station.call('person.confirm-password-letter', { personId: holder.id });
    expect(letters()).toEqual([]);
    expect(await station.refusal('person.confirm-password-letter', { personId: holder.id })).toBe('letter-gone');
    expect(blobs('mail')).toEqual([]);
    await assertSound(station);
  });

  it('by mail: it lies sealed until it is sent, and the newest alone goes out', async () => {
    await station.call('person.reset-password', { personId: holder.id, delivery: { letter: false, mail: true } });
    await station.call('person.reset-password', { personId: holder.id, delivery: { letter: false, mail: true } });
    expect(station.store.mails.waiting({ personId: holder.id }).map(({ kind }) => kind)).toEqual(['new-password']);
    expect(blobs('mail').map(({ destroyedAt }) => destroyedAt === undefined)).toEqual([false, true]);
    expect(letters()).toEqual([]);
    expect(everythingKept(station.dataFolder)).not.toMatch(/Your password was reset/);
    const [fact] = station.store.facts.find({ action: 'person.reset-password', limit: 1 });
    expect(fact?.fact).toMatchObject({ note: { letter: false, mail: true }, changes: [] });
  });

  it('needs a way for it to arrive', async () => {
    expect(await station.refusal('person.reset-password', { personId: holder.id, delivery: { letter: false, mail: false } })).toBe(
      'input-invalid',
    );
  });

  it('is for people who are Active or Inactive, and for Operators to do', async () => {
    const delivery = { letter: false, mail: true };
    for (const [state, refusal] of [
      ['inactive', undefined],
      ['locked', 'state-refuses'],
      ['requested', 'state-refuses'],
    ] as const)
      expect(await station.refusal('person.reset-password', { personId: register.person('Ina State', { state }).id, delivery })).toBe(
        refusal,
      );
    await station.signIn(APPROVER);
    expect(await station.refusal('person.reset-password', { personId: holder.id, delivery })).toBe('denied');
  });

  it('leaves the old password where the printer fails', async () => {
    station.shell.printer = 'refuses';
    const both = { letter: true, mail: true };
    expect(await station.refusal('person.reset-password', { personId: holder.id, delivery: both })).toBe('printer-refused');
    expect(station.store.mails.waiting()).toEqual([]);
    expect(await signsIn(holder.email, PASSWORD)).toBe(true);
  });
});

describe('a forgotten password', () => {
  const forgot = (email: string) => station.call('self.forgot-password', { email });
  const set = (codeSecret: string, email = holder.email) =>
    station.refusal('self.set-forgotten-password', { email, codeSecret, newPassword: NEW });
  const mails = (personId = holder.id) => station.store.mails.waiting({ personId });

  /** The code as its owner reads it: the mail is opened as whoever sends it would. */
  const code = async () => /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/.exec((await readMail(station, mails().at(-1)?.id ?? '')).text)?.[0] ?? '';

  beforeEach(() => station.call('session.sign-out', {}));

  it('is replaced by a code from a mail, once', async () => {
    await forgot(holder.email.toUpperCase());
    expect(await readMail(station, mails()[0]?.id ?? '')).toMatchObject({ to: holder.email });
    const sent = await code();
    expect(await set(sent.toUpperCase().replaceAll('-', ' '))).toBeUndefined();
    expect(await set(sent)).toBe('code-wrong');
    expect(mails()).toEqual([]);
    expect(await signsIn(holder.email, PASSWORD)).toBe(false);
    expect(await signsIn(holder.email, NEW)).toBe(true);
    await station.signIn(OPERATOR);
    await assertSound(station);
  });

  it('never tells whether there is such an address: answer, events and counters are the same for one that nobody has', async () => {
    const seen = async (email: string) => {
      const events: StationEvent[] = [];
      const end = station.shell.listen((json) => events.push(JSON.parse(json) as StationEvent));
      const reply = await station.ask('self.forgot-password', { email });
      end();
      return { reply, events };
    };
    const manager = register.person('Mia Manager', { roles: ['Mobile ID manager'], memberships: [{}] });
    const locked = register.person('Lea Locked', { roles: ['Self-service user'], state: 'locked' });
    const known = await seen(holder.email);
    for (const email of ['nobody@example.org', manager.email, locked.email, holder.email]) expect(await seen(email)).toEqual(known);
    expect(station.store.mails.waiting().map(({ personId }) => personId)).toEqual([holder.id]);
    for (const email of ['nobody@example.org', manager.email, locked.email])
      expect(await set('abcd-efgh-jkmn-pqrs', email)).toBe('code-wrong');
  });

  it('sends the next code only after a while, and then the one before is dead', async () => {
    await forgot(holder.email);
    const first = await code();
    await forgot(holder.email);
    expect(await code()).toBe(first);
    clock.forward(6 * MINUTE);
    await forgot(holder.email);
    expect(mails()).toHaveLength(1);
    expect(await code()).not.toBe(first);
    expect(await set(first)).toBe('code-wrong');
    expect(await set(await code())).toBeUndefined();
  });

  it('takes no code that is older than half an hour, and slows down after wrong ones', async () => {
    await forgot(holder.email);
    const sent = await code();
    clock.forward(31 * MINUTE);
    expect(await set(sent)).toBe('code-wrong');
    for (let at = 0; at < 2; at += 1) expect(await set('aaaa-aaaa-aaaa-aaaa')).toBe('code-wrong');
    expect(await set('aaaa-aaaa-aaaa-aaaa')).toBe('sign-in-slowed');
  });

  it('dies with a password that was set another way, and keeps no code in the clear', async () => {
    await forgot(holder.email);
    const sent = await code();
    expect(everythingKept(station.dataFolder)).not.toMatch(new RegExp(`${sent}|${sent.replaceAll('-', '')}`));
    await station.signIn(OPERATOR);
    await station.call('person.reset-password', { personId: holder.id, delivery: { letter: true, mail: false } });
    expect(await set(sent)).toBe('code-wrong');
  });
});
