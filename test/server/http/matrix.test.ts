import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordOf } from '../../../core/records/records.ts';
import { measure } from '../../../scripts/measures.ts';
import { httpWorld, type HttpWorld, raidExample } from '../http-world.ts';
import { type ActorKind, matrixScene, type Role, type Scene, type Standing } from './matrix-scene.ts';

type Point = RecordOf<'service-point'>;
type Ask = readonly [method: string, path: string, body?: unknown];

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

const pointBody = (name: string, enabled: boolean) => ({
  name,
  adminEmail: 'a@example.org',
  techEmail: 't@example.org',
  identifierOwner: 'https://ror.org/038sjwq14',
  appWritesEnabled: true,
  enabled,
});

/** One request for each row; what it is about is made for it. Where it may be done to a service point, a new one is taken. */
function asksIn(scene: Scene): readonly ((point: Point, may: boolean) => Promise<Ask>)[] {
  const roleChange =
    (from: Role, role: string) =>
    async (point: Point): Promise<Ask> => {
      const { membershipId } = await scene.newMember(point, from);
      return ['PUT', `/staff/${membershipId}/role`, { role }];
    };
  const disable =
    (role: Role) =>
    async (point: Point): Promise<Ask> => {
      const { membershipId } = await scene.newMember(point, role);
      return ['POST', `/staff/${membershipId}/disable`];
    };
  const deletion =
    (role: Role) =>
    async (point: Point): Promise<Ask> => ['DELETE', `/people/${(await scene.newMember(point, role)).personId}`];
  const target = async (point: Point, may: boolean): Promise<Point> => (may ? scene.newPoint(point.enabled) : point);
  return [
    async () => ['GET', '/access'],
    async (point) => ['POST', '/access-requests', { servicePointId: point.id }],
    async (point) => ['POST', `/access-requests/${await scene.newRequest(point)}/approve`],
    roleChange('servicePointUser', 'operator'),
    roleChange('servicePointUser', 'service-point-admin'),
    roleChange('servicePointAdmin', 'service-point-user'),
    disable('operator'),
    async (point) => {
      const { personId } = await scene.newMember(await scene.newPoint(true), 'servicePointUser');
      return ['POST', `/service-point/${point.id}/staff`, { personId, role: 'service-point-user' }];
    },
    disable('servicePointAdmin'),
    disable('servicePointUser'),
    deletion('operator'),
    deletion('servicePointAdmin'),
    deletion('servicePointUser'),
    async () => ['POST', '/service-point/', pointBody(`New ${randomUUID()}`, true)],
    async (point, may) => {
      const { id, enabled } = await target(point, may);
      return ['POST', `/service-point/${id}/${enabled ? 'disable' : 'enable'}`];
    },
    async (point, may) => {
      const { number, enabled } = await target(point, may);
      return ['PUT', `/service-point/${number ?? ''}`, pointBody(`Changed ${randomUUID()}`, enabled)];
    },
    async (point) => ['DELETE', `/service-point/${point.id}`],
    async (point) => ['POST', `/service-point/${point.id}/api-keys`, { subject: `program ${randomUUID()}`, role: 'service-point-user' }],
    async (point) => ['DELETE', `/api-keys/${await scene.newKey(point)}`],
    async () => ['POST', '/raid/', raidExample()],
    async (point) => {
      const { handle, record } = await scene.newRaid(point);
      return ['PUT', `/raid/${handle}`, { ...record, alternateUrl: [{ url: `https://example.org/${randomUUID()}` }] }];
    },
    async (point) => ['DELETE', `/raid/${(await scene.newRaid(point)).handle}`],
  ];
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
    measure({ name: 'cells.service-points.tried', value: tried, unit: 'cells over HTTP', goal: 1000, holds: tried >= 1000 });
    measure({ name: 'cells.service-points.wrong', value: wrong.length, unit: 'cells over HTTP', goal: 0, holds: wrong.length === 0 });
    measure({ name: 'delete.tries', value: deletions, unit: 'over HTTP', goal: 100, holds: deletions >= 100 });
    measure({ name: 'delete.done', value: deleted, unit: 'over HTTP', goal: 0, holds: deleted === 0 });
    await world.close();
  });

  async function tryCell(one: Case): Promise<void> {
    const point = scene.points[one.where][one.point];
    const expected = wanted(one);
    const token = await scene.token({ ...one, worksAt: point.id });
    const [method, path, body] = (await asks[one.row - 1]?.(point, expected === 'may')) ?? ['GET', '/'];
    const [state, before] = [await world.state(), await world.facts()];
    const answer = await world.call(method, path, { token, body });
    const after = await world.facts();
    const name = `row ${one.row}, ${one.standing} ${one.role} by ${one.by} at the ${one.where} ${one.point} point`;
    tried += 1;
    if (method === 'DELETE') deletions += 1;
    if (method === 'DELETE' && answer.status < 400) deleted += 1;
    const right = expected === 'may' ? answer.status < 300 : answer.status === expected;
    if (!right) return void wrong.push(`${name}: wanted ${expected}, got ${answer.status} ${JSON.stringify(answer.body).slice(0, 160)}`);
    const changed = (await world.state()) !== state;
    if (expected === 'may') {
      if (changed !== (one.row !== LOG_IN)) wrong.push(`${name}: it ${changed ? 'changed something' : 'changed nothing'}`);
      return;
    }
    if (changed) wrong.push(`${name}: the refusal changed something`);
    if (after.all - before.all !== 1 || after.denied - before.denied !== 1) wrong.push(`${name}: it left ${after.all - before.all} facts`);
  }

  it.each(published.actions.map(({ action }, index) => [index + 1, action] as const))('row %i: %s', async (row) => {
    const before = wrong.length;
    for (const one of variants(row)) await tryCell(one);
    expect(wrong.slice(before)).toEqual([]);
  });

  async function counted(name: 'anonymous-refused' | 'malformed'): Promise<number> {
    const [row] = await world.database.rows<{ readonly value: number }>({
      text: 'SELECT value FROM counter WHERE name = $1',
      values: [name],
    });
    return row?.value ?? 0;
  }

  it('answers 401, leaves no fact and one count where nobody is signed in', async () => {
    for (const ask of asks) {
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
