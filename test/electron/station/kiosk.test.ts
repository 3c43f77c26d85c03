import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HandClock } from './hand-clock.ts';
import { type KioskWorld, kioskWorld, lay, session, STAFF_CODE } from './kiosk-world.ts';
import { found, PIN } from './path.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, READER, TestStation } from './test-station.ts';

let world: KioskWorld;
let station: TestStation;
let clock: HandClock;

beforeEach(async () => {
  clock = new HandClock();
  world = await kioskWorld({ clock });
  ({ station } = world);
});
afterEach(async () => {
  await world.close();
  vi.useRealTimers();
});

const signOuts = () =>
  station.store.facts
    .find({ limit: 20 })
    .map(({ fact }) => fact)
    .filter(({ action }) => action === 'session.sign-out');

describe('the window of a kiosk', () => {
  it('is the holders’ page and what that can load: no operators’ file can be asked for', () => {
    expect(station.shell.opened?.kiosk).toBe(true);
    expect(new TextDecoder().decode(station.shell.request('/').bytes)).toContain('<title>Kiosk</title>');
    expect(station.shell.request('/index.html').status).toBe(404);
    expect(station.shell.request('/operators.js').status).toBe(404);
  });

  it('says that it is one, and names neither people to try nor another way in', async () => {
    expect(await station.call('station.status', {})).toMatchObject({ kiosk: { idleSeconds: 60, warningSeconds: 30 }, demo: false });
  });

  it('hears that the readers changed, and nothing of what lies in them or runs there', async () => {
    await lay(station, world.card);
    const heard = station.shell.events.join('\n');
    expect(heard).toContain('"event":"readers"');
    expect(heard).not.toMatch(/Hugo|cardId|1001/);
  });
});

describe('a session at a kiosk', () => {
  it('is opened by card and PIN, and ends as soon as the card leaves', async () => {
    await lay(station, world.card);
    await station.call('session.sign-in-by-card', { reader: READER, pin: PIN });
    expect((await station.call('self.open', {})).name).toBe('Hugo Holder');
    const ended = station.heard((event) => (event.event === 'session' && event.state === 'signed-out' ? true : undefined));
    station.readers.remove(READER);
    await ended;
    expect(await session(station)).toBeUndefined();
    expect(await station.refusal('self.open', {})).toBe('not-signed-in');
    expect(signOuts()[0]).toMatchObject({ who: { person: world.holder.id }, note: { because: 'left-the-kiosk' } });
  });

  it('ends with the system’s lock: nothing of it is left behind a locked page', async () => {
    await station.signIn(world.holder);
    station.shell.lockSystem();
    expect(await session(station)).toBeUndefined();
  });

  it('ends when the next person signs in', async () => {
    await station.signIn(world.holder);
    await station.signIn(OPERATOR);
    expect((await session(station))?.person.email).toBe(OPERATOR.email);
    expect(await station.refusal('desk.open', {})).toBe('not-at-kiosk');
  });
});

describe('left alone, a session', () => {
  it.each([
    [60, 30],
    [20, 20],
  ])('ends by itself after the seconds of both options: %i and %i', async (idle, warning) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const own = await kioskWorld({
      clock,
      before: async (desk) => {
        await desk.call('option.change', { id: 'kiosk-idle-seconds', value: idle });
        await desk.call('option.change', { id: 'kiosk-warning-seconds', value: warning });
      },
    });
    const pass = (seconds: number): void => {
      clock.forward(seconds);
      vi.advanceTimersByTime(1000);
    };
    await own.station.signIn(own.holder);
    pass(idle + warning - 1);
    await own.station.call('session.active', {});
    pass(idle + warning - 1);
    expect(await session(own.station)).toBeDefined();
    pass(2);
    expect(await session(own.station)).toBeUndefined();
    await own.close();
  });
});

describe('the way out', () => {
  it('is the staff code, which ends whoever’s session and gives the window back', async () => {
    await station.signIn(world.holder);
    await station.call('kiosk.leave', { codeSecret: STAFF_CODE });
    await vi.waitFor(() => expect(station.shell.kioskEnded).toBe(true));
    expect(await station.call('station.status', {})).not.toHaveProperty('kiosk');
    expect(await session(station)).toBeUndefined();
    expect(station.shell.request('/operators.js').status).toBe(200);
    await station.signIn(OPERATOR);
    await station.call('desk.open', {});
    expect(station.store.facts.find({ action: 'kiosk.leave', limit: 1 })[0]?.fact).toMatchObject({ who: {}, changes: [] });
  });

  it('takes longer after each wrong code, also with many at once, and over a restart', async () => {
    const wrong = () => station.refusal('kiosk.leave', { codeSecret: 'not the staff code' });
    const answers = await Promise.all([wrong(), wrong(), wrong(), wrong()]);
    expect(answers).toEqual(['staff-code-wrong', 'staff-code-wrong', 'staff-code-wrong', 'sign-in-slowed']);
    expect(await station.refusal('kiosk.leave', { codeSecret: STAFF_CODE })).toBe('sign-in-slowed');
    clock.forward(2);
    expect(await station.refusal('kiosk.leave', { codeSecret: STAFF_CODE })).toBeUndefined();
  });

  it('is kept as a password hash, and is nowhere in the records', async () => {
    const kept = station.store.settings.get('kiosk-staff-code');
    expect(kept).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(station.store.facts.find({ limit: 200 }))).not.toContain(STAFF_CODE);
  });

  it('is none where no code was set, and at a station that is no kiosk', async () => {
    const dataFolder = scratchFolder();
    const plain = await TestStation.open({ dataFolder });
    await found(plain);
    expect(await plain.refusal('kiosk.leave', { codeSecret: STAFF_CODE })).toBe('not-found');
    expect(await plain.call('kiosk.open', {})).toEqual({ staffCode: false });
    await plain.close();
    const closed = await TestStation.open({ dataFolder, kiosk: true });
    expect(await closed.refusal('kiosk.leave', { codeSecret: STAFF_CODE })).toBe('staff-code-missing');
    await closed.close();
  });
});
