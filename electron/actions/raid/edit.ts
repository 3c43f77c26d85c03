import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { sameContent } from '../../../core/raid/history.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { raidFailure } from '../../../core/raid/raid-failure.ts';
import { RAID } from '../../../core/raid/schemes.ts';
import type { Raid } from '../../../core/records/records.ts';
import { type Call, type Handler, factOf, type Parts, required } from '../handler.ts';
import { withRegistrar } from '../service-point/repository.ts';
import { invalid, judgedPeople, judgedRaid } from './judged-raid.ts';
import { mintingPlace } from './minting-place.ts';
import { envelopeOf, recordOf, revisionChanges } from './raid-change.ts';

/** Row 21. What was saved meanwhile is never written over: whoever saw an older version is told which one there is now. */
export const raidEdit: Handler<'raid.edit'> = async (call, parts) => {
  const raid = required(call.subject.raid, 'the RAiD');
  assertSameHandle(call.input.metadata, raid);
  const before = recordOf(raid);
  const context = { asOf: call.at.slice(0, 10), registeredOn: registeredOn(before, call.at), before };
  const metadata = await judgedRaid(call.input.metadata, context, parts);
  const people = judgedPeople(call.input.people, metadata, parts.store);
  const now = required(parts.store.get('raid', raid.id), 'the RAiD');
  if (isNoChange(now, metadata, people)) return { version: now.version, changed: false };
  assertFresh(now, call);
  const after = nextRecord(now, metadata, call.at);
  await update(after, now, parts);
  save(call, { before: now, after, people }, parts);
  return { version: now.version + 1, changed: true };
};

function assertSameHandle(body: Raid['metadata'], { handle }: Raid): void {
  const { id } = (body['identifier'] ?? {}) as { readonly id?: unknown };
  if (typeof id === 'string' && id !== `${RAID}${handle ?? ''}`)
    throw invalid([raidFailure('id.identifier', 'invalidValue', 'the name of this RAiD, which never changes')]);
}

function registeredOn({ metadata }: RaidMetadata, at: string): string {
  return metadata?.created === undefined ? at.slice(0, 10) : new Date(metadata.created * 1000).toISOString().slice(0, 10);
}

function isNoChange(now: Raid, metadata: RaidMetadata, people: Raid['people']): boolean {
  return sameContent(recordOf(now), metadata) && canonicalJson(now.people as Json) === canonicalJson(people as Json);
}

function assertFresh({ version }: Raid, { input }: Call<'raid.edit'>): void {
  if (input.version !== version) throw new Refusal('raid-stale', { version, seen: input.version });
}

/** Identifier and day of registration are the stored ones; only the version goes on. */
function nextRecord(now: Raid, metadata: RaidMetadata, at: string): RaidMetadata {
  const stored = recordOf(now);
  return {
    ...metadata,
    metadata: { ...stored.metadata, updated: Math.floor(Date.parse(at) / 1000) },
    identifier: { ...stored.identifier, version: now.version + 1 },
  };
}

async function update(record: RaidMetadata, { handle = '', servicePointId }: Raid, parts: Parts): Promise<void> {
  const point = required(parts.store.get('service-point', servicePointId), 'the service point');
  const { repository } = mintingPlace(point, parts);
  const { registry } = parts;
  await withRegistrar(() => registry.registrar().update({ handle, record, repository, landingUrl: registry.landingUrl(handle) }));
}

interface Saving {
  readonly before: Raid;
  readonly after: RaidMetadata;
  readonly people: Raid['people'];
}

export function save(call: Call<'raid.edit'>, { before, after, people }: Saving, { store, newId }: Parts): void {
  const { id, handle = '' } = before;
  const { at, who } = call;
  const version = before.version + 1;
  store.transact((writer) => {
    assertFresh(required(writer.get('raid', id), 'the RAiD'), call);
    const set = { ...envelopeOf(after), version, people, changedAt: at, changedBy: who.person ?? null };
    const history = revisionChanges({ raidId: id, version, before: recordOf(before), after, who, at, newId });
    const note = { handle, version, title: set.title };
    writer.append(factOf(call, 'raid.edit', { note, changes: [{ record: 'raid', id, set }, ...history] }));
  });
}
