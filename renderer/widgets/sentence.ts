import type { TFunction } from 'i18next';
import type { FactView } from '../../core/actions/views.ts';

/** A journal entry as one sentence. An action without a sentence of its own (from a newer program) says its name. */
export function sentence(fact: FactView, t: TFunction): string {
  const who = fact.whoName === '' ? t('journal.station') : fact.whoName;
  const params = {
    ...fact.note,
    who,
    subject: fact.subject?.name ?? '',
    asked: typeof fact.note.asked === 'string' ? fact.note.asked : '',
  };
  const known = t(`journal.sentences.${fact.action}`, { ...params, defaultValue: '' });
  return known === '' ? t('journal.unknown', { ...params, action: fact.action }) : known;
}
