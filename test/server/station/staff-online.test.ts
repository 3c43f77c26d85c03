import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Register } from '../../electron/station/register.ts';
import { APPROVER, OPERATOR, PASSWORD } from '../../electron/station/test-station.ts';
import { hashPassword, putPassword } from '../../../server/http/credentials.ts';
import { OnlineScene } from './online-scene.ts';

let scene: OnlineScene;

beforeAll(async () => {
  scene = await OnlineScene.begin();
  await anotherApprover();
  await scene.as(OPERATOR);
  await scene.station.runJobs();
});
afterAll(() => scene.end());

/** The last approver could not be taken from the organisation. */
async function anotherApprover(): Promise<void> {
  const id = randomUUID();
  const home = { servicePointId: scene.there, createdAt: new Date().toISOString() };
  await scene.server.put(
    [
      'person',
      {
        id,
        ...home,
        state: 'active',
        name: 'Second',
        sortName: 'Second',
        email: 'second@example.org',
        number: '77',
        dataKeyId: randomUUID(),
      },
    ],
    ['account', { personId: id, roles: ['Approver'], registryOperator: false }],
    ['membership', { id: randomUUID(), personId: id, ...home, role: 'service-point-user', state: 'enabled' }],
  );
}

const antonHere = () => scene.station.store.people.byEmail(APPROVER.email)?.id ?? '';
const antonThere = async () => (await scene.person(APPROVER.email))?.id ?? '';
async function membershipThere(personId: string) {
  const [found] = await scene.server.world.reads.find('membership', { personId });
  if (found === undefined) throw new TypeError('expected a membership at the server');
  return found;
}
const membershipHere = (personId: string) => scene.station.store.memberships.byPerson(personId)[0];
const newest = (action: string) => scene.station.store.facts.find({ action, limit: 1 })[0]?.fact;

