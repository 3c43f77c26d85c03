import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { hashPassword, putPassword } from '../../../server/http/credentials.ts';
import { httpWorld, type HttpWorld } from '../http-world.ts';
import { asksIn } from './matrix-asks.ts';
import { type ActorKind, matrixScene, type Role, type Scene, type Standing } from './matrix-scene.ts';

interface PublishedRow {
  readonly section: string;
  readonly action: string;
  readonly cells: Readonly<Record<Role, 'yes' | 'no' | 'own-service-point'>>;
}
interface Case extends Omit<ActorKind, 'worksAt'> {
  readonly row: number;
  readonly where: 'own' | 'other';
  readonly point: 'enabled' | 'disabled';
}

const published = JSON.parse(readFileSync(new URL('../../fixtures/service-points-matrix.json', import.meta.url), 'utf8')) as {
  readonly actions: readonly PublishedRow[];
};
/** The one row that only reads. */
const LOG_IN = 1;
const PASSWORD = 'correct horse battery staple';
const roles: readonly Role[] = ['operator', 'servicePointAdmin', 'servicePointUser', 'unauthorised'];
const standings: readonly Standing[] = ['enabled', 'disabled', 'pending', 'rejected'];

function variants(row: number): readonly Case[] {
  return roles.flatMap((role) =>
    standings.flatMap((standing) =>
      (['own', 'other'] as const).flatMap((where) =>
        (['enabled', 'disabled'] as const).flatMap((point) =>
          (['person', 'key'] as const)
            .map((by): Case => ({ row, role, standing, where, point, by, home: where === 'own' ? point : 'enabled' }))
            .filter((one) => one.by === 'person' || isKeys(one)),
        ),
      ),
    ),
  );
}

/** Keys hold the two roles of a service point, are enabled or disabled, and mint where they belong alone. */
function isKeys({ row, role, standing, where }: Case): boolean {
  if (role === 'operator' || role === 'unauthorised' || standing === 'pending' || standing === 'rejected') return false;
  return row !== 20 || where === 'own';
}

/** What the published table and the specification want, by their own words: nothing of ours decides here. */
function wanted({ row, role, standing, where, point, by, home }: Case): 'may' | 401 | 403 {
  const published1 = published.actions[row - 1];
  if (published1 === undefined) throw new RangeError(`no row ${row}`);
  if (by === 'key') {
    if (standing === 'disabled' || home === 'disabled') return 401;
    if (['User management', 'Service Point management'].includes(published1.section)) return 403;
  }
  const effective: Role = standing === 'enabled' ? role : 'unauthorised';
  const cell = published1.cells[effective];
  if (cell === 'no') return 403;
  if (row === 1) return 'may';
  if (row === 2) return point === 'disabled' ? 403 : 'may';
  if (effective === 'operator') return (row === 18 || row === 20) && point === 'disabled' ? 403 : 'may';
  return where === 'other' || point === 'disabled' ? 403 : 'may';
}

