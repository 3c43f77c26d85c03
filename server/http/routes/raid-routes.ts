import { z } from 'zod';
import type { Json } from '../../../core/base/canonical-json.ts';
import { recordAt } from '../../../core/raid/history.ts';
import { raidMetadata, type RaidMetadata } from '../../../core/raid/metadata.ts';
import type { RaidRevision } from '../../../core/records/records.ts';
import { assertMayEdit, denialAt, mayRead, permissionsOn } from '../../actions/raid-reading.ts';
import { enterToChange } from '../../actions/enter.ts';
import { editRaid, mintRaid } from '../../actions/raids.ts';
import { readRevisions, type StoredRaid } from '../../store/raid-rows.ts';
import { HttpProblem } from '../problem.ts';
import { type Answer, type Asked, route, type Route } from '../route.ts';

/** Any JSON object: what it must be, core/raid says, with every fault at its path. */
const anyBody = z.record(z.string(), z.json());
const handlePath = z.strictObject({ prefix: z.string().max(64), suffix: z.string().max(64) });
const versionPath = handlePath.extend({ version: z.string().regex(/^[1-9][0-9]{0,8}$/) });
const change = z.object({ handle: z.string(), version: z.int(), diff: z.string(), timestamp: z.string() });
const record = raidMetadata.loose();

type Handle = z.infer<typeof handlePath>;
type On<Params, Body = unknown, Query = unknown> = Asked<Params, Query, Body>;

const writeProblems = ['invalid', 'json', 'date', 'media', 'conflict', 'registrar', 'resolver'] as const;

/** The paths, bodies and errors of the public RAiD service (spec service points 9.1 and 10). */
export const raidRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/raid/',
    summary: 'Mint a RAiD (row 20)',
    tag: 'RAiD',
    body: anyBody,
    documentedBody: raidMetadata,
    success: { status: 201, value: record },
    problems: writeProblems,
    handle: async ({ body, claimed, world }) => {
      const input = { draftId: null, metadata: body, people: [] };
      const { handle } = await enterToChange(mintRaid, input, { claimed, world });
      const stored = await world.raidByHandle(handle);
      return { status: 201, text: stored?.metadata ?? '{}', headers: { location: `${world.raid.agencyUrl}${handle}` } };
    },
  }),
  route({
    method: 'GET',
    path: '/raid/:prefix/:suffix',
    summary: 'One RAiD',
    tag: 'RAiD',
    params: handlePath,
    success: { status: 200, value: record },
    problems: ['invalid', 'missing'],
    handle: async (asked: On<Handle>) => ({ status: 200, text: (await readable(asked)).metadata }),
  }),
  route({
    method: 'PUT',
    path: '/raid/:prefix/:suffix',
    summary: 'Edit a RAiD, from the version that was read (row 21)',
    tag: 'RAiD',
    params: handlePath,
    body: anyBody,
    documentedBody: raidMetadata,
    success: { status: 200, value: record },
    problems: [...writeProblems, 'version', 'missing'],
    handle: edit,
  }),
  route({
    method: 'PATCH',
    path: '/raid/:prefix/:suffix',
    summary: 'Change the contributors alone, from the newest version (row 21)',
    tag: 'RAiD',
    params: handlePath,
    body: z.strictObject({ contributor: z.array(z.json()) }),
    documentedBody: z.strictObject({ contributor: raidMetadata.shape.contributor }),
    success: { status: 200, value: record },
    problems: [...writeProblems, 'version', 'missing'],
    handle: patch,
  }),
  route({
    method: 'GET',
    path: '/raid/:prefix/:suffix/history',
    summary: 'Every change of a RAiD as a JSON Patch, base64',
    tag: 'RAiD',
    params: handlePath,
    success: { status: 200, value: z.array(change) },
    problems: ['invalid', 'missing'],
    handle: history,
  }),
  route({
    method: 'GET',
    path: '/raid/:prefix/:suffix/permissions',
    summary: 'What the caller may do with it',
    tag: 'RAiD',
    params: handlePath,
    success: { status: 200, value: z.object({ servicePointMatch: z.boolean(), read: z.boolean(), write: z.boolean() }) },
    problems: ['invalid', 'missing'],
    handle: permissions,
  }),
  route({
    method: 'GET',
    path: '/raid/:prefix/:suffix/:version',
    summary: 'A RAiD as it was at a version',
    tag: 'RAiD',
    params: versionPath,
    success: { status: 200, value: record },
    problems: ['invalid', 'missing'],
    handle: atVersion,
  }),
];

