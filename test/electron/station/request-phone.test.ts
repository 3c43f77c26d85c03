import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { isBound } from '../../../server/mobile-id/bound.ts';
import { SoftPhone } from '../../server/mobile-id/soft-phone.ts';
import { approval, DecisionScene, REASON, rejection, RP, sha256 } from './decision-scene.ts';
import type { HandClock } from './hand-clock.ts';
import type { Register, Somebody } from './register.ts';
import { OPERATOR, type TestStation } from './test-station.ts';
import { TicketServer } from './ticket-server.ts';

let scene: DecisionScene;
let station: TestStation;
let register: Register;
let clock: HandClock;
let server: TicketServer;
let anna: Somebody;
let phone: SoftPhone;
let mobileId: string;
let requestId: string;

beforeEach(async () => {
  scene = await DecisionScene.open();
  ({ station, register, clock, server, anna, phone, mobileId, requestId } = scene);
});
afterEach(() => scene.close());

describe('A request decided by the approver’s phone', () => {
  it('shows there who, what, what will be and the decision, bound into what is signed', async () => {
    const { url, number, endsAt } = await scene.shows();
    expect(url).toMatch(/^https:\/\/id\.example\.org\/mobile#[A-Za-z]{22}$/);
    const shown = scene.lastAsked();
    const card = station.store.get('card', station.store.get('request', requestId)?.cardId ?? '')?.number;
    expect(shown).toMatchObject({ purpose: 'approve', number, mobileIds: [mobileId], place: 'Desk 1' });
    expect(shown.about).toEqual([
      'Approve: Request card',
      'For: Ada Ampère',
      `Asked by: ${OPERATOR.name}`,
      `Card: ${String(card)}`,
      'Profile: Employee card, P-256',
    ]);
    expect(Date.parse(endsAt) - clock.now()).toBe(180_000);
    const { statement, salt } = shown.signs;
    expect(shown.challenge).toBe(sha256(statement).toString('base64url'));
    const said = JSON.parse(statement) as Record<string, string>;
    expect(said).toMatchObject({ action: 'request.approve', person: anna.id, request: requestId });
    expect(said['shownHash']).toBe(sha256(canonicalJson({ lines: [...shown.about], salt })).toString('hex'));
    expect(isBound(shown)).toBe(true);
    for (const line of shown.about) expect(statement).not.toContain(line);
  });

  it('shows what is and what will be of a change', async () => {
    const personId = register.person('Bo Berg').id;
    requestId = randomUUID();
    scene.requestId = requestId;
    const of = { id: requestId, row: 2, servicePointId: register.here, personId, requesterId: register.operator } as const;
    const set = { ...of, state: 'requested', requestedAt: new Date(clock.now()).toISOString() } as const;
    const sides = { before: { state: 'active' }, after: { state: 'inactive', reason: 'On leave' } };
    register.change({ record: 'request', id: requestId, set: { ...set, ...sides } });
    await scene.asks();
    expect(scene.lastAsked().about).toEqual(expect.arrayContaining(['For: Bo Berg', 'State: Active → Inactive', 'Reason: On leave']));
  });

  it('is approved and carried out once it is signed there, and not before', async () => {
    const askedId = await scene.asks();
    expect(await scene.after(askedId)).toEqual({ signed: false });
    expect(await scene.refusedApproval(askedId)).toBe('phone-over');
    const again = await scene.signed();
    expect(scene.state()).toBe('requested');
    expect(await scene.refusedApproval(again)).toBeUndefined();
    expect([scene.state(), station.store.get('request', requestId)?.decidedBy]).toEqual(['approved', anna.id]);
    const note = scene.lastFact('request.approve').note;
    const number = station.store.get('mobile-id', mobileId)?.number;
    expect(note).toMatchObject({ mobileId: number, phoneKey: phone.credential().spki, phoneCredential: phone.credential().id });
    expect(await scene.judged()).toMatch(
      /^Sound: .* 1 decisions carry a signature of the decider's phone; 1 of those mobile IDs were made/,
    );
  });

  it('is rejected by it with the reason that the phone showed, and with no other', async () => {
    const first = await scene.signed(rejection);
    expect(scene.lastAsked().about).toEqual(expect.arrayContaining(['Reject: Request card', `Reason for rejecting: ${REASON}`]));
    expect(await station.refusal('request.reject', { requestId, reason: 'Another', askedId: first })).toBe('phone-over');
    const second = await scene.signed(rejection);
    expect(await station.refusal('request.reject', { requestId, reason: REASON, askedId: second })).toBeUndefined();
    expect(scene.state()).toBe('rejected');
    expect(await scene.judged()).toContain("1 decisions carry a signature of the decider's phone");
  });

  it('wants a reason for a rejection before the phone is asked', async () => {
    expect(await station.refusal('request.ask-mobile-id', { requestId, decision: 'reject' })).toBe('reason-missing');
    expect(server.tickets).toEqual([]);
  });

  it('is decided by what was asked alone: no approval by a signed rejection, no other request, and once', async () => {
    const no = await scene.signed(rejection);
    expect(await scene.refusedApproval(no)).toBe('phone-over');
    const other = register.cardRequest(anna.id, register.operator);
    const yes = await scene.signed();
    expect(await station.refusal('request.approve', { requestId: other, askedId: yes })).toBe('phone-over');
    const last = await scene.signed();
    const both = await Promise.all([1, 2].map(() => station.ask('request.approve', { requestId, askedId: last })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(station.store.facts.count({ action: 'request.approve', subjectId: requestId })).toBe(1);
  });

  it('leaves neither the code’s secret nor the lines in the journal', async () => {
    const { url, askedId } = await scene.shows();
    const { about, signs: bound } = scene.lastAsked();
    scene.signs();
    await scene.after(askedId);
    await station.call('request.approve', { requestId, askedId });
    const kept = JSON.stringify(station.store.facts.find({ limit: 1000 }));
    for (const secret of [url.split('#')[1] ?? '', bound.salt, about[1] ?? '']) expect(kept).not.toContain(secret);
  });
});

describe('What stands in the way of asking the phone', () => {
  const refused = () => station.refusal('request.ask-mobile-id', { requestId, ...approval });

  it('is said: no server, no mobile ID in force, one that is not for signing', async () => {
    await TicketServer.without(station, async () => expect(await refused()).toBe('mobile-id-no-server'));
    scene.change(mobileId, { uses: ['authentication'] });
    expect(await refused()).toBe('mobile-id-other-use');
    scene.change(mobileId, { state: 'locked' });
    expect(await refused()).toBe('mobile-id-none');
    server.away = true;
    register.mobileId(anna.id, { credential: new SoftPhone(RP).credential() });
    expect(await refused()).toMatch(/^central-(away|lost)$/);
  });

  it('is four eyes: nobody is shown a code for a request of their own', async () => {
    const both = register.person('Bea Both', { roles: ['Operator', 'Approver'], memberships: [{}] });
    register.mobileId(both.id, { credential: new SoftPhone(RP).credential() });
    requestId = register.cardRequest(anna.id, both.id);
    scene.requestId = requestId;
    await station.signIn(both);
    expect(await refused()).toBe('four-eyes');
    expect(await scene.refusedAfter(requestId)).toBe('four-eyes');
    await station.signIn(OPERATOR);
    expect(await refused()).toBe('denied');
    expect(server.tickets).toEqual([]);
  });
});
