import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../../core/actions/views.ts';
import { MobileIds } from '../../widgets/mobile-ids.tsx';
import { NewMobileId } from '../../widgets/new-mobile-id.tsx';

const LOCK = 'self.lock-mobile-id';
/** What its holder chooses. */
export const GET = 'self.get-mobile-id';

interface Props {
  readonly mine: SelfView;
  readonly onGet: () => void;
}

/** One's own mobile IDs, for whoever may have one or had one (row 40). */
export function OwnMobileIds({ mine, onGet }: Props) {
  const { t } = useTranslation();
  const mayGet = mine.possible.some(({ action, allowed }) => action === GET && allowed);
  if (!mayGet && mine.mobileIds.length === 0) return null;
  return <MobileIds mobileIds={mine.mobileIds} lock={LOCK} nobody={t('mobileIds.nobody')} onNew={mayGet ? onGet : undefined} />;
}

/** Row 39. */
export function GetMobileId({ mine, onDone }: { readonly mine: SelfView; readonly onDone: () => void }) {
  return <NewMobileId of="oneself" mobileIds={mine.mobileIds} onDone={onDone} />;
}
