import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions } from '../../../core/actions/all.ts';
import type { AccessRequest } from '../../../core/records/records.ts';
import { measure } from '../../../scripts/measures.ts';
import { aKey, forge, type Message, type Place, pointsWorld, type PointsWorld, rowMessages } from './points-world.ts';
import type { Standing } from './register.ts';
import { rowCounts, rowsGone, StateWatch } from './store-state.ts';
import { OPERATOR } from './test-station.ts';

type Role = 'operator' | 'servicePointAdmin' | 'servicePointUser' | 'unauthorised';
interface Published {
  readonly actions: readonly { readonly action: string; readonly cells: Readonly<Record<Role, 'yes' | 'no' | 'own-service-point'>> }[];
}
const published = JSON.parse(readFileSync(new URL('../../fixtures/service-points-matrix.json', import.meta.url), 'utf8')) as Published;
const rows = published.actions.map((action, index) => ({ row: index + 1, ...action }));
/** Every row, and of a row that names two acts each. */
const halves = rows.flatMap(({ row }) => (rowMessages[row] ?? []).map((message) => ({ row, message })));
const deleteRows = rows.filter(({ action }) => action.startsWith('Delete')).map(({ row }) => row);
/** Sign-in, staff and service points are for people; at a disabled service point no key is made and nothing minted, and only a Registry operator mends. */
const forKeys = [18, 20, 21];
const writes = [18, 20];

/** Who calls: the role that the table knows them by, and what they are. `at` is where they belong. */
interface Caller {
  readonly name: string;
  readonly counts: Role;
  readonly standing: (world: PointsWorld, at: string) => Standing;
  /** What became of the request that they made where they belong. */
  readonly asked?: AccessRequest['state'];
}
const member = (role: 'service-point-user' | 'service-point-admin', state: 'enabled' | 'disabled' | 'pending' = 'enabled') => {
  return (_world: PointsWorld, servicePointId: string): Standing => ({ memberships: [{ role, state, servicePointId }] });
};
const callers: readonly Caller[] = [
  { name: 'a Registry operator', counts: 'operator', standing: () => ({ registryOperator: true }) },
  { name: 'a Service Point Admin', counts: 'servicePointAdmin', standing: member('service-point-admin') },
  { name: 'a Service Point User', counts: 'servicePointUser', standing: member('service-point-user') },
  { name: 'somebody without a membership', counts: 'unauthorised', standing: () => ({}) },
  { name: 'a disabled Service Point Admin', counts: 'unauthorised', standing: member('service-point-admin', 'disabled') },
  { name: 'a disabled Service Point User', counts: 'unauthorised', standing: member('service-point-user', 'disabled') },
  { name: 'a disabled Registry operator', counts: 'unauthorised', standing: () => ({ registryOperator: true, operatorDisabled: true }) },
  { name: 'somebody whose request waits', counts: 'unauthorised', standing: member('service-point-user', 'pending'), asked: 'requested' },
  {
    name: 'somebody whose request was rejected',
    counts: 'unauthorised',
    standing: member('service-point-user', 'pending'),
    asked: 'rejected',
  },
];

let world: PointsWorld;
let watch: StateWatch;
let tried = 0;
let wrong = 0;
let deletes = 0;
let gone = 0;
beforeAll(async () => {
  world = await pointsWorld();
  watch = new StateWatch(world.station.dataFolder);
});
afterAll(async () => {
  watch.close();
  await world.station.close();
  measure({ name: 'cells.service-points.tried', value: tried, unit: 'calls', goal: 27 * 4 * 2, holds: tried >= 27 * 4 * 2 });
  measure({ name: 'cells.service-points.wrong', value: wrong, unit: 'calls', goal: 0, holds: wrong === 0 });
  measure({ name: 'delete.tries', value: deletes, unit: 'calls', goal: 300, holds: deletes >= 300 });
  measure({ name: 'delete.done', value: gone, unit: 'rows', goal: 0, holds: gone === 0 });
});

