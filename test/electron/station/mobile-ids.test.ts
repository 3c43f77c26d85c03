import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { found } from './path.ts';
import { HandClock } from './hand-clock.ts';
import { aReason, readMail, withoutApproval } from './people-world.ts';
import { Register, type Somebody } from './register.ts';
import { OPERATOR, TestStation } from './test-station.ts';
import { TicketServer } from './ticket-server.ts';

const DAY_S = 86_400;
let clock: HandClock;
let station: TestStation;
let register: Register;
let server: TicketServer;
let holder: Somebody;
let manager: Somebody;

beforeEach(async () => {
  clock = new HandClock();
  station = await TestStation.open({ clock });
  await found(station);
  register = new Register(station);
  server = await TicketServer.for(station, clock.now);
  holder = register.person('Hedda Holder', { roles: ['Mobile ID self-service user'], memberships: [{}] });
  manager = register.person('Mona Manager', { roles: ['Mobile ID manager'], memberships: [{}] });
});
afterEach(async () => {
  await station.close();
  await server.close();
});

const record = (id: string) => station.store.get('mobile-id', id);
const option = (id: string, value: boolean | number | number[]) => register.change({ record: 'option', id, set: { id, value } });
const waiting = () => station.store.mails.waiting({ personId: holder.id }).map(({ kind }) => kind);

/** Begun by its holder. */
async function begun(): Promise<string> {
  await station.signIn(holder);
  return (await station.call('self.get-mobile-id', {})).mobileIdId;
}

/** In force. */
async function got(): Promise<string> {
  const id = await begun();
  server.made(id);
  await station.runJobs();
  expect(record(id)?.state).toBe('active');
  return id;
}

async function changeState(verb: 'deactivate' | 'reactivate' | 'lock'): Promise<void> {
  await station.signIn(OPERATOR);
  await withoutApproval(station, 'deactivation', 'reactivation', 'locking');
  const kinds = { deactivate: 'deactivation', reactivate: 'reactivation', lock: 'locking' } as const;
  const input = { personId: holder.id, reasonId: await aReason(station, kinds[verb]) };
  await TicketServer.without(station, () => station.call(`person.${verb}`, input));
}

describe('A mobile ID', () => {
  it('is locked by its holder, and by nobody else’s self-service', async () => {
    const id = await got();
    const other = register.person('Otto Other', { roles: ['Mobile ID self-service user'], memberships: [{}] });
    await station.signIn(other);
    expect(await station.refusal('self.lock-mobile-id', { mobileIdId: id })).toBe('denied');
    expect((await station.call('self.open', {})).mobileIds).toEqual([]);
    await station.signIn(holder);
    expect(await station.call('self.lock-mobile-id', { mobileIdId: id })).toEqual({ waitingForServer: false });
    expect(record(id)?.state).toBe('locked');
    expect(server.told).toEqual(['active', 'locked']);
    expect(await station.refusal('self.lock-mobile-id', { mobileIdId: id })).toBe('state-refuses');
  });

  it('rests, returns and is locked with its person, and the server hears each of it', async () => {
    const id = await got();
    await changeState('deactivate');
    expect(record(id)?.state).toBe('inactive');
    await changeState('reactivate');
    expect(record(id)?.state).toBe('active');
    await station.runJobs();
    await changeState('lock');
    expect(record(id)?.state).toBe('locked');
    await station.runJobs();
    // Whether it also hears of the rest depends on when the station tells what it has to tell.
    expect(server.told.filter((state) => state !== 'inactive')).toEqual(['active', 'active', 'locked']);
    expect(record(id)?.tellsId).toBeUndefined();
  });

  it('that its phone makes after its person was deactivated rests, and after they were locked is locked', async () => {
    const [resting, locked] = [await begun(), register.person('Lou Locked', { memberships: [{}] })];
    await changeState('deactivate');
    server.made(resting);
    await station.signIn(manager);
    const late = (await station.call('mobile-id.supply', { personId: locked.id })).mobileIdId;
    register.change({ record: 'person', id: locked.id, set: { state: 'locked' } });
    server.made(late);
    await station.runJobs();
    expect([record(resting)?.state, record(late)?.state]).toEqual(['inactive', 'locked']);
    await station.runJobs();
    expect(server.told.toSorted()).toEqual(['inactive', 'locked']);
  });

  it('is for Active people, and one at a time', async () => {
    await got();
    expect(await station.refusal('self.get-mobile-id', {})).toBe('second-mobile-id');
    await station.signIn(manager);
    expect(await station.refusal('mobile-id.supply', { personId: holder.id })).toBe('second-mobile-id');
    const resting = register.person('Rita Rests', { state: 'inactive' });
    expect(await station.refusal('mobile-id.supply', { personId: resting.id })).toBe('person-not-active');
    expect(server.tickets).toHaveLength(1);
  });

  it('that was begun twice waits for the later alone', async () => {
    const [first, second] = [await begun(), await begun()];
    server.made(first);
    server.made(second);
    await station.runJobs();
    expect([record(first)?.state, record(second)?.state]).toEqual(['registered', 'active']);
    expect([record(first)?.number, record(second)?.number]).toEqual([1001, 1002]);
  });

  it('leaves nothing where the server is away, and is locked without it', async () => {
    const id = await got();
    server.away = true;
    expect(await station.call('self.lock-mobile-id', { mobileIdId: id })).toEqual({ waitingForServer: true });
    expect(record(id)).toMatchObject({ state: 'locked', tellsId: expect.any(String) as string });
    expect(await station.refusal('self.get-mobile-id', {})).toMatch(/^central-(away|lost)$/);
    expect(station.store.mobileIds.byPerson(holder.id)).toHaveLength(1);
    server.away = false;
    clock.forward(60);
    await station.runJobs();
    expect(server.told).toEqual(['active', 'locked']);
  });

  it('moves with its person, and its secret way to the phone stands in no record and no fact', async () => {
    await station.signIn(holder);
    const { url = '', mobileIdId } = await station.call('self.get-mobile-id', {});
    const [, secret = ''] = url.split('#');
    expect(secret).toMatch(/^[A-Za-z]{22}$/);
    const facts = station.store.facts.find({ limit: 1000 }).map(({ fact }) => JSON.stringify(fact));
    expect(facts.some((text) => text.includes(secret))).toBe(false);
    expect(JSON.stringify(record(mobileIdId))).not.toContain(secret);
    expect(JSON.stringify(server.tickets)).not.toContain(secret);
  });
});