describe('every cell of the published table over HTTP', () => {
  let world: HttpWorld;
  let scene: Scene;
  let asks: ReturnType<typeof asksIn>;
  let [tried, deletions, deleted] = [0, 0, 0];
  const wrong: string[] = [];
  beforeAll(async () => {
    world = await httpWorld();
    scene = await matrixScene(world);
    asks = asksIn(scene);
  });
  afterAll(async () => {
    measure({ name: 'cells.service-points.tried', value: tried, unit: 'cells over HTTP', goal: 2000, holds: tried >= 2000 });
    measure({ name: 'cells.service-points.wrong', value: wrong.length, unit: 'cells over HTTP', goal: 0, holds: wrong.length === 0 });
    measure({ name: 'delete.tries', value: deletions, unit: 'over HTTP', goal: 100, holds: deletions >= 100 });
    measure({ name: 'delete.done', value: deleted, unit: 'over HTTP', goal: 0, holds: deleted === 0 });
    await world.close();
  });

  async function tryCell(one: Case, half: number): Promise<void> {
    const point = scene.points[one.where][one.point];
    const expected = wanted(one);
    const token = await scene.token({ ...one, worksAt: point.id });
    const [method, path, body] = (await asks[one.row - 1]?.[half]?.(point, expected === 'may')) ?? ['GET', '/'];
    const [state, before] = await Promise.all([world.state(), world.facts()]);
    const answer = await world.call(method, path, { token, body });
    const [newState, after] = await Promise.all([world.state(), world.facts()]);
    const name = `row ${one.row} by ${path.replace(/.*\//, '')}, ${one.standing} ${one.role} by ${one.by} at the ${one.where} ${one.point} point`;
    tried += 1;
    if (method === 'DELETE') deletions += 1;
    if (method === 'DELETE' && answer.status < 400) deleted += 1;
    const right = expected === 'may' ? answer.status < 300 : answer.status === expected;
    if (!right) return void wrong.push(`${name}: wanted ${expected}, got ${answer.status} ${JSON.stringify(answer.body).slice(0, 160)}`);
    const changed = newState !== state;
    if (expected === 'may') {
      if (changed !== (one.row !== LOG_IN)) wrong.push(`${name}: it ${changed ? 'changed something' : 'changed nothing'}`);
      return;
    }
    if (changed) wrong.push(`${name}: the refusal changed something`);
    if (after.all - before.all !== 1 || after.denied - before.denied !== 1) wrong.push(`${name}: it left ${after.all - before.all} facts`);
  }

  it.each(published.actions.map(({ action }, index) => [index + 1, action] as const))('row %i: %s', async (row) => {
    const before = wrong.length;
    for (const half of asks[row - 1]?.keys() ?? []) for (const one of variants(row)) await tryCell(one, half);
    expect(wrong.slice(before)).toEqual([]);
  });

  it('both halves of the rows that name two acts are tried', () => {
    const twofold = published.actions.map(({ action }, index) => (action.startsWith('Enable or disable') || index + 1 === 3 ? 2 : 1));
    expect(asks.map(({ length }) => length)).toEqual(twofold);
  });

  it('row 1: with the password and at the token’s own path everybody comes in, whatever they are where', async () => {
    const hash = await hashPassword(PASSWORD);
    const kinds = variants(LOG_IN).filter(({ by, where }) => by === 'person' && where === 'own');
    for (const one of kinds) {
      const personId = await scene.actorId({ ...one, worksAt: scene.points.own[one.home].id });
      await putPassword(personId, hash, world.world);
      const { email: username = '' } = (await world.world.reads.get('person', personId)) ?? {};
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const payload = new URLSearchParams({ grant_type: 'password', username, password: PASSWORD }).toString();
      const { statusCode, body } = await world.app.inject({ method: 'POST', url: '/oauth/token', headers, payload });
      const { access_token: token = '' } = JSON.parse(body) as { readonly access_token?: string };
      const opened = await world.call('GET', '/access', { token });
      tried += 1;
      if (statusCode !== 200 || opened.status !== 200)
        wrong.push(`row 1, ${one.standing} ${one.role} at the ${one.home} point: ${statusCode}, then ${opened.status}`);
    }
    expect(kinds).toHaveLength(roles.length * standings.length * 2);
    expect(wrong.filter((said) => said.startsWith('row 1,'))).toEqual([]);
  });

  async function counted(name: 'anonymous-refused' | 'malformed'): Promise<number> {
    const [row] = await world.database.rows<{ readonly value: number }>({
      text: 'SELECT value FROM counter WHERE name = $1',
      values: [name],
    });
    return row?.value ?? 0;
  }

  it('answers 401, leaves no fact and one count where nobody is signed in', async () => {
    for (const ask of asks.flat()) {
      const [method, path, body] = await ask(scene.points.own.enabled, false);
      const [state, before, count] = [await world.state(), await world.facts(), await counted('anonymous-refused')];
      expect((await world.call(method, path, { body })).status, `${method} ${path}`).toBe(401);
      expect(await world.facts()).toEqual(before);
      expect(await world.state()).toBe(state);
      expect(await counted('anonymous-refused'), `${method} ${path}`).toBe(count + 1);
    }
  });

  it('counts what cannot be read, and leaves no fact of it', async () => {
    const token = await scene.token({
      role: 'operator',
      standing: 'enabled',
      by: 'person',
      home: 'enabled',
      worksAt: scene.points.own.enabled.id,
    });
    const malformed = [
      ['POST', '/service-point/', { name: 'x' }],
      ['PUT', `/staff/${randomUUID()}/role`, { role: 'emperor' }],
      ['POST', '/access-requests', { servicePointId: 'nowhere' }],
    ] as const;
    for (const [method, path, body] of malformed) {
      const [before, count] = [await world.facts(), await counted('malformed')];
      expect((await world.call(method, path, { token, body })).status).toBe(400);
      expect(await world.facts()).toEqual(before);
      expect(await counted('malformed'), path).toBe(count + 1);
    }
  });
});
