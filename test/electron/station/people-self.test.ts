import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approve, assertSound, peopleWorld, photo, withoutApproval } from './people-world.ts';
import type { Register, Somebody } from './register.ts';
import { APPROVER, OPERATOR, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
let holder: Somebody;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
  holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
});
afterEach(() => station.close());

const picture = photo(30, 40);

describe('one’s own things', () => {
  it('are one’s data, cards and requests, also without a membership, and nobody else’s', async () => {
    const own = register.card(holder.id, { state: 'active' });
    const other = register.person('Olaf Other', { roles: ['Self-service user'] });
    register.card(other.id, { state: 'active' });
    await station.signIn(other);
    await station.call('self.edit-photo', { photo: picture });
    await station.signIn(holder);
    const { requestId } = await station.call('self.edit-photo', { photo: picture });
    const mine = await station.call('self.open', {});
    expect(mine).toMatchObject({ id: holder.id, name: 'Hugo Holder', roles: ['Self-service user'], photoNeedsApproval: true });
    expect(mine.cards.map(({ id }) => id)).toEqual([own]);
    expect(mine.requests).toMatchObject([{ id: requestId, mine: true, mayAbort: true, state: 'requested' }]);
    expect(mine.possible).toMatchObject([
      { action: 'self.edit-photo', allowed: true, primary: false },
      { action: 'self.change-password', allowed: true, primary: false },
      { action: 'self.get-virtual-smart-card', allowed: false, primary: false, because: { code: 'denied' } },
      { action: 'self.get-mobile-id', allowed: false, primary: false, because: { code: 'denied' } },
    ]);
  });

  it('are shown to whoever has a self-service role, and to no other', async () => {
    await station.signIn(register.person('Mo Mobile', { roles: ['Mobile ID self-service user'] }));
    const { possible } = await station.call('self.open', {});
    expect(possible.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['self.get-mobile-id']);
    const why = possible.filter(({ allowed }) => !allowed).map(({ because }) => because?.params?.['because']);
    expect(why).toEqual(['role-missing', 'role-missing', 'role-missing']);
    await station.signIn(register.person('Otto Operator', { roles: ['Operator'], memberships: [{}] }));
    expect(await station.refusal('self.open', {})).toBe('denied');
  });
});

it('a page that reads what is one’s own, and asks for what is not, is told of no change: else it would ask for ever', async () => {
  await station.signIn(holder);
  const told: string[] = [];
  station.shell.listen((json) => told.push((JSON.parse(json) as { event: string }).event));
  const before = station.store.facts.last()?.n ?? 0;
  await Promise.all([station.call('self.open', {}), station.refusal('reader.list', {}), station.call('self.readers', {})]);
  expect(station.store.facts.last()?.n).toBe(before + 1);
  expect(told.filter((event) => event === 'records')).toEqual([]);
});

describe('one’s own photo', () => {
  it('without approval is there at once', async () => {
    await withoutApproval(station, 'edit-photo');
    await station.signIn(holder);
    expect(await station.call('self.edit-photo', { photo: picture })).toEqual({});
    expect((await station.call('self.open', {})).photo).toBe(picture);
  });

  it('with approval, as shipped, is there once an approver has seen it beside the one before', async () => {
    register.change({ record: 'person', id: holder.id, set: { photo: photo(20, 20) } });
    await station.signIn(holder);
    const { requestId = '' } = await station.call('self.edit-photo', { photo: picture });
    await station.signIn(APPROVER);
    expect(await station.call('request.open', { requestId })).toMatchObject({
      row: 19,
      photo: photo(20, 20),
      newPhoto: picture,
      after: { photo: 'photo-new' },
    });
    await approve(station, requestId);
    expect(station.store.get('person', holder.id)?.photo).toBe(picture);
    const bodies = station.store.facts.find({ personId: holder.id, limit: 20 }).map(({ fact }) => JSON.stringify(fact));
    expect(bodies.join()).not.toContain(picture.slice(40, 120));
    await assertSound(station);
  });

  it('is not carried out for somebody who is not Active any more', async () => {
    await station.signIn(holder);
    const { requestId } = await station.call('self.edit-photo', { photo: picture });
    register.change({ record: 'person', id: holder.id, set: { state: 'inactive' } });
    await expect(approve(station, requestId)).rejects.toThrow('denied');
  });

  it('must be a photo, and one’s own', async () => {
    expect(await station.refusal('self.edit-photo', { photo: 'AAAA' })).toBe('photo-unreadable');
    await station.signIn(APPROVER);
    register.change({ record: 'account', id: station.store.people.byEmail(APPROVER.email)?.id ?? '', set: { roles: ['Approver'] } });
    expect(await station.ask('self.edit-photo', { photo: picture })).toMatchObject({
      failure: { params: { because: 'approver-only-decides' } },
    });
  });
});

describe('one’s own request', () => {
  it('can be taken back until it is decided, in self-service', async () => {
    await station.signIn(holder);
    const { requestId = '' } = await station.call('self.edit-photo', { photo: picture });
    await station.call('self.abort-request', { requestId });
    expect((await station.call('self.open', {})).requests).toMatchObject([{ state: 'aborted', mayAbort: false }]);
    expect(await station.refusal('self.abort-request', { requestId })).toBe('state-refuses');
  });

  it('is found however many there are since, window by window, and another’s leads nowhere', async () => {
    const asked = (personId: string): string => {
      const id = crypto.randomUUID();
      const rest = { servicePointId: register.here, row: 19, state: 'aborted', before: {}, after: {} } as const;
      const requestedAt = new Date().toISOString();
      register.change({ record: 'request', id, set: { id, personId, requesterId: personId, requestedAt, ...rest } });
      return id;
    };
    const own = Array.from({ length: 405 }, () => asked(holder.id));
    const others = asked(register.person('Olaf Other').id);
    await station.signIn(holder);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { requests, next } = await station.call('self.open', after === undefined ? {} : { after });
      seen.push(...requests.map(({ id }) => id));
      after = next;
      if (after === undefined) break;
    }
    expect(seen).toHaveLength(own.length);
    expect(new Set(seen)).toEqual(new Set(own));
    expect((await station.call('self.open', { after: others })).requests).toEqual([]);
  });

  it('is nobody else’s to take back, and an Operator’s row is another', async () => {
    await station.signIn(holder);
    const { requestId = '' } = await station.call('self.edit-photo', { photo: picture });
    expect(await station.refusal('request.abort', { requestId })).toBe('denied');
    const other = register.person('Olaf Other', { roles: ['Self-service user'] });
    await station.signIn(other);
    expect(await station.ask('self.abort-request', { requestId })).toMatchObject({ failure: { params: { because: 'not-own' } } });
    await station.signIn(OPERATOR);
    expect(await station.refusal('request.abort', { requestId })).toBe('denied');
    expect(station.store.get('request', requestId)?.state).toBe('requested');
  });
});
