import type { PersonView } from '../../../core/actions/views.ts';
import { MobileIds } from '../../widgets/mobile-ids.tsx';
import { NewMobileId } from '../../widgets/new-mobile-id.tsx';

const LOCK = 'mobile-id.lock';
/** What its manager chooses in the menu. */
export const SUPPLY = 'mobile-id.supply';

/** What somebody holds of mobile IDs; whoever manages them may lock one here (row 38). */
export function MobileIdsOfPerson({ person }: { readonly person: PersonView }) {
  return <MobileIds mobileIds={person.mobileIds} lock={LOCK} />;
}

/** Row 37. */
export function SupplyMobileId({ person, onDone }: { readonly person: PersonView; readonly onDone: () => void }) {
  return <NewMobileId of={{ personId: person.id }} mobileIds={person.mobileIds} onDone={onDone} />;
}
