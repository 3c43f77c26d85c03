import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { httpWorld, type HttpWorld } from '../http-world.ts';
import { matrixScene, type Scene } from './matrix-scene.ts';
import { rowCounts, rowsGone } from './rows-kept.ts';

type Methods = Readonly<Record<string, unknown>>;

describe('a delete over HTTP', () => {
  let world: HttpWorld;
  let scene: Scene;
  let paths: readonly (readonly [path: string, methods: Methods])[];
  let [tries, gone] = [0, 0];

  beforeAll(async () => {
    world = await httpWorld();
    scene = await matrixScene(world);
    const { body } = await world.call('GET', '/openapi.json');
    paths = Object.entries((body as { readonly paths: Readonly<Record<string, Methods>> }).paths);
  });
  afterAll(async () => {
    measure({ name: 'delete.tries', value: tries, unit: 'at every path by every caller', goal: 300, holds: tries >= 300 });
    measure({ name: 'delete.done', value: gone, unit: 'rows, at every path by every caller', goal: 0, holds: gone === 0 });
    await world.close();
  });

  /** Things that are there, so that a delete would find something. */
  async function filled(): Promise<(path: string) => string> {
    const here = scene.points.own.enabled;
    const { personId, membershipId } = await scene.newMember(here, 'servicePointUser');
    const [prefix = '', suffix = ''] = (await scene.newRaid(here)).handle.split('/');
    const ids = { '/staff/': membershipId, '/people/': personId, '/service-point/': here.id, '/api-keys/': await scene.newKey(here) };
    const requests = await scene.newRequest(here);
    return (path) => {
      const id = Object.entries({ ...ids, '/access-requests/': requests }).find(([begins]) => path.startsWith(begins))?.[1];
      const named: Readonly<Record<string, string>> = { prefix, suffix, version: '1', ...(id === undefined ? {} : { id }) };
      return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '00000000-0000-4000-8000-000000000000');
    };
  }

  it('is in the description of no path', () => {
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter(([, methods]) => Object.keys(methods).includes('delete'))).toEqual([]);
  });

  it.each(['operator', 'servicePointAdmin', 'servicePointUser', 'unauthorised', 'key', 'nobody'] as const)(
    'is refused at every path to %s, and no row goes',
    async (who) => {
      const worksAt = scene.points.own.enabled.id;
      const by = who === 'key' ? ('key' as const) : ('person' as const);
      const role = who === 'key' || who === 'nobody' ? 'servicePointAdmin' : who;
      const token = who === 'nobody' ? undefined : await scene.token({ role, standing: 'enabled', by, home: 'enabled', worksAt });
      const fill = await filled();
      const before = await rowCounts(world);
      for (const [path] of paths) {
        const facts = await world.facts();
        const { status } = await world.call('DELETE', fill(path), { token });
        tries += 1;
        expect(status, `${who}: DELETE ${path}`).toBe(token === undefined ? 401 : 403);
        expect((await world.facts()).denied - facts.denied, `${who}: DELETE ${path}`).toBe(token === undefined ? 0 : 1);
      }
      gone += rowsGone(before, await rowCounts(world));
      expect(gone).toBe(0);
    },
  );

  it('is not had by a verb in a header, a field or a path either', async () => {
    const worksAt = scene.points.own.enabled.id;
    const token = await scene.token({ role: 'operator', standing: 'enabled', by: 'person', home: 'enabled', worksAt });
    const fill = await filled();
    const before = await rowCounts(world);
    for (const [path] of paths.filter(([one]) => /^\/(?:raid|service-point|staff|api-keys|people|access-requests)\//.test(one))) {
      const url = fill(path);
      const headers = { authorization: `Bearer ${token}`, 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
      await world.app.inject({ method: 'POST', url: `${url}?_method=DELETE`, headers, payload: { _method: 'DELETE' } });
      for (const verb of ['delete', 'remove', 'erase']) {
        const { status } = await world.call('POST', `${url.replace(/\/$/, '')}/${verb}`, { token });
        expect(status, `POST ${url}/${verb}`).toBeGreaterThanOrEqual(400);
        tries += 1;
      }
    }
    gone += rowsGone(before, await rowCounts(world));
    expect(gone).toBe(0);
  });
});
