import { Refusal } from '../../../core/failures/refusal.ts';
import { checkRaid } from '../../../core/raid/check-raid.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { type RaidFailure, raidFailure } from '../../../core/raid/raid-failure.ts';
import { resolveNames } from '../../../core/raid/resolver.ts';
import type { RuleContext } from '../../../core/raid/rules/context.ts';
import type { Raid } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Parts } from '../handler.ts';

/** Metadata that has passed every rule and whose names exist. Throws Refusal: raid-invalid with each fault at its path, resolver-away. */
export async function judgedRaid(body: unknown, context: RuleContext, { registry }: Pick<Parts, 'registry'>): Promise<RaidMetadata> {
  const checked = checkRaid(body, context);
  if (!checked.ok) throw invalid(checked.failures);
  const { failures, away } = await resolveNames(checked.metadata, registry.resolver());
  if (failures.length > 0) throw invalid(failures);
  const [unasked] = away;
  if (unasked !== undefined) throw new Refusal('resolver-away', { name: unasked.id });
  return checked.metadata;
}

export function invalid(fields: readonly RaidFailure[]): Refusal {
  return new Refusal('raid-invalid', { count: fields.length }, { fields });
}

/** Links of contributors that the record has to people that the register has. Throws Refusal('raid-invalid'). */
export function judgedPeople(people: Raid['people'], metadata: RaidMetadata, store: StoreReader): Raid['people'] {
  const faults = people.flatMap(({ contributor, personId }) => {
    const index = metadata.contributor.findIndex((entry) => entry.id === contributor);
    const known = store.get('person', personId) !== undefined;
    return index >= 0 && known ? [] : [raidFailure(`contributor[${Math.max(index, 0)}]`, 'notFound', 'a person of the register')];
  });
  if (faults.length > 0) throw invalid(faults);
  return people;
}
