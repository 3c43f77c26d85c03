import type { CardEvent } from './card.ts';
import type { TemporaryCardEvent } from './temporary-card.ts';
import type { MobileIdEvent } from './mobile-id.ts';
import type { VirtualSmartCardEvent } from './virtual-smart-card.ts';

interface Cascade {
  readonly card?: CardEvent;
  readonly temporaryCard?: TemporaryCardEvent;
  readonly mobileId?: MobileIdEvent;
  readonly virtualSmartCard?: VirtualSmartCardEvent;
}

/** What a person's event does to each of their credentials (spec credentials 1.1b). A temporary card has no inactive state: it is locked. */
export const cascade: Readonly<Record<'deactivate' | 'reactivate' | 'lock', Cascade>> = {
  deactivate: { card: 'deactivate', temporaryCard: 'lock', mobileId: 'deactivate', virtualSmartCard: 'deactivate' },
  reactivate: { card: 'reactivate', mobileId: 'reactivate', virtualSmartCard: 'reactivate' },
  lock: { card: 'lock', temporaryCard: 'lock', mobileId: 'lock', virtualSmartCard: 'lock' },
};
