import { Refusal } from '../../core/failures/refusal.ts';
import type { Failure } from '../../core/failures/table.ts';
import { decide } from '../../core/roles/decide.ts';
import { type Claimed, identify } from './caller.ts';
import { countRefusal, denial } from './enter.ts';
import type { World } from './world.ts';

/** Rows of the published table that speak of deleting, by what the path names. */
const rows: readonly (readonly [begins: string, row: number])[] = [
  ['/service-point', 17],
  ['/api-keys', 19],
  ['/raid', 22],
  ['/people', 13],
  ['/staff', 13],
];
const ANY = 22;

/** Asks the table as for everything else, and it says that nobody may: 401 for nobody, 403 and one fact for anybody else. Always throws. */
export async function refuseDeletion(
  path: string,
  { claimed, world }: { readonly claimed: Claimed | undefined; readonly world: World },
): Promise<never> {
  const caller = await identify(claimed, world.reads, world.now());
  const row = rows.find(([begins]) => path.startsWith(begins))?.[1] ?? ANY;
  const decision = decide(
    caller.actor,
    { family: 'service-points', row },
    caller.servicePointId === undefined ? {} : { servicePointId: caller.servicePointId },
  );
  const refusal: Failure = { code: 'denied', params: { because: decision.allowed ? 'nobody-may' : decision.because, roles: '' } };
  if (caller.actor.kind === 'anonymous') await countRefusal('anonymous-refused', world);
  else await world.writes.run((writer) => writer.append(denial(`row.${row}`, refusal, { caller, subject: {} })));
  throw new Refusal(refusal.code, refusal.params);
}

/** Paths of the public RAiD service: what it has there besides is no row of the table, so nobody may (spec service points 9.1, last row). */
const RAID_SERVICE = /^\/(?:raid|service-point|realms)(?:\/|$)/;

/** Whatever of the RAiD service's paths is not served: 401 for nobody, 403 and one fact for anybody else. Returns where the path is none of them. */
export async function refuseElsewhere(
  path: string,
  { claimed, world }: { readonly claimed: Claimed | undefined; readonly world: World },
): Promise<void> {
  if (!RAID_SERVICE.test(path)) return;
  const caller = await identify(claimed, world.reads, world.now());
  if (caller.actor.kind === 'anonymous') {
    await countRefusal('anonymous-refused', world);
    throw new Refusal('not-signed-in');
  }
  const refusal: Failure = { code: 'denied', params: { because: 'nobody-may', roles: '' } };
  await world.writes.run((writer) => writer.append(denial('path.other', refusal, { caller, subject: {} })));
  throw new Refusal(refusal.code, refusal.params);
}
