import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SoftPhone, type Told } from '../../server/mobile-id/soft-phone.ts';
import { HandClock } from './hand-clock.ts';
import { HOLDER_ROLES, type KioskWorld, kioskWorld, lay, session, STAFF_CODE } from './kiosk-world.ts';
import { NEW_PIN } from './path.ts';
import type { Somebody } from './register.ts';
import { READER, type TestStation } from './test-station.ts';
import { TicketServer } from './ticket-server.ts';

const RP = { origin: 'https://id.example.org', rpId: 'id.example.org' };
let world: KioskWorld;
let station: TestStation;
let clock: HandClock;
let server: TicketServer;
let phone: SoftPhone;
let mobileId = '';

async function open(policy?: string): Promise<void> {
  clock = new HandClock();
  const before = async (desk: TestStation): Promise<void> => {
    if (policy !== undefined) await desk.call('option.change', { id: 'kiosk-unblock-proof', value: policy });
  };
  world = await kioskWorld({ clock, before });
  ({ station } = world);
  server = await TicketServer.for(station, clock.now);
  phone = new SoftPhone(RP);
  mobileId = world.register.mobileId(world.holder.id, { credential: phone.credential() });
}
afterEach(async () => {
  await world.close();
  await server.close();
});

const change = (id: string, set: object) => world.register.change({ record: 'mobile-id', id, set } as never);
const lastAsked = () => server.tickets.at(-1)?.asked ?? { challenge: '' };
const signs = (told: Told = {}, by = phone) => server.signed(mobileId, by.sign(lastAsked(), told));
const ask = async () => (await station.call('session.ask-mobile-id', {})).askedId;
const after = (askedId: string) => station.refusal('session.sign-in-by-mobile-id', { askedId });
const facts = (action: string) => station.store.facts.find({ action, limit: 10 }).map(({ fact }) => fact);

/** Asked and signed like that: what the kiosk is told, and whether anybody is signed in then. */
async function tried(told: Told = {}, by = phone): Promise<string | undefined> {
  const askedId = await ask();
  signs(told, by);
  const refusal = await after(askedId);
  expect((await session(station)) === undefined).toBe(refusal !== undefined);
  return refusal;
}

