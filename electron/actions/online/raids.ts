import { z } from 'zod';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { type RaidMetadata, raidMetadata } from '../../../core/raid/metadata.ts';
import { RAID } from '../../../core/raid/schemes.ts';
import type { ActionId } from '../../../core/actions/all.ts';
import type { Raid } from '../../../core/records/records.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { save } from '../raid/edit.ts';
import { raidFind } from '../raid/find.ts';
import { judgedPeople } from '../raid/judged-raid.ts';
import { assertDraft, minted } from '../raid/mint.ts';
import { raidOpen } from '../raid/open.ts';
import { envelopeOf } from '../raid/raid-change.ts';
import { foundLostMint, forgetLostMint, keepLostMint, lostMint, mintHash } from './lost-mints.ts';
import { linksOf, serverIdOf, takePoints } from './points.ts';

const record = raidMetadata;
const change = z.object({ version: z.int().positive(), diff: z.string(), timestamp: z.string() });
const listed = z.array(z.object({ identifier: z.object({ id: z.string(), version: z.int() }) }));

/** Row 20 through the server: it gives the handle, and the record here is what it answered. */
export const mintOnline: Handler<'raid.mint'> = async (call, parts) => {
  assertDraft(call.subject.raid);
  const at = await serverIdOf(required(call.subject.servicePointId, 'a service point'), call, parts);
  const { metadata: body, people } = call.input;
  assertLinks(people, body, parts);
  const hash = mintHash(body);
  const again = await foundAgain(hash, call, parts);
  if (again !== undefined) return again;
  const made = await mintedThere(hash, { body, at }, { call, parts });
  const handle = handleOf(made);
  const raidId = parts.store.transact((writer) => {
    const fact = minted(call, { handle, record: made, people, newId: parts.newId });
    writer.append(fact);
    return required(fact.subject, 'the RAiD').id;
  });
  return { raidId, handle, version: 1 };
};

/** The very RAiD that was sent before and whose answer was lost: it is there, and is not minted twice. */
async function foundAgain(hash: string, call: Call<'raid.mint'>, parts: Parts) {
  if (lostMint(hash, parts.store) === undefined) return undefined;
  await takeRaids(call, parts);
  const { raidId } = lostMint(hash, parts.store) ?? {};
  const raid = raidId === undefined ? undefined : parts.store.get('raid', raidId);
  forgetLostMint(hash, parts.store);
  return raid === undefined ? undefined : { raidId: raid.id, handle: raid.handle ?? '', version: raid.version };
}

interface Minting {
  readonly body: Raid['metadata'];
  readonly at: string;
}

async function mintedThere(
  hash: string,
  { body, at }: Minting,
  { call, parts }: { readonly call: Call<'raid.mint'>; readonly parts: Parts },
) {
  try {
    return await parts.central.send(call.session, { method: 'POST', path: '/raid/', body, at }, record);
  } catch (cause) {
    const { draftId, people } = call.input;
    if (cause instanceof Refusal && cause.failure.code === 'central-lost')
      keepLostMint({ hash, draftId, people: [...people] }, parts.store);
    throw cause;
  }
}

/** Row 21 through the server. Where somebody saved there meanwhile, their version is taken in first and this one is refused as stale. */
export const editOnline: Handler<'raid.edit'> = async (call, parts) => {
  const raid = required(call.subject.raid, 'the RAiD');
  const { version, metadata, people } = call.input;
  assertLinks(people, metadata, parts);
  const identifier = { ...(raid.metadata['identifier'] as object), version };
  const sending = { method: 'PUT', path: `/raid/${raid.handle ?? ''}`, body: { ...metadata, identifier } } as const;
  try {
    const after = await parts.central.send(call.session, sending, record);
    const now = required(parts.store.get('raid', raid.id), 'the RAiD');
    if (after.identifier?.version === now.version) return { version: now.version, changed: false };
    save(call, { before: now, after, people }, parts);
    return { version: now.version + 1, changed: true };
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.failure.code !== 'raid-stale') throw cause;
    await takeRaid(raid.handle ?? '', call, parts);
    const now = required(parts.store.get('raid', raid.id), 'the RAiD').version;
    throw new Refusal('raid-stale', { version: now, seen: version }, { cause });
  }
};