describe('What was changed at the server', () => {
  it('ends what a live session may do at the station, without anybody signed in there, and gives it back', async () => {
    await scene.station.signIn(APPROVER);
    expect((await scene.station.call('request.find', { limit: 10, toDecide: true })).requests).toEqual([]);
    const { id } = await membershipThere(await antonThere());
    expect((await scene.program('POST', `/staff/${id}/disable`)).status).toBe(200);
    const told = scene.station.heard((event) => (event.event === 'records' && event.kinds.includes('membership') ? true : undefined));
    await scene.station.runJobs();
    expect(await told).toBe(true);
    expect(membershipHere(antonHere())?.state).toBe('disabled');
    expect(await scene.station.refusal('request.find', { limit: 10, toDecide: true })).toBe('denied');
    expect(newest('central.take-in-membership')).toMatchObject({ who: {}, note: { state: 'disabled' } });
    await scene.program('POST', `/staff/${id}/enable`);
    await scene.station.runJobs();
    expect((await scene.station.call('request.find', { limit: 10, toDecide: true })).requests).toEqual([]);
  });

  it('is taken over where a role was changed, to Registry operator and back', async () => {
    const { id } = await membershipThere(await antonThere());
    await scene.program('PUT', `/staff/${id}/role`, { role: 'service-point-admin' });
    await scene.station.runJobs();
    expect(membershipHere(antonHere())?.role).toBe('service-point-admin');
    await scene.program('PUT', `/staff/${id}/role`, { role: 'operator' });
    await scene.station.runJobs();
    expect(scene.station.store.get('account', antonHere())?.registryOperator).toBe(true);
    await scene.program('PUT', `/staff/${id}/role`, { role: 'service-point-user' });
    await scene.station.runJobs();
    expect(scene.station.store.get('account', antonHere())?.registryOperator).toBe(false);
    expect(membershipHere(antonHere())?.role).toBe('service-point-user');
  });

  it('signs a person out at the station who is not Active there any more', async () => {
    await scene.station.signIn(APPROVER);
    for (const row of ['deactivation', 'reactivation']) await scene.server.put(['option', { id: `users-${row}-approval`, value: false }]);
    const change = async (verb: string, type: string): Promise<number> => {
      const { body } = await scene.program('GET', `/reasons?type=${type}`);
      const reasonId = (body as { readonly reasons: readonly { readonly id: string }[] }).reasons[0]?.id;
      return (await scene.program('POST', `/people/${await antonThere()}/${verb}`, { reasonId })).status;
    };
    expect(await change('deactivate', 'deactivation')).toBe(200);
    await scene.station.runJobs();
    expect(await scene.station.refusal('person.open', { personId: antonHere() })).toBe('not-signed-in');
    expect(await scene.station.refusal('session.sign-in', { email: APPROVER.email, password: PASSWORD })).toBe('person-not-active');
    expect(await change('reactivate', 'reactivation')).toBe(200);
    await scene.station.runJobs();
    expect(scene.station.store.get('person', antonHere())?.state).toBe('active');
    await scene.as(OPERATOR);
  });

  it('stops a key here that was disabled there, and lengthens one that was extended', async () => {
    const { apiKeyId } = await scene.station.call('api-key.create', {
      servicePointId: scene.here,
      subject: 'Repository',
      role: 'service-point-user',
    });
    await scene.station.runJobs();
    await scene.program('POST', `/api-keys/${apiKeyId}/disable`);
    await scene.station.runJobs();
    expect(scene.station.store.get('api-key', apiKeyId)?.enabled).toBe(false);
    await scene.program('POST', `/api-keys/${apiKeyId}/enable`);
    const extended = (await scene.program('POST', `/api-keys/${apiKeyId}/extend`)).body as { readonly expiresAt: string };
    await scene.station.runJobs();
    expect(scene.station.store.get('api-key', apiKeyId)).toMatchObject({ enabled: true, expiresAt: extended.expiresAt });
  });

  it('is not taken for a change where both differed before they knew each other, unless it takes something away', async () => {
    const facts = scene.station.store.facts.last()?.n;
    await scene.station.runJobs();
    expect(scene.station.store.facts.last()?.n).toBe(facts);
  });

  it('bites with the next call, too, where the server refuses it', async () => {
    await scene.as(APPROVER);
    const { id } = await membershipThere(await antonThere());
    await scene.program('POST', `/staff/${id}/disable`);
    const draft = { draftId: null, metadata: {}, people: [] };
    expect(await scene.station.refusal('raid.mint', draft)).toBe('central-denied');
    expect(membershipHere(antonHere())?.state).toBe('disabled');
    expect(await scene.station.refusal('raid.mint', draft)).toBe('denied');
    await scene.program('POST', `/staff/${id}/enable`);
    await scene.station.runJobs();
    await scene.as(OPERATOR);
  });
});

describe('Whoever has no place yet', () => {
  const THEIRS = 'hers, at the server';

  it('asks for it through the server, under one number, and is let in where it is answered there', async () => {
    const nora = new Register(scene.station).person('Nora Newcomer', { roles: ['Self-service user'] });
    const made = await scene.program('POST', '/people', { name: 'Nora Newcomer', email: nora.email });
    const idThere = (made.body as { readonly personId: string }).personId;
    await putPassword(idThere, await hashPassword(THEIRS), scene.server.world);
    await scene.station.signIn(nora);
    expect(await scene.station.refusal('access.request', { servicePointId: scene.here })).toBe('central-sign-in');
    await scene.station.call('central.sign-in', { serverPassword: THEIRS });
    const ask = (comments: string) => scene.station.call('access.request', { servicePointId: scene.here, comments });
    const { accessRequestId } = await ask('From today');
    expect(await scene.server.world.reads.get('access-request', accessRequestId)).toMatchObject({
      state: 'requested',
      comments: 'From today',
    });
    expect((await ask('Please')).accessRequestId).toBe(accessRequestId);
    expect((await scene.program('POST', `/access-requests/${accessRequestId}/approve`)).status).toBe(200);
    await scene.station.runJobs();
    expect(scene.station.store.get('access-request', accessRequestId)?.state).toBe('approved');
    expect(membershipHere(nora.id)).toMatchObject({ state: 'enabled', role: 'service-point-user' });
    expect((await scene.station.call('raid.find', { limit: 1 })).raids).toEqual([]);
  });
});