describe('Signing in at a kiosk with a mobile ID', () => {
  beforeEach(() => open());

  it('shows a code and a number, waits for the phone, and signs in whose it is', async () => {
    const { url, number, askedId, endsAt } = await station.call('session.ask-mobile-id', {});
    expect(url).toMatch(/^https:\/\/id\.example\.org\/mobile#[A-Za-z]{22}$/);
    expect(lastAsked()).toMatchObject({ purpose: 'sign-in', number, mobileIds: [], about: [], place: 'Desk 1' });
    expect(Date.parse(endsAt) - clock.now()).toBe(180_000);
    expect(await station.call('session.sign-in-by-mobile-id', { askedId })).toEqual({});
    expect(await session(station)).toBeUndefined();
    signs();
    const { session: view } = await station.call('session.sign-in-by-mobile-id', { askedId });
    expect(view?.person.id).toBe(world.holder.id);
    const [fact] = facts('session.sign-in');
    expect(fact).toMatchObject({ who: { person: world.holder.id }, note: { mobileId: station.store.get('mobile-id', mobileId)?.number } });
    const kept = JSON.stringify(station.store.facts.find({ limit: 1000 }));
    expect(kept).not.toContain(url.split('#')[1]);
  });

  it.each<readonly [string, Told]>([
    ['another challenge', { challenge: 'AAAA' }],
    ['another page', { origin: 'https://id.example.org.evil.example' }],
    ['another domain', { rpId: 'example.org' }],
    ['no user verification', { verified: false }],
    ['nobody present', { present: false }],
    ['a key that may leave the phone', { synced: true }],
    ['another key', { forged: true }],
    ['the answer to another question', { type: 'webauthn.create' }],
  ])('is refused by the station itself with %s, whatever the server says', async (_what, told) => {
    const counted = () => station.store.counters.get('anonymous-refused');
    const before = counted();
    expect(await tried(told)).toBe('phone-wrong');
    expect(counted()).toBe(before + 1);
  });

  it('is refused with a phone that nobody here knows, or with what was signed for another code', async () => {
    expect(await tried({}, new SoftPhone(RP))).toBe('phone-wrong');
    await ask();
    const old = phone.sign(lastAsked());
    const askedId = await ask();
    server.signed(mobileId, old);
    expect(await after(askedId)).toBe('phone-wrong');
  });

  it.each(['inactive', 'locked', 'expired'] as const)(
    'is refused with a mobile ID that is %s here, though the server does not know yet',
    async (state) => {
      change(mobileId, { state });
      expect(await tried()).toBe('mobile-id-not-active');
    },
  );

  it('is refused with one that is over by its day, or not for signing in', async () => {
    change(mobileId, { uses: ['signature'] });
    expect(await tried()).toBe('mobile-id-other-use');
    change(mobileId, { uses: ['authentication'], expiresOn: '2020-01-01' });
    expect(await tried()).toBe('mobile-id-not-active');
  });

  it.each(['inactive', 'locked'] as const)('is refused to a person who is %s', async (state) => {
    world.register.change({ record: 'person', id: world.holder.id, set: { state } });
    expect(await tried()).toBe('person-not-active');
  });

  it('answers once, and to the last code that this kiosk showed', async () => {
    const first = await ask();
    const second = await ask();
    signs();
    expect(await after(first)).toBe('phone-over');
    expect(await after(second)).toBeUndefined();
    await station.call('session.sign-out', {});
    expect(await after(second)).toBe('phone-over');
    expect(server.takenBack).toEqual([first]);
  });

  it('is over with its minutes, when the phone refuses, and when it is taken back', async () => {
    const slow = await ask();
    clock.forward(181);
    expect(await after(slow)).toBe('phone-over');
    const no = await ask();
    server.says({ state: 'done', answer: { refused: true } });
    expect(await after(no)).toBe('phone-refused');
    const gone = await ask();
    await station.call('session.sign-in-by-mobile-id', { askedId: gone, stop: true });
    signs();
    expect(await after(gone)).toBe('phone-over');
    expect(await session(station)).toBeUndefined();
    const five = await ask();
    server.says({ state: 'over', refused: 'passkey-unknown' });
    expect(await after(five)).toBe('phone-over');
  });

  it('says why the phone was refused, and that the server is away, while it may still come', async () => {
    const askedId = await ask();
    server.says({ state: 'waiting', refused: 'passkey-unknown' });
    expect(await station.call('session.sign-in-by-mobile-id', { askedId })).toEqual({ trouble: 'passkey-unknown' });
    server.away = true;
    expect(await station.call('session.sign-in-by-mobile-id', { askedId })).toEqual({ trouble: 'server-away' });
    expect(await station.refusal('session.ask-mobile-id', {})).toMatch(/^central-(away|lost)$/);
  });

  it('is not begun while somebody is signed in, and is over where somebody signed in meanwhile', async () => {
    const askedId = await ask();
    signs();
    const other = world.register.person('Otto Other', { roles: HOLDER_ROLES });
    await station.signIn(other);
    expect(await after(askedId)).toBe('phone-over');
    expect((await session(station))?.person.id).toBe(other.id);
    expect(await station.refusal('session.ask-mobile-id', {})).toBe('not-found');
  });

  it('is the kiosk’s alone: staff who leave it leave nothing behind that a phone could answer', async () => {
    const askedId = await ask();
    signs();
    await station.call('kiosk.leave', { codeSecret: STAFF_CODE });
    expect(await after(askedId)).toBe('not-found');
    expect(await station.refusal('session.ask-mobile-id', {})).toBe('not-found');
  });
});

describe('A mobile ID as proof at a kiosk', () => {
  const unblock = () => station.refusal('self.unblock-pin', { reader: READER, newPin: NEW_PIN });
  const asks = async () => (await station.call('self.ask-mobile-id', {})).askedId;
  const proves = (askedId: string) => station.call('self.prove-by-mobile-id', { askedId });
  const begin = async (policy?: string): Promise<void> => {
    await open(policy);
    await lay(station, world.card);
  };

  it.each(['any', 'mobile-id'])('lets its holder set a PIN without the old one: policy “%s”', async (policy) => {
    await begin(policy);
    await station.signIn(world.holder);
    expect(await unblock()).toBe('proof-missing');
    const askedId = await asks();
    expect(lastAsked()).toMatchObject({ purpose: 'prove', mobileIds: [mobileId] });
    expect(await proves(askedId)).toEqual({ proved: false });
    expect(await unblock()).toBe('proof-missing');
    signs();
    expect(await proves(askedId)).toEqual({ proved: true });
    expect((await station.call('self.open', {})).proof.given).toBe(true);
    expect(facts('self.prove-by-mobile-id')).toMatchObject([{ kind: 'observation', who: { person: world.holder.id } }]);
    expect(await unblock()).toBeUndefined();
  });

  it('is given with the sign-in where a mobile ID signed in', async () => {
    await begin('mobile-id');
    const askedId = await ask();
    signs();
    expect(await after(askedId)).toBeUndefined();
    expect(await unblock()).toBeUndefined();
  });

  it.each(['mail', 'staff', 'either'])('is none where the policy does not take it: “%s”', async (policy) => {
    await begin(policy);
    const askedId = await ask();
    signs();
    expect(await after(askedId)).toBeUndefined();
    expect((await station.call('self.open', {})).proof.given).toBe(false);
    expect(await unblock()).toBe('proof-missing');
    expect(await station.refusal('self.ask-mobile-id', {})).toBe('proof-wrong');
  });

  it('is one’s own, in the session that asked, for this and not for signing in', async () => {
    await begin();
    const stranger: Somebody = world.register.person('Sten Stranger', { roles: HOLDER_ROLES });
    await station.signIn(stranger);
    expect(await station.refusal('self.ask-mobile-id', {})).toBe('mobile-id-none');
    const theirs = new SoftPhone(RP);
    const other = world.register.mobileId(stranger.id, { credential: theirs.credential() });
    const begun = await asks();
    signs();
    expect(await station.refusal('self.prove-by-mobile-id', { askedId: begun })).toBe('phone-wrong');
    const again = await asks();
    server.signed(other, theirs.sign(lastAsked()));
    expect(await after(again)).toBe('phone-over');
    await station.signIn(world.holder);
    expect(await station.refusal('self.prove-by-mobile-id', { askedId: again })).toBe('phone-over');
    expect(await unblock()).toBe('proof-missing');
  });
});