interface Try {
  readonly row: number;
  readonly message: Message;
  readonly place: Place;
  readonly bearer?: string;
  readonly may: boolean;
  /** Whether the caller is known: then a refusal is one fact, else one count. */
  readonly known: boolean;
}

/** Posts the row's message and looks at what came of it; gives what was wrong. */
async function attempt({ row, message, place, bearer, may, known }: Try): Promise<string | undefined> {
  const { station } = world;
  const input = message.input(world, world.points[place]);
  const before = watch.state();
  const rowsBefore = deleteRows.includes(row) ? rowCounts(station.dataFolder) : undefined;
  const facts = station.store.facts.last()?.n ?? 0;
  const counted = countsOf();
  const reply = await forge(world, { action: message.action, input, ...(bearer === undefined ? {} : { bearer }) });
  tried += 1;
  if (rowsBefore !== undefined) {
    deletes += 1;
    gone += rowsGone(rowsBefore, rowCounts(station.dataFolder));
  }
  const said = `row ${row}, ${message.action} at the ${place} one: ${reply.ok ? 'allowed' : `${reply.failure.code} ${JSON.stringify(reply.failure.params ?? {})}`}`;
  if (may) return reply.ok ? undefined : said;
  if (reply.ok) return said;
  if (watch.state() !== before) return `${said}, and something changed`;
  const after = (station.store.facts.last()?.n ?? 0) - facts;
  if (known) return after === 1 ? undefined : `${said}, and ${after} facts`;
  return after === 0 && countsOf() === counted + 1 ? undefined : `${said}, ${after} facts and ${countsOf() - counted} counts`;
}

function countsOf(): number {
  const { counters } = world.station.store;
  return counters.get('malformed') + counters.get('anonymous-refused');
}

/** What the published table says, and what is so at a disabled service point. */
function may(row: number, role: Role, place: Place): boolean {
  const cell = rows[row - 1]?.cells[role];
  if (cell === 'no') return false;
  if (place === 'closed' && (writes.includes(row) || row === 2)) return false;
  // Row 15's and 14's records are of their own making; a closed service point is nobody's own to work in.
  if (cell === 'own-service-point') return place === 'own';
  return true;
}

async function faultsOf(known: boolean, tries: readonly Omit<Try, 'known'>[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const one of tries) {
    const fault = await attempt({ ...one, known });
    if (fault !== undefined) faults.push(fault);
  }
  wrong += faults.length;
  return faults;
}

it('both halves of the rows that name two acts are tried', () => {
  const twofold = rows.filter(({ action, row }) => action.startsWith('Enable or disable') || row === 3).map(({ row }) => row);
  expect(rows.filter(({ row }) => rowMessages[row]?.length === 2).map(({ row }) => row)).toEqual(twofold);
  expect(halves).toHaveLength(22 + twofold.length);
});

describe.each(['own', 'other', 'closed'] as const)('Every row at the %s service point', (place) => {
  it.each(callers)('by $name', async ({ counts, standing, asked }) => {
    const home = place === 'closed' ? world.points.closed : world.points.own;
    const caller = world.register.person('Carla Caller', standing(world, home));
    if (asked !== undefined) world.register.accessRequest(caller.id, home, asked);
    await world.station.signIn(caller);
    // A membership at a disabled service point reaches nothing, and is no reason to ask either.
    const asMember = counts === 'servicePointAdmin' || counts === 'servicePointUser';
    const tries = halves.map((half) => ({
      ...half,
      place,
      may: place === 'closed' && asMember ? half.row === 1 : may(half.row, counts, place),
    }));
    expect(await faultsOf(true, tries)).toEqual([]);
    await world.station.signIn(OPERATOR);
  });

  it.each(['service-point-admin', 'service-point-user'] as const)('by an API key of a %s', async (role) => {
    const maker = world.register.person('Mina Maker', { memberships: [{ role: 'service-point-admin' }] });
    const bearer = await aKey(world, maker, role);
    const counts = role === 'service-point-admin' ? 'servicePointAdmin' : 'servicePointUser';
    const faults = await faultsOf(
      true,
      halves.map((half) => ({ ...half, place, bearer, may: forKeys.includes(half.row) && may(half.row, counts, place) })),
    );
    expect(faults).toEqual([]);
  });
});