function handleOf({ prefix, suffix }: Handle): string {
  return `${prefix}/${suffix}`;
}

/** The RAiD, where the caller may read it. */
async function readable({ params, claimed, world }: On<Handle>): Promise<StoredRaid> {
  return mayRead(handleOf(params), { claimed, world });
}

async function edit({ params, body, claimed, world }: On<Handle, z.infer<typeof anyBody>>): Promise<Answer> {
  const handle = handleOf(params);
  const stored = await world.raidByHandle(handle);
  if (stored === undefined) throw await denialAt('raid.edit', { claimed, world });
  const { identifier } = body as { readonly identifier?: { readonly id?: unknown; readonly version?: unknown } | null };
  if (typeof identifier?.id === 'string' && !identifier.id.endsWith(`/${handle}`)) {
    await assertMayEdit(stored, { claimed, world });
    throw new HttpProblem('invalid', 'A field does not fit.', {
      failures: [{ fieldId: 'id.identifier', errorType: 'invalidValue', message: 'the handle of the path' }],
    });
  }
  const sentVersion = identifier?.version;
  // A version that is missing is as stale as can be; the refusal names the present one.
  const version =
    typeof sentVersion === 'number' && Number.isSafeInteger(sentVersion) && sentVersion > 0 ? sentVersion : Number.MAX_SAFE_INTEGER;
  await save(stored, { metadata: body, version }, { claimed, world });
  return { status: 200, text: (await world.raidByHandle(handle))?.metadata ?? '{}' };
}

/** Contributors alone: no version is sent, so it builds on the newest. */
async function patch({ params, body, claimed, world }: On<Handle, { readonly contributor: readonly Json[] }>): Promise<Answer> {
  const handle = handleOf(params);
  const stored = await world.raidByHandle(handle);
  if (stored === undefined) throw await denialAt('raid.edit', { claimed, world });
  const newest = JSON.parse(stored.metadata) as RaidMetadata;
  const metadata = { ...newest, contributor: body.contributor } as unknown as Record<string, Json>;
  await save(stored, { metadata, version: newest.identifier?.version ?? 1 }, { claimed, world });
  return { status: 200, text: (await world.raidByHandle(handle))?.metadata ?? '{}' };
}

interface Save {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly version: number;
}

async function save(stored: StoredRaid, { metadata, version }: Save, from: Pick<On<unknown>, 'claimed' | 'world'>): Promise<void> {
  await enterToChange(editRaid, { raidId: stored.id, version, metadata, people: [] }, from);
}

async function revisions(asked: On<Handle>): Promise<readonly RaidRevision[]> {
  const { id } = await readable(asked);
  return readRevisions(id, { queries: asked.world.database, tenant: asked.world.keys.tenant });
}

async function history(asked: On<Handle>): Promise<Answer> {
  const handle = handleOf(asked.params);
  const patches = (await revisions(asked)).filter(({ changeType }) => changeType === 'PATCH');
  const value = patches.map(({ revision, diff, changedAt }) => ({
    handle,
    version: revision,
    diff: Buffer.from(JSON.stringify(diff)).toString('base64'),
    timestamp: changedAt,
  }));
  return { status: 200, value };
}

async function atVersion(asked: On<z.infer<typeof versionPath>>): Promise<Answer> {
  const rows = await revisions(asked);
  const version = Number(asked.params.version);
  if (!rows.some(({ revision }) => revision === version)) throw new HttpProblem('missing', 'This RAiD has no such version.');
  return { status: 200, value: recordAt(version, rows) };
}

async function permissions(asked: On<Handle>): Promise<Answer> {
  const stored = await readable(asked);
  const { servicePointMatch, write } = await permissionsOn(stored, asked);
  return { status: 200, value: { servicePointMatch, read: true, write } };
}
