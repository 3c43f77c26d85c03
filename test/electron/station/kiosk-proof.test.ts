import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HandClock } from './hand-clock.ts';
import { HOLDER_ROLES, type KioskWorld, kioskWorld, lay } from './kiosk-world.ts';
import { readMail } from './people-world.ts';
import { NEW_PIN, PIN } from './path.ts';
import { APPROVER, OPERATOR, PASSWORD, READER, type TestStation } from './test-station.ts';
import { VIRTUAL_PINS } from './virtual-pins.ts';

let world: KioskWorld;
let station: TestStation;
let clock: HandClock;

async function open(policy?: string): Promise<void> {
  clock = new HandClock();
  const before = async (desk: TestStation): Promise<void> => {
    if (policy !== undefined) await desk.call('option.change', { id: 'kiosk-unblock-proof', value: policy });
  };
  world = await kioskWorld({ clock, before });
  ({ station } = world);
  await lay(station, world.card);
  await station.signIn(world.holder);
}
afterEach(() => world.close());

const unblock = () => station.refusal('self.unblock-pin', { reader: READER, newPin: NEW_PIN });
const byStaff = (email: string, password = PASSWORD) => station.refusal('self.prove-by-staff', { email, password });
const byCode = (codeSecret: string) => station.refusal('self.prove-by-code', { codeSecret });
const mailed = async (): Promise<string> => {
  const [mail] = station.store.mails.waiting({ kind: 'holder-code' });
  const { to, text } = await readMail(station, mail?.id ?? '');
  expect(to).toBe(world.holder.email);
  return /: (\d{4} \d{4})\n/.exec(text)?.[1] ?? '';
};

describe('a PIN that its holder does not know', () => {
  it.each([
    ['sign-in', []],
    ['mail', ['mail']],
    ['staff', ['staff']],
    ['either', ['mail', 'staff']],
    ['any', ['mobile', 'mail', 'staff']],
  ] as const)('is set without the old one once the policy is satisfied: %s', async (policy, ways) => {
    await open(policy);
    expect((await station.call('self.open', {})).proof).toEqual({ ways, given: false });
    expect(await unblock()).toBe(ways.length === 0 ? undefined : 'proof-missing');
    const wanted = (way: 'mail' | 'staff') => ((ways as readonly string[]).includes(way) ? undefined : 'proof-wrong');
    expect(await byStaff(OPERATOR.email)).toBe(wanted('staff'));
    expect(await station.refusal('self.send-proof', {})).toBe(wanted('mail'));
    if (wanted('mail') === undefined) expect(await byCode(await mailed())).toBeUndefined();
    expect(await unblock()).toBeUndefined();
  });

  it('of a virtual smart card is set in the same way', async () => {
    await open();
    const { virtualSmartCardId } = await station.call('self.get-virtual-smart-card', { newPin: VIRTUAL_PINS[0] });
    const set = (oldPin: object) => station.refusal('self.change-virtual-pin', { virtualSmartCardId, newPin: VIRTUAL_PINS[1], ...oldPin });
    expect(await set({})).toBe('proof-missing');
    expect(await set({ oldPin: VIRTUAL_PINS[0] })).toBeUndefined();
    await byStaff(OPERATOR.email);
    expect(await set({})).toBeUndefined();
  });

  it('is blocked no more, and no try was spent on the way', async () => {
    await open();
    const wrong = () => station.refusal('card.change-pin', { reader: READER, oldPin: '111222', newPin: NEW_PIN, spendLastTry: true });
    while (world.card.state.pin.triesLeft > 0) await wrong();
    expect(await wrong()).toBe('pin-blocked');
    await byStaff(OPERATOR.email);
    expect(await station.refusal('self.unblock-pin', { reader: READER, newPin: '123456' })).toBe('pin-easy');
    expect(await unblock()).toBeUndefined();
    await station.call('session.sign-out', {});
    await station.call('session.sign-in-by-card', { reader: READER, pin: NEW_PIN });
  });
});

describe('the code of the mail', () => {
  beforeEach(async () => {
    await open();
    await station.call('self.send-proof', {});
  });

  it('is good in the session that asked for it, and in no other', async () => {
    const code = await mailed();
    await station.call('session.sign-out', {});
    await station.signIn(world.holder);
    expect(await byCode(code)).toBe('proof-wrong');
    expect(await unblock()).toBe('proof-missing');
  });

  it('is worth nothing after five wrong ones, or after ten minutes', async () => {
    const code = await mailed();
    const other = code === '0000 0000' ? '11111111' : '00000000';
    for (let tries = 0; tries < 5; tries += 1) expect(await byCode(other)).toBe('proof-wrong');
    expect(await byCode(code)).toBe('proof-wrong');
    expect(await station.refusal('self.send-proof', {})).toBe('sign-in-slowed');
    clock.forward(61);
    await station.call('self.send-proof', {});
    const next = await mailed();
    clock.forward(601);
    await station.call('session.active', {});
    expect(await byCode(next)).toBe('proof-wrong');
  });
});

describe('staff beside', () => {
  it('are somebody else, who may unblock a card at the holder’s service point; the fact has both', async () => {
    await open();
    const { register, holder } = world;
    const helper = register.person('Hedda Helper', { roles: ['Help desk'], memberships: [{}] });
    const elsewhere = register.servicePoint('South campus');
    const far = register.person('Fay Far', { roles: ['Operator'], memberships: [{ servicePointId: elsewhere }] });
    const peer = register.person('Pia Peer', { roles: HOLDER_ROLES, memberships: [{}] });
    for (const one of [far, peer, APPROVER]) expect(await byStaff(one.email), one.email).toBe('proof-wrong');
    expect(await byStaff(helper.email, 'not the password')).toBe('wrong-password');
    expect(await byStaff('nobody@example.org')).toBe('wrong-password');
    expect(await unblock()).toBe('proof-missing');
    expect(await byStaff(helper.email)).toBeUndefined();
    expect(await unblock()).toBeUndefined();
    const [fact] = station.store.facts.find({ action: 'self.prove-by-staff', limit: 1 });
    expect(fact?.fact.who).toMatchObject({ person: holder.id, calledBy: helper.id });
  });

  it('do not vouch for themselves', async () => {
    await open();
    await station.signIn(OPERATOR);
    expect(await byStaff(OPERATOR.email)).not.toBeUndefined();
  });
});

it('one’s own PIN is changed by the old one, with no other proof', async () => {
  await open();
  expect(await station.refusal('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN })).toBeUndefined();
});