describe('The options of mobile IDs', () => {
  it('say how many years it is valid', async () => {
    option('mobile-id-validity-years', 3);
    const id = await begun();
    const [year] = (record(id)?.expiresOn ?? '').split('-');
    expect(Number(year)).toBe(new Date(clock.now()).getUTCFullYear() + 3);
  });

  it('say what it is for, and that there is one use at least', async () => {
    expect(record(await begun())?.uses).toEqual(['authentication', 'signature']);
    option('mobile-id-certificate-authentication', false);
    expect(record(await begun())?.uses).toEqual(['signature']);
    await station.signIn(OPERATOR);
    expect(await station.refusal('option.change', { id: 'mobile-id-certificate-signature', value: false })).toBe('input-invalid');
    expect(await station.refusal('option.change', { id: 'mobile-id-certificate-encryption', value: true })).toBe('input-invalid');
  });

  it('say whether the code is shown, or its address goes by mail', async () => {
    await station.signIn(holder);
    expect(await station.call('self.get-mobile-id', {})).toMatchObject({
      url: expect.stringContaining('https://id.example.org/mobile#') as string,
    });
    expect(waiting()).toEqual([]);
    option('mobile-id-qr-in-self-service', false);
    const answer = await station.call('self.get-mobile-id', {});
    expect(answer).toMatchObject({ mailedTo: holder.email });
    expect(answer.url).toBeUndefined();
    expect(waiting()).toEqual(['mobile-id-ticket']);
    const [mail] = station.store.mails.waiting({ personId: holder.id });
    expect((await readMail(station, mail?.id ?? '')).text).toContain('https://id.example.org/mobile#');
  });

  it('say whether a phone may keep copies elsewhere', async () => {
    await begun();
    option('mobile-id-allow-synced', true);
    await begun();
    expect(server.tickets.map(({ asked }) => asked.allowSynced)).toEqual([false, true]);
  });
});

describe('The end of a mobile ID', () => {
  const facts = (action: string) => station.store.facts.find({ action, limit: 100 });
  const before = async (id: string, days: number): Promise<void> => {
    clock.forward(Math.floor((Date.parse(record(id)?.expiresOn ?? '') - clock.now()) / 1000) - days * DAY_S + 3600);
    await station.runJobs();
  };

  it('is told 60 days before and each of the last days, once, and only the latest after a station was off', async () => {
    const id = await got();
    await before(id, 61);
    expect(waiting()).toEqual([]);
    await before(id, 60);
    await station.runJobs();
    expect(waiting()).toEqual(['mobile-id-expires']);
    await before(id, 6);
    expect(record(id)?.remindedDays).toBe(6);
    expect(waiting()).toHaveLength(2);
    option('mobile-id-email-each-day', false);
    await before(id, 4);
    expect(waiting()).toHaveLength(2);
  });

  it('is told as the options say, where they are others than the shipped ones', async () => {
    const id = await got();
    option('mobile-id-email-before-expiring-days', [20, 5]);
    option('mobile-id-email-each-day', false);
    for (const [days, told] of [
      [30, 0],
      [20, 1],
      [6, 1],
      [5, 2],
      [1, 2],
    ] as const) {
      await before(id, days);
      expect([days, waiting().length]).toEqual([days, told]);
    }
  });

  it('comes the day after its last one, once, and the server hears of it', async () => {
    const id = await got();
    await before(id, 0);
    expect(record(id)?.state).toBe('active');
    await before(id, -400);
    await station.runJobs();
    expect(record(id)?.state).toBe('expired');
    expect(facts('mobile-id.expire')).toHaveLength(1);
    expect(server.told).toEqual(['active', 'expired']);
    await station.signIn(holder);
    expect(await station.refusal('self.lock-mobile-id', { mobileIdId: id })).toBe('state-refuses');
    expect(await station.call('self.get-mobile-id', {})).toMatchObject({ number: 1002 });
  });
});
