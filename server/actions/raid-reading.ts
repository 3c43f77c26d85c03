import { raidEdit } from '../../core/actions/raid/edit.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Failure } from '../../core/failures/table.ts';
import { decide } from '../../core/roles/decide.ts';
import { HttpProblem } from '../http/problem.ts';
import type { StoredRaid } from '../store/raid-rows.ts';
import { type Caller, type Claimed, identify } from './caller.ts';
import { countRefusal, denial } from './enter.ts';
import { judge } from './judge.ts';
import type { Subject } from './subject.ts';
import type { World } from './world.ts';

interface From {
  readonly claimed: Claimed | undefined;
  readonly world: World;
}

const LOOK = { family: 'house', row: 'raids-look' } as const;

/** The RAiD of that handle, where the caller may read it: a Registry operator, or its own service point. Others are told no more than an embargo says. */
export async function mayRead(handle: string, from: From): Promise<StoredRaid> {
  const { world } = from;
  const [caller, stored] = await Promise.all([identify(from.claimed, world.reads, world.now()), world.raidByHandle(handle)]);
  await assertSignedIn(caller, world);
  if (stored === undefined) throw await missing('raid.open', { caller, world });
  const decision = decide(caller.actor, LOOK, { servicePointId: stored.servicePointId });
  if (decision.allowed) return stored;
  const refusal: Failure = { code: 'denied', params: { because: decision.because, roles: decision.roles.join(', ') } };
  await note('raid.open', { caller, refusal, world, servicePointId: stored.servicePointId });
  throw stored.state === 'embargoed' ? closed(refusal, stored) : new Refusal(refusal.code, refusal.params);
}

/** Of an embargoed one, others get identifier and access block (spec service points 6.1). */
function closed(refusal: Failure, stored: StoredRaid): HttpProblem {
  const { identifier, access } = JSON.parse(stored.metadata) as Readonly<Record<string, unknown>>;
  return new HttpProblem('forbidden', `denied (because: ${String(refusal.params?.['because'])})`, { extra: { identifier, access } });
}

/** Which service point's RAiDs the caller gets to see; every one where none is named. */
export async function ownedOrAll({ claimed, world }: From): Promise<{ readonly servicePointId?: string }> {
  const caller = await identify(claimed, world.reads, world.now());
  await assertSignedIn(caller, world);
  const { servicePointId } = caller;
  if (decide(caller.actor, LOOK, {}).allowed) return {};
  const decision = decide(caller.actor, LOOK, servicePointId === undefined ? {} : { servicePointId });
  if (decision.allowed && servicePointId !== undefined) return { servicePointId };
  const because = decision.allowed ? 'no-service-point' : decision.because;
  const refusal: Failure = { code: 'denied', params: { because, roles: '' } };
  await note('raid.find', { caller, refusal, world, servicePointId });
  throw new Refusal(refusal.code, refusal.params);
}

/** What whoever asks about a handle that nobody has is answered: only a Registry operator may know that it is nobody's. */
export async function denialAt(asked: string, { claimed, world }: From): Promise<Error> {
  const caller = await identify(claimed, world.reads, world.now());
  await assertSignedIn(caller, world);
  return missing(asked, { caller, world });
}

async function missing(asked: string, { caller, world }: { readonly caller: Caller; readonly world: World }): Promise<Error> {
  const everywhere = decide(caller.actor, LOOK, {});
  if (everywhere.allowed) return new Refusal('not-found');
  const outside = everywhere.because === 'not-active' || everywhere.because === 'key-disabled';
  const because = outside ? everywhere.because : 'other-service-point';
  const refusal: Failure = { code: 'denied', params: { because, roles: '' } };
  await note(asked, { caller, refusal, world, servicePointId: undefined });
  return new Refusal(refusal.code, refusal.params);
}

/** Throws where the caller may not edit it, once the denial is a fact. */
export async function assertMayEdit(stored: StoredRaid, { claimed, world }: From): Promise<void> {
  const caller = await identify(claimed, world.reads, world.now());
  await assertSignedIn(caller, world);
  const refusal = await editRefusal(stored, { caller, world });
  if (refusal === undefined) return;
  await note('raid.edit', { caller, refusal, world, servicePointId: stored.servicePointId });
  throw new Refusal(refusal.code, refusal.params);
}

/** What whoever may read it may do with it besides: nothing is refused here, so nothing is noted. */
export async function permissionsOn(
  stored: StoredRaid,
  { claimed, world }: From,
): Promise<{ readonly servicePointMatch: boolean; readonly write: boolean }> {
  const caller = await identify(claimed, world.reads, world.now());
  const write = (await editRefusal(stored, { caller, world })) === undefined;
  return { servicePointMatch: caller.servicePointId === stored.servicePointId, write };
}

/** Why an edit would be refused by tables and life cycle, as the edit itself asks them. */
async function editRefusal(
  stored: StoredRaid,
  { caller, world }: { readonly caller: Caller; readonly world: World },
): Promise<Failure | undefined> {
  const raid = await world.reads.get('raid', stored.id);
  const subject: Subject = { servicePointId: stored.servicePointId, ...(raid === undefined ? {} : { raid }) };
  return judge(raidEdit, { actor: caller.actor, subject, reads: world.reads, input: {}, now: world.now() });
}

async function assertSignedIn({ actor }: Caller, world: World): Promise<void> {
  if (actor.kind !== 'anonymous') return;
  await countRefusal('anonymous-refused', world);
  throw new Refusal('not-signed-in');
}

interface Noted {
  readonly caller: Caller;
  readonly refusal: Failure;
  readonly world: World;
  readonly servicePointId: string | undefined;
}

async function note(asked: string, { caller, refusal, world, servicePointId }: Noted): Promise<void> {
  const subject = servicePointId === undefined ? {} : { servicePointId };
  await world.writes.run((writer) => writer.append(denial(asked, refusal, { caller, subject })));
}