/** Shows what the server has, where it can be asked; else what was last seen of it. */
export const openOnline: Handler<'raid.open'> = async (call, parts) => {
  const { handle } = required(call.subject.raid, 'the RAiD');
  if (handle !== undefined) await ifReached(call, parts, () => takeRaid(handle, call, parts));
  const raid = required(parts.store.get('raid', required(call.subject.raid, 'the RAiD').id), 'the RAiD');
  return raidOpen({ ...call, subject: { ...call.subject, raid } }, parts);
};

export const findOnline: Handler<'raid.find'> = async (call, parts) => {
  await ifReached(call, parts, () => takeRaids(call, parts));
  return raidFind(call, parts);
};

/** So many are taken in for one look at the list; the rest with the next one. */
const AT_ONCE = 50;

async function takeRaids(call: Call<ActionId>, parts: Parts): Promise<void> {
  const all = await parts.central.read(call.session, '/raid/?includeFields=identifier', listed);
  const news = all.filter(({ identifier }) => (parts.store.raids.byHandle(plainHandle(identifier.id))?.version ?? 0) < identifier.version);
  for (const { identifier } of news.slice(0, AT_ONCE)) await takeRaid(plainHandle(identifier.id), call, parts);
}

/** Reading goes on without the server; whoever has no token there, or may not read there, sees what is here. */
async function ifReached(call: Call<ActionId>, { central }: Parts, work: () => Promise<void>): Promise<void> {
  if (central.until(call.session) === undefined || central.wasAway()) return;
  try {
    await work();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}

/** What the server has of it beyond what is here, with its history. */
async function takeRaid(handle: string, call: Call<ActionId>, parts: Parts): Promise<void> {
  const { store, central } = parts;
  const after = await central.read(call.session, `/raid/${handle}`, record);
  const version = after.identifier?.version ?? 0;
  if (version <= (store.raids.byHandle(handle)?.version ?? 0)) return;
  const servicePointId = await pointOf(after, call, parts);
  if (servicePointId === undefined) return;
  const history = await central.read(call.session, `/raid/${handle}/history`, z.array(change));
  store.transact((writer) => {
    const before = writer.raids.byHandle(handle);
    if (version <= (before?.version ?? 0)) return;
    const hash = mintHash(after as unknown as Raid['metadata']);
    const lost = before === undefined ? lostMint(hash, writer) : undefined;
    const id = before?.id ?? lost?.draftId ?? parts.newId();
    if (lost !== undefined) foundLostMint(hash, id, writer);
    const people = lost?.people ?? [];
    const changedAt = history.at(-1)?.timestamp ?? call.at;
    const first = before === undefined ? { id, handle, servicePointId, people, createdAt: history[0]?.timestamp ?? call.at } : {};
    const set = { ...first, ...envelopeOf(after), version, changedAt, changedBy: null };
    const missing = history.filter((row) => row.version > (before?.version ?? 0) && row.version <= version);
    writer.append({
      kind: 'observation',
      action: 'central.take-in-raid',
      who: call.who,
      servicePoint: before?.servicePointId ?? servicePointId,
      subject: { kind: 'raid', id },
      note: { handle, version, title: envelopeOf(after).title },
      changes: [{ record: 'raid', id, set }, ...missing.map((row) => revision(id, row, parts))],
    });
  });
}

function revision(raidId: string, { version, diff, timestamp }: z.infer<typeof change>, { newId }: Parts): Change {
  const id = newId();
  const steps = JSON.parse(Buffer.from(diff, 'base64').toString('utf8')) as never;
  return { record: 'raid-revision', id, set: { id, raidId, revision: version, changeType: 'PATCH', diff: steps, changedAt: timestamp } };
}

async function pointOf({ identifier }: RaidMetadata, call: Call<ActionId>, parts: Parts): Promise<string | undefined> {
  const wanted = identifier?.owner?.servicePoint;
  const find = (): string | undefined => linksOf(parts.store).find(({ number }) => number === wanted)?.local;
  if (find() === undefined) await takePoints(call, parts);
  return find();
}

const plainHandle = (id: string): string => id.replace(RAID, '');
const handleOf = ({ identifier }: RaidMetadata): string => plainHandle(identifier?.id ?? '');

/** Links to the register are this station's own and are judged here; what has no list of contributors the server refuses. */
function assertLinks(people: Raid['people'], metadata: Raid['metadata'], { store }: Parts): void {
  if (Array.isArray(metadata['contributor'])) judgedPeople(people, metadata as unknown as RaidMetadata, store);
}
