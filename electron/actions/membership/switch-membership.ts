import type { Change } from '../../../core/facts/draft.ts';
import type { Membership } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

interface Stamp {
  readonly by: string | undefined;
  readonly at: string;
}

/** What enabling or disabling somebody changes. Of a Registry operator, the mark on the account, by which all their memberships rest. */
export function switched(
  { id, personId, state }: Membership,
  to: 'enabled' | 'disabled',
  { store, by, at }: Stamp & { readonly store: StoreReader },
): readonly Change[] {
  const operator = store.get('account', personId)?.registryOperator === true;
  const stamp = { changedAt: at, ...(by === undefined ? {} : { changedBy: by }) };
  const own = operator && (to === 'disabled' || state === 'enabled') ? {} : { state: to };
  const account = { record: 'account', id: personId, set: { operatorDisabled: to === 'disabled' ? true : null } } as const;
  return [{ record: 'membership', id, set: { ...own, ...stamp } }, ...(operator ? [account] : [])];
}
