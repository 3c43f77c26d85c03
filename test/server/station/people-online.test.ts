import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveFirstReasons } from '../../../server/found.ts';
import { activeCard, person } from '../../electron/station/path.ts';
import { aReason, withoutApproval } from '../../electron/station/people-world.ts';
import { APPROVER, OPERATOR } from '../../electron/station/test-station.ts';
import { at } from '../http-world.ts';
import { OnlineScene } from './online-scene.ts';

const events = { deactivate: 'deactivation', reactivate: 'reactivation', lock: 'locking' } as const;
type Verb = keyof typeof events;

let scene: OnlineScene;
let later = 0;

beforeAll(async () => {
  scene = await OnlineScene.begin({ clock: { now: () => Date.now() + later } });
  await scene.as(OPERATOR);
});
afterAll(() => scene.end());

const ask = async (verb: Verb, personId: string): Promise<string | undefined> =>
  (await scene.station.call(`person.${verb}`, { personId, reasonId: await aReason(scene.station, events[verb]) })).requestId;
const stateHere = (personId: string) => scene.station.store.get('person', personId)?.state;
const emailOf = (personId: string): string => scene.station.store.get('person', personId)?.email ?? '';
const stateThere = async (personId: string) => (await scene.person(emailOf(personId)))?.state;
const requestThere = (id: string | undefined) => scene.server.world.reads.get('request', id ?? '');

async function approve(requestId: string | undefined): Promise<void> {
  await scene.as(APPROVER);
  await scene.station.call('request.approve', { requestId: requestId ?? '' });
  await scene.as(OPERATOR);
}

/** The option of the organisation, at the server alone: it is what counts. */
const approvalThere = (row: string, value: boolean) => scene.server.put(['option', { id: `users-${row}-approval`, value }]);

