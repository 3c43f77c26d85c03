import { useTranslation } from 'react-i18next';
import type { useTotal } from '../queries.ts';

type Found = 'people.found' | 'card.found' | 'temporaryCards.found' | 'batches.found';

/** How long a list is, in words; a blank keeps their place until that is known. */
export function useFoundWords(found: Found, total: ReturnType<typeof useTotal>): string {
  const { t } = useTranslation();
  if (total === undefined) return ' ';
  const counted = t(found, { count: total.total });
  return total.more ? t('lists.more', { count: counted }) : counted;
}
