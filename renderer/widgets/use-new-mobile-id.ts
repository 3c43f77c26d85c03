import type { MobileIdView, MobileTicket } from '../../core/actions/views-mobile-id.ts';
import type { Language } from '../../core/records/language.ts';
import type { StationFailure } from '../bridge.ts';
import { useAction } from '../queries.ts';

/** Whose it is to be, and by whose doing. */
export type NewMobileIdFor = { readonly personId: string } | 'oneself';

/** The steps of getting one: an old one is locked first, then the way to the page is shown, and the phone does the rest. */
export interface NewMobileId {
  /** In force now: nothing else before it is locked. */
  readonly first: MobileIdView | undefined;
  readonly mayLock: boolean;
  readonly pending: boolean;
  readonly failure: StationFailure | null;
  readonly ticket: MobileTicket | undefined;
  /** What became of the one that was begun here. */
  readonly outcome: 'waits' | 'made' | 'over' | undefined;
  readonly lockFirst: () => void;
  readonly begin: () => void;
}

const inForce = ({ state }: MobileIdView): boolean => state === 'active' || state === 'inactive';

export function useNewMobileId(of: NewMobileIdFor, mobileIds: readonly MobileIdView[], language?: Language): NewMobileId {
  const supply = useAction('mobile-id.supply');
  const get = useAction('self.get-mobile-id');
  const lock = useAction('mobile-id.lock');
  const lockOwn = useAction('self.lock-mobile-id');
  const [making, locking] = of === 'oneself' ? [get, lockOwn] : [supply, lock];
  const ticket = making.data;
  const begun = mobileIds.find(({ id }) => id === ticket?.mobileIdId);
  const first = mobileIds.find((one) => inForce(one) && one.id !== ticket?.mobileIdId);
  const begin = (): void => (of === 'oneself' ? get.mutate(language === undefined ? {} : { language }) : supply.mutate(of));
  return {
    first,
    mayLock: first?.possible.some(({ allowed }) => allowed) === true,
    pending: making.isPending || locking.isPending,
    failure: locking.error ?? making.error,
    ticket,
    outcome: ticket === undefined ? undefined : outcomeOf(begun),
    lockFirst: () => (first === undefined ? undefined : locking.mutate({ mobileIdId: first.id }, { onSuccess: begin })),
    begin,
  };
}

/** Before the page was asked anew, the new one is not among those that it shows. */
function outcomeOf(begun: MobileIdView | undefined): NewMobileId['outcome'] {
  if (begun === undefined || begun.waitsUntil !== undefined) return 'waits';
  return begun.state === 'registered' ? 'over' : 'made';
}
