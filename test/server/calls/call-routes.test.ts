import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpWorld, type HttpWorld } from '../http-world.ts';
import { goodAnswer, goodCall, otherAnswer } from './good-letters.ts';

let world: HttpWorld;
let holder = '';
let desk = '';
let stranger = '';

/** A station that is enrolled: its row, and its token as the server gives it. */
async function station(tenant: string): Promise<string> {
  const id = randomUUID();
  await world.database.rows({
    text: `INSERT INTO enrolled_station (tenant_id, station, name, service_point_id, signing_spki, key_id) VALUES ($1, $2, 'Desk', $3, $4, $5)`,
    values: [tenant, id, randomUUID(), Buffer.from('AA=='), randomUUID()],
  });
  return world.tokens.issue({ sub: id, kind: 'station', org: tenant }, 900);
}

beforeAll(async () => {
  world = await httpWorld();
  const tenant = randomUUID();
  [holder, desk, stranger] = [await station(tenant), await station(tenant), await station(randomUUID())];
});
afterAll(() => world?.close());

const status = async (method: string, path: string, token: string | undefined, body?: unknown): Promise<number> =>
  (await world.call(method, path, { token, body })).status;

describe('The routes of calls', () => {
  it('bring a call to its end, for the stations of one organisation', async () => {
    const call = goodCall();
    expect(await status('POST', '/calls', holder, call)).toBe(201);
    expect((await world.call('GET', '/calls', { token: desk })).body).toMatchObject({ calls: [call] });
    expect((await world.call('GET', '/calls', { token: stranger })).body).toMatchObject({ calls: [] });
    const waiting = world.call('GET', `/calls/${call.id}/answer?wait=30`, { token: holder });
    expect(await status('POST', `/calls/${call.id}/answer`, stranger, { response: goodAnswer })).toBe(404);
    expect(await status('POST', `/calls/${call.id}/answer`, desk, { response: goodAnswer })).toBe(200);
    expect(await waiting).toMatchObject({ status: 200, body: { response: goodAnswer } });
    expect(await status('POST', `/calls/${call.id}/answer`, desk, { response: otherAnswer })).toBe(409);
    expect(await status('GET', `/calls/${call.id}/answer`, desk)).toBe(404);
    expect(await status('POST', `/calls/${call.id}/proof`, desk, { proof: 'K7QX' })).toBe(404);
    expect(await status('POST', `/calls/${call.id}/proof`, holder, { proof: 'K7QX' })).toBe(200);
    expect((await world.call('GET', `/calls/${call.id}/proof?wait=30`, { token: desk })).body).toEqual({ proof: 'K7QX' });
    expect(await status('POST', `/calls/${call.id}/end`, stranger)).toBe(404);
    expect(await status('POST', `/calls/${call.id}/end`, desk)).toBe(200);
    expect(world.world.calls.size).toBe(0);
    expect(await status('POST', `/calls/${call.id}/answer`, desk, { response: goodAnswer })).toBe(404);
  });

  it('take nothing from nobody, from people, or that is no code', async () => {
    const call = goodCall();
    expect(await status('POST', '/calls', undefined, call)).toBe(401);
    expect(await status('POST', '/calls', await world.tokenOf(randomUUID()), call)).toBeGreaterThanOrEqual(401);
    expect(await status('POST', '/calls', holder, { ...call, challenge: 'K7QX 2MRD' })).toBe(400);
    expect(await status('POST', '/calls', holder, { ...call, puk: '12345678' })).toBe(400);
    expect(world.world.calls.size).toBe(0);
  });

  it('write nothing down: no fact, no row, and nothing of a call', async () => {
    const before = [await world.state(), await world.facts()];
    const call = goodCall();
    await world.call('POST', '/calls', { token: holder, body: call });
    await world.call('POST', `/calls/${call.id}/answer`, { token: desk, body: { response: goodAnswer } });
    expect([await world.state(), await world.facts()]).toEqual(before);
    await world.call('POST', `/calls/${call.id}/end`, { token: holder });
  });
});
