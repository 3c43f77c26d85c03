import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDelivery } from '../../../server/facts/delivery.ts';
import { heldFacts } from '../../../server/facts/held.ts';
import { takeIn } from '../../../server/facts/take-in.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';
import { type Sent, StationInk } from './station-ink.ts';

describe('what the server lost and others bring in part', () => {
  let world: StoreWorld;
  beforeAll(async () => {
    world = await storeWorld();
  });
  afterAll(() => world.close());

  async function send(ink: StationInk, { text, signature }: Sent, lost = false): Promise<string> {
    const { tenant } = world.keys;
    const delivery = await readDelivery(text, signature, { tenant, keyOf: () => Promise.resolve(ink.spki) });
    const [taken] = await takeIn([{ ...delivery, lost }], { database: world.database, tenant });
    return taken?.outcome ?? 'nothing';
  }
  const held = async (ink: StationInk): Promise<number | undefined> =>
    (await heldFacts({ queries: world.database, tenant: world.keys.tenant })).get(ink.station);

  it('is counted for its station, each fact once, until that begins a later epoch, in which it does it again', async () => {
    const ink = new StationInk(world.keys.tenant);
    ink.write(9);
    await send(ink, ink.delivery(1, 2));
    expect(await held(ink)).toBeUndefined();
    expect(await send(ink, ink.delivery(4, 3), true)).toBe('gap');
    await send(ink, ink.delivery(5, 4), true);
    expect(await held(ink)).toBe(5);
    ink.restore(0);
    ink.epoch = 1;
    ink.write(1);
    expect(await send(ink, ink.delivery(1, 1))).toBe('taken');
    expect(await held(ink)).toBeUndefined();
  });

  it('is counted no more where its station still had it and sends what was missing', async () => {
    const ink = new StationInk(world.keys.tenant);
    ink.write(6);
    await send(ink, ink.delivery(4, 3), true);
    expect(await held(ink)).toBe(3);
    await send(ink, ink.delivery(1, 5));
    expect(await held(ink)).toBe(1);
  });
});
