import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from './path.ts';
import { peopleWorld, readMail } from './people-world.ts';
import type { Register } from './register.ts';
import { APPROVER, OPERATOR, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
let ada: string;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
  ada = await person(station, 'Ada Ampère');
});
afterEach(() => station.close());

const anton = (): string => station.store.people.byEmail(APPROVER.email)?.id ?? '';
const ask = async (): Promise<string> => {
  const { requestId } = await station.call('card.request', { personId: ada, profileId: 'employee-p256' });
  return requestId ?? '';
};
const mails = async (kind: 'request-waits' | 'request-decided') =>
  Promise.all(station.store.mails.waiting({ kind }).map(async ({ id, personId }) => ({ personId, ...(await readMail(station, id)) })));

describe('a request that waits', () => {
  it('is told to those who may decide it, once until that mail went out, and without the holder’s name', async () => {
    await ask();
    await ask();
    const waiting = await mails('request-waits');
    expect(waiting).toMatchObject([
      { personId: anton(), to: APPROVER.email, subject: 'Northwind Institute: Request card waits for your approval' },
    ]);
    expect(waiting[0]?.text).toContain(OPERATOR.name);
    expect(waiting[0]?.text).not.toContain('Ampère');
  });

  it('is told to nobody who asked for it, works elsewhere, is not Active or only had the role', async () => {
    const south = register.servicePoint('South campus');
    const roles = ['Operator', 'Approver'];
    const both = register.person('Bea Both', { roles, memberships: [{}] });
    register.person('Sven South', { roles, memberships: [{ servicePointId: south }] });
    register.person('Rita Rests', { roles, memberships: [{}], state: 'inactive' });
    register.person('Dora Disabled', { roles, memberships: [{ state: 'disabled' }] });
    await station.signIn(both);
    await ask();
    expect((await mails('request-waits')).map(({ personId }) => personId)).toEqual([anton()]);
  });
});

describe('a decision', () => {
  it.each([
    ['request.approve', {}, 'approved', 'the change is carried out'],
    ['request.reject', { reason: 'The budget is spent' }, 'rejected', 'Reason: The budget is spent'],
  ] as const)('by %s is told to whoever asked', async (action, more, word, text) => {
    const requestId = await ask();
    await station.signIn(APPROVER);
    await station.call(action, { requestId, ...more } as { requestId: string; reason: string });
    const told = await mails('request-decided');
    expect(told).toMatchObject([
      { personId: register.operator, to: OPERATOR.email, subject: `Northwind Institute: Request card was ${word}` },
    ]);
    expect(told[0]?.text).toContain(text);
  });

  it('that was put off, or a request that was taken back, is told to nobody', async () => {
    const [first, second] = [await ask(), await ask()];
    await station.call('request.abort', { requestId: first });
    await station.signIn(APPROVER);
    await station.call('request.postpone', { requestId: second });
    expect(await mails('request-decided')).toEqual([]);
  });

  it('that cannot be carried out any more is no decision, and nobody is told', async () => {
    const requestId = await ask();
    register.change({ record: 'person', id: ada, set: { state: 'inactive' } });
    await station.signIn(APPROVER);
    expect(await station.refusal('request.approve', { requestId })).toBe('person-not-active');
    expect(await mails('request-decided')).toEqual([]);
    expect(station.store.get('request', requestId)?.state).toBe('requested');
  });
});
