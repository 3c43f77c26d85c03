import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOperator, got, NEXT_PIN, PIN, type VirtualWorld, virtualWorld } from './virtual-world.ts';

let world: VirtualWorld;
beforeEach(async () => {
  world = await virtualWorld();
});
afterEach(() => world.station.close());

type Value = boolean | number | string;
const set = (id: string, value: Value) => asOperator(world, () => world.station.call('option.change', { id, value }));
const refused = (id: string, value: Value) => asOperator(world, () => world.station.refusal('option.change', { id, value }));
const slots = (id: string) => world.station.store.certificates.byCard(id).map(({ slot }) => slot);

/** What making one with such a PIN, and changing the PIN of one that is there to it, is answered with. */
async function bothRefused(newPin: string): Promise<readonly [making: string, changing: string]> {
  const id = await got(world);
  const changing = await faults('self.change-virtual-pin', { virtualSmartCardId: id, oldPin: PIN, newPin });
  await world.station.call('self.lock-virtual-smart-card', { virtualSmartCardId: id, destroysKeys: true });
  return [await faults('self.get-virtual-smart-card', { newPin }), changing];
}

async function faults(action: string, input: object): Promise<string> {
  const reply = await world.station.ask(action, input);
  return reply.ok ? 'taken' : `${reply.failure.code}: ${String(reply.failure.params?.['faults'])}`;
}

describe('the options of virtual smart cards', () => {
  it('say how many years it is valid', async () => {
    await set('vsc-validity-years', 4);
    const id = await got(world);
    const year = new Date().getFullYear() + 4;
    expect(world.station.store.get('virtual-smart-card', id)?.expiresOn.slice(0, 4)).toBe(String(year));
    for (const { notAfter } of world.station.store.certificates.byCard(id)) expect(notAfter.slice(0, 4)).toBe(String(year));
  });

  it.each([
    ['vsc-certificate-authentication', '9c'],
    ['vsc-certificate-signature', '9a'],
  ])('say what it has keys for: %s off leaves %s', async (option, left) => {
    await set(option, false);
    expect(slots(await got(world))).toEqual([left]);
    expect([...world.place.tokens.values()][0]?.keys.size).toBe(1);
  });

  it('give it no key for encryption, and take no other value', async () => {
    expect(await refused('vsc-certificate-encryption', true)).toBe('input-invalid');
    expect(slots(await got(world))).toEqual(['9a', '9c']);
  });

  it('say how long its PIN is, at making as at changing', async () => {
    expect(await bothRefused('Qu4r-')).toEqual(['token-pin-unfit: short', 'token-pin-unfit: short']);
    expect(await bothRefused('Qu4rtz-739151234')).toEqual(['token-pin-unfit: long', 'token-pin-unfit: long']);
    await set('vsc-pin-min-length', 5);
    await set('vsc-pin-max-length', 16);
    expect(await faults('self.get-virtual-smart-card', { newPin: 'Qu4r-' })).toBe('taken');
    const [made] = world.station.store.virtualSmartCards.byPerson(world.holder.id).filter(({ state }) => state === 'active');
    const change = { virtualSmartCardId: made?.id ?? '', oldPin: 'Qu4r-', newPin: 'Qu4rtz-739151234' };
    expect(await faults('self.change-virtual-pin', change)).toBe('taken');
  });

  it.each([
    ['upper', 'q-4rtz7', 'Q-4RTZ7'],
    ['lower', 'Q-4RTZ7', 'q-4rtz7'],
    ['digits', 'Quartz-', '4711-08'],
    ['special', 'Quartz47', 'Quartz-4'],
  ])('say which signs its PIN is made of: %s', async (kind, without, having) => {
    await set(`vsc-pin-${kind}`, 'REQUIRED');
    expect(await bothRefused(without)).toEqual(Array(2).fill(`token-pin-unfit: ${kind}-missing`));
    await set(`vsc-pin-${kind}`, 'ALLOWED');
    const id = await got(world);
    await set(`vsc-pin-${kind}`, 'DISALLOWED');
    const change = (oldPin: string, newPin: string) => faults('self.change-virtual-pin', { virtualSmartCardId: id, oldPin, newPin });
    expect(await change(PIN, having)).toBe(`token-pin-unfit: ${kind}-not-allowed`);
    expect(await faults('self.get-virtual-smart-card', { newPin: having })).toBe(`token-pin-unfit: ${kind}-not-allowed`);
    expect(await change(PIN, without)).toBe('taken');
    await set(`vsc-pin-${kind}`, 'ALLOWED');
    expect(await change(without, NEXT_PIN)).toBe('taken');
  });
});
