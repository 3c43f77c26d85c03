import { createHash } from 'node:crypto';
import { applyPatch, type Operation } from 'rfc6902';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rounds } from '../../rounds.ts';
import { httpWorld, type HttpWorld, raidExample } from '../http-world.ts';
import { matrixScene } from './matrix-scene.ts';

type Raid = Readonly<Record<string, unknown>>;

const EDITS = rounds(120, 1000);
let world: HttpWorld;
let token: string;
beforeAll(async () => {
  world = await httpWorld();
  const scene = await matrixScene(world);
  const worksAt = scene.points.own.enabled.id;
  token = await scene.token({ role: 'servicePointUser', standing: 'enabled', by: 'person', home: 'enabled', worksAt });
});
afterAll(() => world.close());

/** Numbers below a bound: the same ones every time. */
let made = 0;
const chance = (below: number): number => createHash('sha256').update(`edit ${++made}`).digest().readUInt32BE() % below;

/** One edit that keeps the rules: another end, other addresses in another order, other names, or nothing at all. */
function edited(raid: Raid): Raid {
  const list = (most: number) => Array.from({ length: chance(most) }, () => chance(1000));
  switch (chance(5)) {
    case 0:
      return { ...raid, date: { ...(raid['date'] as object), endDate: String(2027 + chance(40)) } };
    case 1:
      return { ...raid, alternateUrl: list(5).map((number) => ({ url: `https://example.org/~${number}/é` })) };
    case 2:
      return { ...raid, alternateUrl: ((raid['alternateUrl'] ?? []) as readonly object[]).toReversed() };
    case 3:
      return { ...raid, alternateIdentifier: list(4).map((number) => ({ id: `ARC/${number}`, type: 'grant' })) };
    default:
      return { ...raid };
  }
}

async function ask(method: string, path: string, body?: unknown): Promise<Raid> {
  const answer = await world.call(method, path, { token, body });
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body).slice(0, 300)}`).toBeLessThan(300);
  return answer.body as Raid;
}
const versionOf = (raid: Raid): number => (raid['identifier'] as { readonly version: number }).version;
/** The stamps are told apart from the record, and are not in its history. */
const content = ({ metadata: _stamps, identifier: _identifier, ...rest }: Raid): Raid => rest;

it(
  `the history of a RAiD leads to each of the versions that ${EDITS} edits over HTTP made, and no save that changed nothing is one`,
  async () => {
    const stored = [await ask('POST', '/raid/', raidExample())];
    const { id } = (stored[0] as { readonly identifier: { readonly id: string } }).identifier;
    const handle = id.replace('https://raid.org/', '');
    for (let done = 0; done < EDITS; done += 1) {
      const before = stored.at(-1) ?? {};
      const wanted = edited(before);
      const after = await ask('PUT', `/raid/${handle}`, wanted);
      const same = JSON.stringify(content(wanted)) === JSON.stringify(content(before));
      expect(versionOf(after), `edit ${done}`).toBe(versionOf(before) + (same ? 0 : 1));
      if (!same) stored.push(after);
    }
    const history = (await ask('GET', `/raid/${handle}/history`)) as unknown as readonly {
      readonly version: number;
      readonly diff: string;
    }[];
    expect(history.map(({ version }) => version)).toEqual(stored.map((_, at) => at + 1));
    const replayed = {};
    for (const [at, { diff }] of history.entries()) {
      const steps = JSON.parse(Buffer.from(diff, 'base64').toString()) as Operation[];
      expect(applyPatch(replayed, steps).filter((fault) => fault !== null)).toEqual([]);
      expect(content(replayed), `replayed to version ${at + 1}`).toEqual(content(stored[at] ?? {}));
      expect(await ask('GET', `/raid/${handle}/${at + 1}`), `read at version ${at + 1}`).toEqual(stored[at]);
    }
    expect(await ask('GET', `/raid/${handle}`)).toEqual(stored.at(-1));
  },
  rounds(120_000, 600_000),
);
