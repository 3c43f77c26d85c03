import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import { type IssueContext, isFirstRun } from './context.ts';
import { preflight } from './preflight.ts';

/** Pre-flight of a fresh card; one that was begun fitted before; without a person where nobody holds it yet. Throws the first failure. */
export function assertFits(context: IssueContext, person?: Pick<Person, 'photo'>): void {
  const resumed = !isFirstRun(context.operation);
  const { checks, leftOut } = preflight(context.present, context.profile, person ?? {});
  for (const what of leftOut) if (person !== undefined || what !== 'no-photo') context.run.leaveOut(what);
  if (resumed) return;
  const failure = checks.find((check) => !check.ok)?.failure;
  if (failure !== undefined) throw new Refusal(failure.code, failure.params);
}