describe('A person’s state at a station with a central server', () => {
  it('waits there for somebody else, under one number, and is changed there and here once approved', async () => {
    const { personId, cardId } = await activeCard(scene.station, 'Ada Waiting');
    await scene.as(OPERATOR);
    const requestId = await ask('deactivate', personId);
    expect(await requestThere(requestId)).toMatchObject({ row: 2, state: 'requested', requesterId: scene.operator });
    expect(scene.station.store.get('request', requestId ?? '')).toMatchObject({ row: 2, state: 'requested' });
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['active', 'active']);
    expect(await ask('deactivate', personId)).toBe(requestId);
    expect(await scene.station.refusal('request.approve', { requestId })).toBe('denied');
    await approve(requestId);
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['inactive', 'inactive']);
    expect((await requestThere(requestId))?.state).toBe('approved');
    const card = await scene.station.call('card.open', { cardId });
    expect(new Set(card.certificates.map(({ state, authority }) => `${state} ${authority}`))).toEqual(new Set(['on-hold on-hold']));
    await approve(await ask('reactivate', personId));
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['active', 'active']);
    expect((await scene.station.call('card.open', { cardId })).certificates.map(({ state }) => state)).not.toContain('on-hold');
  });

  it('takes cards and certificates along at the server as at the station', async () => {
    const personId = await person(scene.station, 'Berta Certified');
    const waiting = await ask('deactivate', personId);
    const there = (await scene.person(emailOf(personId)))?.id ?? '';
    const home = { personId: there, servicePointId: scene.there, createdAt: at };
    const [cardId, lentId, virtualId] = [randomUUID(), randomUUID(), randomUUID()];
    const ids = await Promise.all([cardId, lentId, virtualId].map((id) => certificateOf(id, there)));
    await scene.server.put(
      ['card', { id: cardId, number: 501, ...home, profileId: 'employee', state: 'active' }],
      [
        'temporary-card',
        {
          id: lentId,
          number: 502,
          servicePointId: scene.there,
          profileId: 'temporary',
          state: 'assigned',
          personId: there,
          createdAt: at,
        },
      ],
      [
        'virtual-smart-card',
        {
          id: virtualId,
          number: 503,
          ...home,
          state: 'active',
          stationId: randomUUID(),
          modulePath: '/m.so',
          tokenLabel: 'V-503',
          keys: 'made',
          expiresOn: '2030-01-01',
        },
      ],
    );
    const mobileId = await mobileIdOf(there);
    const mobileState = async () => {
      const [found] = await scene.server.database.rows<{ readonly state: string }>({
        text: 'SELECT state FROM mobile_credential WHERE mobile_id = $1',
        values: [mobileId],
      });
      return [found?.state, (await scene.server.world.reads.get('mobile-id', mobileId))?.state];
    };
    const states = async () =>
      (await Promise.all(ids.map((id) => scene.server.world.reads.get('certificate', id)))).map((one) => [
        one?.state,
        one?.waitingForAuthority,
      ]);
    await approve(waiting);
    expect(await states()).toEqual([
      ['on-hold', true],
      ['revoked', true],
      ['on-hold', true],
    ]);
    expect((await scene.server.world.reads.get('temporary-card', lentId))?.state).toBe('locked');
    // What phones sign is judged there by this: it rests with its person at once, whatever the station's clock said before.
    expect(await mobileState()).toEqual(['inactive', 'inactive']);
    await approve(await ask('reactivate', personId));
    expect(await mobileState()).toEqual(['active', 'active']);
    expect((await states()).map(([state]) => state)).toEqual(['valid', 'revoked', 'valid']);
    await approve(await ask('lock', personId));
    expect((await states()).map(([state]) => state)).toEqual(['revoked', 'revoked', 'revoked']);
    expect(await mobileState()).toEqual(['locked', 'locked']);
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['locked', 'locked']);
  });

  /** In force, as its station told a little in the future of the server's clock. */
  async function mobileIdOf(personId: string): Promise<string> {
    const id = randomUUID();
    const home = { personId, servicePointId: scene.there, createdAt: at };
    const stationId = randomUUID();
    await scene.server.put([
      'mobile-id',
      { id, number: 1001, ...home, state: 'active', stationId, uses: ['authentication'], expiresOn: '2099-12-31' },
    ]);
    await scene.server.database.rows({
      text: `INSERT INTO mobile_credential
        (tenant_id, mobile_id, station, person_id, state, told_at, credential_id, public_key, counter, synced, attestation, made_at)
        VALUES ($1, $2, $3, $4, 'active', now() + interval '1 minute', '\\x01', '\\x02', 1, false, '\\x03', now())`,
      values: [scene.server.world.keys.tenant, id, stationId, personId],
    });
    return id;
  }

  async function certificateOf(cardId: string, personId: string): Promise<string> {
    const id = randomUUID();
    const made = { serialHex: '01', notBefore: at, notAfter: at, der: 'AA==', keyKind: 'p256', slot: '9a' as const };
    await scene.server.put([
      'certificate',
      { id, cardId, personId, servicePointId: scene.there, state: 'valid', waitingForAuthority: false, ...made },
    ]);
    return id;
  }

  it('is changed at once where the server asks nobody, whatever the option here says', async () => {
    await approvalThere('deactivation', false);
    const personId = await person(scene.station, 'Cleo Once');
    expect(await ask('deactivate', personId)).toBeUndefined();
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['inactive', 'inactive']);
    await approvalThere('deactivation', true);
    await withoutApproval(scene.station, 'reactivation');
    expect(await ask('reactivate', personId)).toBeDefined();
    expect(stateHere(personId)).toBe('inactive');
  });

  it('is rejected and taken back there too, and what was ended there ends here', async () => {
    const personId = await person(scene.station, 'Dora Rejected');
    const first = await ask('deactivate', personId);
    await scene.as(APPROVER);
    // Nothing is told there before it is clear that it is signed.
    expect(await scene.station.refusal('request.approve', { requestId: first, askedId: randomUUID() })).toBe('phone-over');
    expect((await requestThere(first))?.state).toBe('requested');
    await scene.station.call('request.reject', { requestId: first ?? '', reason: 'Still needed.' });
    expect(await requestThere(first)).toMatchObject({ state: 'rejected', rejectionReason: 'Still needed.' });
    await scene.as(OPERATOR);
    const second = await ask('deactivate', personId);
    await scene.station.call('request.abort', { requestId: second ?? '' });
    expect((await requestThere(second))?.state).toBe('aborted');
    const third = await ask('deactivate', personId);
    expect((await scene.program('POST', `/requests/${third}/abort`)).status).toBe(200);
    await scene.as(APPROVER);
    expect(await scene.station.refusal('request.approve', { requestId: third })).toBe('state-refuses');
    expect(scene.station.store.get('request', third ?? '')?.state).toBe('aborted');
    await scene.as(OPERATOR);
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['active', 'active']);
  });

  it('needs a reason that is in use here, and brings one that the server does not have', async () => {
    const personId = await person(scene.station, 'Ella Reason');
    const { reasonId } = await scene.station.call('reason.create', { type: 'deactivation', text: 'Sabbatical year' });
    expect(await scene.station.refusal('person.lock', { personId, reasonId })).toBe('input-invalid');
    const { requestId } = await scene.station.call('person.deactivate', { personId, reasonId });
    expect((await requestThere(requestId))?.after).toMatchObject({ reason: 'Sabbatical year' });
    const listed = (await scene.program('GET', '/reasons?type=deactivation')).body as {
      readonly reasons: readonly { readonly text: string }[];
    };
    expect(listed.reasons.map(({ text }) => text).toSorted()).toEqual(['On leave', 'Sabbatical year', 'Under review']);
    await scene.station.call('reason.delete', { reasonId });
    expect(await scene.station.refusal('person.deactivate', { personId, reasonId })).toBe('input-invalid');
  });

  it('changes nothing while the server is away, and is taken over where its answer was lost', async () => {
    await approvalThere('locking', false);
    const personId = await person(scene.station, 'Fay Lost');
    await ask('deactivate', personId);
    await scene.way.close();
    const reasonId = await aReason(scene.station, 'locking');
    expect(await scene.station.refusal('person.lock', { personId, reasonId })).toBe('central-away');
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['active', 'active']);
    await scene.way.openAgain();
    later += 60_000;
    expect(
      (await scene.program('POST', `/people/${(await scene.person(emailOf(personId)))?.id}/lock`, { reasonId: await lockingThere() }))
        .status,
    ).toBe(200);
    expect(await ask('lock', personId)).toBeUndefined();
    expect([stateHere(personId), await stateThere(personId)]).toEqual(['locked', 'locked']);
    await approvalThere('locking', true);
  });

  async function lockingThere(): Promise<string> {
    const { body } = await scene.program('GET', '/reasons?type=locking');
    return (body as { readonly reasons: readonly { readonly id: string }[] }).reasons[0]?.id ?? '';
  }

  it('is refused where the server’s tables refuse it, as a fact here and there', async () => {
    const personId = await person(scene.station, 'Gina Guarded');
    await ask('deactivate', personId);
    await scene.server.put(['account', { personId: scene.operator, roles: [], registryOperator: true }]);
    const before = (await scene.server.facts()).denied;
    const reply = await scene.station.ask('person.lock', { personId, reasonId: await aReason(scene.station, 'locking') });
    expect(reply.ok ? undefined : reply.failure.code).toBe('central-denied');
    expect((await scene.server.facts()).denied).toBeGreaterThan(before);
    expect(scene.station.store.facts.find({ limit: 1 })[0]?.fact).toMatchObject({
      action: 'action.denied',
      note: { by: 'central-server' },
    });
    await scene.server.put(['account', { personId: scene.operator, roles: ['Operator', 'Administrator'], registryOperator: true }]);
  });
});

it('A server that was founded without reasons gets the first ones at its next start, once', async () => {
  const reasons = () => scene.server.world.reads.find('reason', {});
  const before = await reasons();
  await giveFirstReasons(scene.server.world);
  expect(await reasons()).toEqual(before);
});
