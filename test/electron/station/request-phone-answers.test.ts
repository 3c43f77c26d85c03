import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SoftPhone, type Told } from '../../server/mobile-id/soft-phone.ts';
import { DecisionScene, RP } from './decision-scene.ts';
import type { HandClock } from './hand-clock.ts';
import type { Register, Somebody } from './register.ts';
import type { TestStation } from './test-station.ts';
import type { TicketServer } from './ticket-server.ts';

let scene: DecisionScene;
let station: TestStation;
let register: Register;
let clock: HandClock;
let server: TicketServer;
let anna: Somebody;
let mobileId: string;
let requestId: string;

beforeEach(async () => {
  scene = await DecisionScene.open();
  ({ station, register, clock, server, anna, mobileId, requestId } = scene);
});
afterEach(() => scene.close());

describe('What a phone answers', () => {
  it.each<readonly [string, Told]>([
    ['another challenge', { challenge: 'AAAA' }],
    ['another page', { origin: 'https://id.example.org.evil.example' }],
    ['another domain', { rpId: 'example.org' }],
    ['no user verification', { verified: false }],
    ['a key that may leave the phone', { synced: true }],
    ['another key', { forged: true }],
    ['the answer to another question', { type: 'webauthn.create' }],
  ])('is refused by the station itself with %s, whatever the server says', async (_what, told) => {
    const askedId = await scene.asks();
    scene.signs(told);
    expect(await scene.refusedAfter(askedId)).toBe('phone-wrong');
    expect(await scene.refusedApproval(askedId)).toBe('phone-over');
    expect(scene.state()).toBe('requested');
  });

  it('is refused from another phone: somebody else’s, who may approve too', async () => {
    const otto = register.person('Otto Other', { roles: ['Approver'], memberships: [{}] });
    const theirs = new SoftPhone(RP);
    const other = register.mobileId(otto.id, { credential: theirs.credential() });
    const askedId = await scene.asks();
    scene.signs({}, { phone: theirs, mobileId: other });
    expect(await scene.refusedAfter(askedId)).toBe('phone-wrong');
  });

  it('is refused with a mobile ID that was locked meanwhile, before the server knows, also once it had signed', async () => {
    const first = await scene.asks();
    scene.signs();
    scene.change(mobileId, { state: 'inactive' });
    expect(await scene.refusedAfter(first)).toBe('mobile-id-not-active');
    scene.change(mobileId, { state: 'active' });
    const second = await scene.signed();
    scene.change(mobileId, { state: 'locked' });
    expect(await scene.refusedApproval(second)).toBe('mobile-id-not-active');
    expect(scene.state()).toBe('requested');
  });

  it('may be no, or come too late, or never', async () => {
    const no = await scene.asks();
    server.says({ state: 'done', answer: { refused: true } });
    expect(await scene.refusedAfter(no)).toBe('phone-refused');
    const late = await scene.signed();
    clock.forward(181);
    expect(await scene.refusedApproval(late)).toBe('phone-over');
    const never = await scene.asks();
    server.says({ state: 'waiting', refused: 'passkey-unknown' });
    expect(await scene.after(never)).toEqual({ signed: false, trouble: 'passkey-unknown' });
    server.away = true;
    expect(await scene.after(never)).toEqual({ signed: false, trouble: 'server-away' });
    clock.forward(181);
    expect(await scene.refusedAfter(never)).toBe('phone-over');
  });

  it('is over when the dialog closes, another code is shown, or the session is locked or ends', async () => {
    const closed = await scene.signed();
    await station.call('request.after-mobile-id', { requestId, askedId: closed, stop: true });
    expect(await scene.refusedApproval(closed)).toBe('phone-over');
    const first = await scene.asks();
    const second = await scene.asks();
    expect(await scene.refusedAfter(first)).toBe('phone-over');
    await station.call('session.lock', {});
    await station.call('session.unlock', { password: anna.password });
    expect(await scene.refusedAfter(second)).toBe('phone-over');
    const third = await scene.asks();
    await station.call('session.sign-out', {});
    await station.signIn(anna);
    expect(await scene.refusedAfter(third)).toBe('phone-over');
    await expect.poll(() => server.takenBack).toEqual([first, second, third]);
  });

  it.each([
    ['postponed', () => station.call('request.postpone', { requestId })],
    ['about somebody of another name', () => renamed()],
  ])('counts for nothing once the request is %s', async (_how, happens) => {
    const askedId = await scene.signed();
    await happens();
    expect(await scene.refusedApproval(askedId)).toBe('request-changed');
    const waiting = await scene.asks();
    clock.forward(1);
    await station.call('request.postpone', { requestId });
    expect(await scene.refusedAfter(waiting)).toBe('request-changed');
    await expect.poll(() => server.takenBack).toContain(waiting);
    expect(scene.state()).toBe('requested');
  });

  async function renamed(): Promise<void> {
    const id = station.store.get('request', requestId)?.personId ?? '';
    register.change({ record: 'person', id, set: { name: 'Ada Anders' } });
    await Promise.resolve();
  }

  it('counts for nothing once somebody else decided', async () => {
    const askedId = await scene.signed();
    register.change({ record: 'request', id: requestId, set: { state: 'rejected', decidedBy: register.operator } });
    expect(await scene.refusedApproval(askedId)).toBe('state-refuses');
  });
});
