import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everythingKept } from './store-state.ts';
import { asOperator, got, NEXT_PIN, PIN, type VirtualWorld, virtualWorld } from './virtual-world.ts';

let world: VirtualWorld;
let id = '';
beforeEach(async () => {
  world = await virtualWorld();
  id = await got(world);
});
afterEach(() => world.station.close());

const change = (newPin: string, oldPin?: string) =>
  world.station.refusal('self.change-virtual-pin', { virtualSmartCardId: id, newPin, ...(oldPin === undefined ? {} : { oldPin }) });
const pinNow = (): string => Buffer.from([...world.place.tokens.values()][0]?.pin ?? []).toString('latin1');

describe('the PIN of a virtual smart card', () => {
  it('is changed by the old one, and a wrong one is told with what is left', async () => {
    expect(await change(NEXT_PIN, PIN)).toBeUndefined();
    expect(pinNow()).toBe(NEXT_PIN);
    for (const wrong of ['wrong-1', 'wrong-2', 'wrong-3']) expect(await change(PIN, wrong)).toBe('token-pin-wrong');
    expect(await change(PIN, 'wrong-4')).toBe('token-pin-last-try');
    // The last try is never spent, not even on the right one: the token cannot be asked which it is.
    expect(await change(PIN, NEXT_PIN)).toBe('token-pin-last-try');
    expect(pinNow()).toBe(NEXT_PIN);
    const [last] = world.station.store.facts.find({ action: 'self.change-virtual-pin', limit: 1 });
    expect(last?.fact).toMatchObject({ note: { by: 'old-pin' }, changes: [], who: { person: world.holder.id } });
    expect(everythingKept(world.station.dataFolder)).not.toMatch(new RegExp(`${PIN}|${NEXT_PIN}`));
  });

  it('is set anew by the station where it is forgotten or blocked', async () => {
    const [token] = world.place.tokens.values();
    if (token === undefined) throw new Error('expected a token');
    token.triesLeft = 0;
    expect(await change(NEXT_PIN, PIN)).toBe('token-pin-blocked');
    expect(await change(NEXT_PIN)).toBeUndefined();
    expect([pinNow(), token.triesLeft, token.keys.size]).toEqual([NEXT_PIN, 5, 2]);
  });

  it('follows the options as they are now', async () => {
    const { station } = world;
    await asOperator(world, async () => {
      await station.call('option.change', { id: 'vsc-pin-min-length', value: 8 });
      await station.call('option.change', { id: 'vsc-pin-special', value: 'REQUIRED' });
      await station.call('option.change', { id: 'vsc-pin-upper', value: 'DISALLOWED' });
    });
    const reply = await station.ask('self.change-virtual-pin', { virtualSmartCardId: id, oldPin: PIN, newPin: 'ABC123' });
    expect(reply).toMatchObject({ failure: { code: 'token-pin-unfit', params: { faults: 'short, upper-not-allowed, special-missing' } } });
    expect(pinNow()).toBe(PIN);
    expect(await change('abc-12345', PIN)).toBeUndefined();
  });

  it('is changed at its own computer alone, and nobody’s but its holder’s', async () => {
    const { station, register, holder, manager } = world;
    register.change({ record: 'virtual-smart-card', id, set: { stationId: holder.id } });
    expect(await change(NEXT_PIN, PIN)).toBe('token-elsewhere');
    const other = register.person('Otto Other', { roles: ['Virtual smart card self-service user'], memberships: [{}] });
    for (const somebody of [other, manager]) {
      await station.signIn(somebody);
      expect(await change(NEXT_PIN, PIN)).toBe('denied');
    }
  });

  it('says that the token is gone, or that it is another program’s now', async () => {
    const [token] = world.place.tokens.values();
    token?.soPin.fill(1);
    expect(await change(NEXT_PIN)).toBe('token-refused');
    world.place.tokens.clear();
    expect(await change(NEXT_PIN)).toBe('token-gone');
    expect(await change(NEXT_PIN, PIN)).toBe('token-gone');
  });
});
