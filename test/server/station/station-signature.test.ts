import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedHeaders } from '../../../electron/central/sign-request.ts';
import { APPROVER, OPERATOR } from '../../electron/station/test-station.ts';
import { OnlineScene } from './online-scene.ts';

const DAY_MS = 86_400_000;
let scene: OnlineScene;

beforeAll(async () => {
  scene = await OnlineScene.begin();
  await scene.as(OPERATOR);
  await scene.station.runJobs();
});
afterAll(() => scene.end());

describe('The server takes from a station', () => {
  const station = () => scene.station.store.all('station')[0];
  const other = generateKeyPairSync('ed25519').privateKey;
  const path = async (): Promise<string> => {
    const { authorities } = (await scene.server.call('GET', '/pki')).body as {
      readonly authorities: readonly { readonly keyId: string }[];
    };
    return `/pki/${authorities[0]?.keyId}/issuing.crl`;
  };
  const put = async (url: string, bytes: Uint8Array, headers: Readonly<Record<string, string>>): Promise<number> =>
    (
      await scene.server.app.inject({
        method: 'PUT',
        url,
        headers: { 'content-type': 'application/pkix-crl', ...headers },
        payload: Buffer.from(bytes),
      })
    ).statusCode;

  it('nothing that another key signed, or nobody, and counts it', async () => {
    const url = await path();
    const bytes = (await scene.server.app.inject({ method: 'GET', url })).rawPayload;
    const by = (id: string) =>
      signedHeaders({
        method: 'PUT',
        path: url,
        bytes,
        station: id,
        nowMs: Date.now(),
        sign: (text) => new Uint8Array(sign(null, text, other)),
      });
    const before = await scene.server.facts();
    for (const headers of [{}, by(station()?.id ?? ''), by(scene.here)]) expect(await put(url, bytes, headers)).toBe(401);
    expect(await scene.server.facts()).toEqual(before);
  });

  it('what its key signed, over the very path, bytes and time', async () => {
    const pair = generateKeyPairSync('ed25519');
    const spki = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const id = scene.station.store.all('station')[0]?.id ?? '';
    const known = await scene.server.world.reads.get('station', id);
    if (known === undefined) throw new TypeError('expected the station at the server');
    await scene.server.put(['station', { ...known, signingSpki: spki }]);
    const url = await path();
    const bytes = (await scene.server.app.inject({ method: 'GET', url })).rawPayload;
    const signing = {
      method: 'PUT',
      path: url,
      bytes,
      station: id,
      nowMs: Date.now(),
      sign: (text: Uint8Array) => new Uint8Array(sign(null, text, pair.privateKey)),
    };
    const good = signedHeaders(signing);
    expect(await put(url, bytes, good)).toBe(204);
    const digest = `sha-256=:${createHash('sha256').update('other').digest('base64')}:`;
    const bad = [
      signedHeaders({ ...signing, path: '/pki/other' }),
      signedHeaders({ ...signing, method: 'POST' }),
      { ...good, 'content-digest': digest },
      { ...good, 'signature-input': (good['signature-input'] ?? '').replace('ed25519', 'none') },
    ];
    for (const headers of bad) expect(await put(url, bytes, headers)).toBe(401);
    expect(await put(url, bytes, signedHeaders({ ...signing, nowMs: Date.now() - DAY_MS }))).toBe(400);
    await scene.server.put(['station', { ...known, signingSpki: spki, enabled: false }]);
    expect(await put(url, bytes, good)).toBe(401);
    await scene.server.put(['station', known]);
  });

  it('no station of somebody who is no Administrator, and none in the server’s own place', async () => {
    const [own] = scene.station.store.all('station');
    const { certificates } = await scene.station.call('authority.open', {});
    const pem = certificates.find(({ role }) => role === 'issuing-ca')?.pem ?? '';
    const authority = pem.replace(/-----[A-Z ]+-----|\s/g, '');
    const { id, name, signingSpki, wrappingSpki } = own ?? { id: '', name: '', signingSpki: '', wrappingSpki: '' };
    const body = { id, name, servicePointId: scene.there, signingSpki, wrappingSpki, authority };
    const [approver] = await scene.server.world.reads.find('person', { email: APPROVER.email });
    const before = (await scene.server.facts()).denied;
    const refused = await scene.server.call('POST', '/stations', {
      token: await scene.server.tokenOf(approver?.id ?? '', scene.there),
      body,
    });
    expect([refused.status, (await scene.server.facts()).denied - before]).toEqual([403, 1]);
    expect((await scene.program('POST', '/stations', body)).status).toBe(200);
    expect((await scene.program('POST', '/stations', { ...body, id: scene.server.world.keys.station })).status).toBe(409);
    expect((await scene.program('POST', '/stations', { ...body, signingSpki: wrappingSpki })).status).toBe(400);
    expect((await scene.program('POST', '/stations', { ...body, servicePointId: id })).status).toBe(400);
    expect((await scene.server.call('POST', '/stations', { body })).status).toBe(401);
  });
});
