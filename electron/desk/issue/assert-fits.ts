import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import { type IssueContext, isFirstRun } from './context.ts';
import { lookAtMaker } from './maker.ts';
import { leftOut, preflight } from './preflight.ts';
import { trustedMakers } from './trusted-makers.ts';

/** Pre-flight of a fresh card; one that was begun fitted before; without a person where nobody holds it yet. Throws the first failure. */
export async function assertFits(context: IssueContext, person?: Pick<Person, 'photo'>): Promise<void> {
  const { card, present, profile, parts } = context;
  for (const what of leftOut(present, person ?? {})) if (person !== undefined || what !== 'no-photo') context.run.leaveOut(what);
  if (!isFirstRun(context.operation)) return;
  const maker = await lookAtMaker(card, present, { makers: trustedMakers(parts.store), atMs: parts.now() });
  const failure = preflight({ ...present, maker }, profile).find((check) => !check.ok)?.failure;
  if (failure !== undefined) throw new Refusal(failure.code, failure.params);
}