describe('A key that is worth nothing is nobody', () => {
  it.each(['disabled', 'of a disabled maker', 'of a disabled service point', 'over', 'wrong'] as const)(
    '%s: refused, changed nothing, counted',
    async (why) => {
      const maker = world.register.person('Mina Maker', { memberships: [{ role: 'service-point-admin' }] });
      const bearer = await aKey(world, maker, 'service-point-admin');
      const [key] = world.station.store.apiKeys.byServicePoint(world.points.own);
      const [membership] = world.station.store.memberships.byPerson(maker.id);
      if (why === 'disabled') world.register.change({ record: 'api-key', id: key?.id ?? '', set: { enabled: false } });
      const state = (enabled: boolean) => world.register.change({ record: 'service-point', id: world.points.own, set: { enabled } });
      if (why === 'of a disabled service point') state(false);
      if (why === 'over') world.register.change({ record: 'api-key', id: key?.id ?? '', set: { expiresAt: '2020-01-01T00:00:00.000Z' } });
      if (why === 'of a disabled maker')
        world.register.change({ record: 'membership', id: membership?.id ?? '', set: { state: 'disabled' } });
      const shown = why === 'wrong' ? `${bearer.slice(0, -2)}${bearer.endsWith('AA') ? 'BB' : 'AA'}` : bearer;
      const faults = await faultsOf(
        false,
        halves.map((half) => ({ ...half, place: 'own', bearer: shown, may: false })),
      );
      state(true);
      expect(faults).toEqual([]);
    },
  );
});

describe('Nobody signed in', () => {
  it('reaches no row; each try is counted', async () => {
    await world.station.call('session.sign-out', {});
    const faults = await faultsOf(
      false,
      halves.map((half) => ({ ...half, place: 'own', may: false })),
    );
    expect(faults).toEqual([]);
    await world.station.signIn(OPERATOR);
  });
});

describe('A delete', () => {
  it('of whatever there are actions for is no action, by any name', async () => {
    const { station } = world;
    const nouns = new Set(Object.keys(actions).map((id) => id.split('.')[0] ?? ''));
    const before = rowCounts(station.dataFolder);
    const served: string[] = [];
    for (const noun of nouns)
      for (const verb of ['delete', 'remove', 'destroy', 'erase', 'purge', 'truncate', 'drop']) {
        const action = `${noun}.${verb}`;
        // Taken out of use, a file that was read but not taken in laid aside, one's own view of a list: none takes a record away (PRODUCT, decision 1).
        if (Object.hasOwn(actions, action)) served.push(action);
        else expect((await forge(world, { action, input: {} })).ok, action).toBe(false);
        deletes += 1;
      }
    expect(served.toSorted()).toEqual(['identifier.delete', 'import.drop', 'reason.delete', 'view.delete']);
    gone += rowsGone(before, rowCounts(station.dataFolder));
  });

  it('was tried by everybody, and not one row went', () => {
    expect(deletes).toBeGreaterThan(0);
    expect(gone).toBe(0);
  });

  it('would be seen: a table with a row less counts as one gone, whatever came into others', () => {
    const [before, after] = [
      new Map([
        ['raid', 3],
        ['person', 2],
      ]),
      new Map([
        ['raid', 2],
        ['person', 9],
      ]),
    ];
    expect(rowsGone(before, after)).toBe(1);
    expect(rowsGone(after, before)).toBe(7);
  });
});
