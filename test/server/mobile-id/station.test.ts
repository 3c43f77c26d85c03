import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Register, type Somebody } from '../../electron/station/register.ts';
import { OPERATOR } from '../../electron/station/test-station.ts';
import { OnlineScene } from '../station/online-scene.ts';
import { RP } from './mobile-scene.ts';
import { SoftPhone } from './soft-phone.ts';

let scene: OnlineScene;
let holder: Somebody;
let manager: Somebody;
let later = 0;

beforeAll(async () => {
  const now = (): number => Date.now() + later;
  scene = await OnlineScene.begin({ clock: { now } }, now);
  const register = new Register(scene.station);
  holder = register.person('Hedda Holder', { roles: ['Mobile ID self-service user'], memberships: [{}] });
  manager = register.person('Mona Manager', { roles: ['Mobile ID manager'], memberships: [{}] });
});
afterAll(() => scene.end());

const record = (id: string) => scene.station.store.get('mobile-id', id);

/** What the phone does at the page: it is asked, makes its key, and brings it back. */
async function makes(url: string | undefined, phone = new SoftPhone(RP)): Promise<number> {
  const ticket = (url ?? '').split('#')[1] ?? '';
  const { body, status } = await scene.server.call('POST', '/mobile/begin', { body: { ticket } });
  if (status !== 200) return status;
  const { options } = body as { readonly options: { readonly challenge: string } };
  return (await scene.server.call('POST', '/mobile/finish', { body: { ticket, response: phone.register(options) } })).status;
}

async function credentialThere(id: string) {
  const text = 'SELECT state, synced, length(attestation) AS attested FROM mobile_credential WHERE mobile_id = $1';
  return (await scene.server.database.rows<{ readonly state: string }>({ text, values: [id] }))[0];
}

describe('A mobile ID', () => {
  it('says what is missing while no server knows this station', async () => {
    await scene.station.signIn(manager);
    expect(await scene.station.refusal('mobile-id.supply', { personId: holder.id })).toBe('mobile-id-no-server');
    await scene.as(OPERATOR);
    await scene.station.runJobs();
  });

  it('is supplied by its manager: Registered until the phone has made its key, then in force for two years', async () => {
    await scene.station.signIn(manager);
    const { mobileIdId, url, number } = await scene.station.call('mobile-id.supply', { personId: holder.id });
    expect(record(mobileIdId)).toMatchObject({ state: 'registered', number, personId: holder.id });
    expect(await makes(url)).toBe(200);
    await scene.station.runJobs();
    expect(record(mobileIdId)).toMatchObject({ state: 'active', credential: { ...RP, attestation: 'packed', synced: false } });
    expect(Number((record(mobileIdId)?.expiresOn ?? '').slice(0, 4))).toBe(new Date(Date.now() + later).getUTCFullYear() + 2);
    expect(await credentialThere(mobileIdId)).toMatchObject({ state: 'active', synced: false });
    expect(await makes(url)).toBe(404);
    const { mobileIds, activity } = await scene.station.call('person.open', { personId: holder.id });
    expect(mobileIds).toMatchObject([{ number, state: 'active', possible: [{ action: 'mobile-id.lock', allowed: true }] }]);
    expect(activity.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['mobile-id.supply', 'mobile-id.active', 'mobile-id.told']),
    );
  });

  it('is got by its holder, whose older one has to be locked first', async () => {
    await scene.station.signIn(holder);
    const [old] = scene.station.store.mobileIds.byPerson(holder.id);
    expect(await scene.station.refusal('self.get-mobile-id', {})).toBe('second-mobile-id');
    await scene.station.call('self.lock-mobile-id', { mobileIdId: old?.id ?? '' });
    const { url, mobileIdId } = await scene.station.call('self.get-mobile-id', {});
    expect(await makes(url)).toBe(200);
    await scene.station.runJobs();
    expect([record(old?.id ?? '')?.state, record(mobileIdId)?.state]).toEqual(['locked', 'active']);
  });

  it('is locked here at once, and the server hears of it when it can be reached', async () => {
    const active = scene.station.store.mobileIds.byPerson(holder.id).find(({ state }) => state === 'active');
    const mobileIdId = active?.id ?? '';
    await scene.station.signIn(manager);
    await scene.way.close();
    expect(await scene.station.call('mobile-id.lock', { mobileIdId })).toEqual({ waitingForServer: true });
    expect((await credentialThere(mobileIdId))?.state).toBe('active');
    await scene.way.openAgain();
    later += 60_000;
    await scene.station.runJobs();
    expect((await credentialThere(mobileIdId))?.state).toBe('locked');
    expect(record(mobileIdId)?.tellsId).toBeUndefined();
  });

  it('that the phone does not come for in time stays visible as Registered', async () => {
    await scene.station.signIn(manager);
    const { url, mobileIdId } = await scene.station.call('mobile-id.supply', { personId: holder.id });
    await scene.station.runJobs();
    expect(record(mobileIdId)?.ticketId).toBeDefined();
    later += 11 * 60_000;
    expect(await makes(url)).toBe(404);
    await scene.station.runJobs();
    expect(record(mobileIdId)).toMatchObject({ state: 'registered' });
    expect(record(mobileIdId)?.ticketId).toBeUndefined();
    await scene.station.signIn(manager);
    expect((await scene.station.call('person.open', { personId: holder.id })).mobileIds.at(-1)).toMatchObject({ state: 'registered' });
  });
});
