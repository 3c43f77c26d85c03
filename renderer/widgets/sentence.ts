import type { TFunction } from 'i18next';
import type { FactView } from '../../core/actions/views.ts';
import { day } from '../format.ts';

/** A journal entry as one sentence. An action without a sentence of its own (from a newer program) says its name. */
export function sentence(fact: FactView, t: TFunction): string {
  const who = fact.whoName === '' ? t('journal.station') : fact.whoName;
  const params = {
    ...datesInWords(fact.note),
    who,
    subject: fact.subject?.name ?? '',
    asked: t(`actions.${fact.note.asked}`, { defaultValue: named('journal.tried', fact.note.asked, t) }),
    fields: fieldNames(fact.note.fields, t),
    role: named('points.roles', fact.note.role, t),
    step: named('issue.steps', fact.note.step, t),
    because: reason(fact.note, t),
  };
  const onlyAsked = fact.note.approval === true ? t(`journal.asked.${fact.action}`, { ...params, defaultValue: '' }) : '';
  if (onlyAsked !== '') return onlyAsked;
  if (fact.note.step === 'puk-settled') return t(`journal.settled.${fact.action}`, params);
  const known = t(`journal.sentences.${fact.action}`, { ...params, defaultValue: '' });
  return known === '' ? t('journal.unknown', { ...params, action: fact.action }) : known;
}

const DATE = /^\d{4}-\d\d-\d\d$/;

function datesInWords(note: FactView['note']): FactView['note'] {
  return Object.fromEntries(
    Object.entries(note).map(([key, value]) => [key, typeof value === 'string' && DATE.test(value) ? day(value) : value]),
  );
}

/** Names of fields in words: a fact says which changed, not to what. */
function fieldNames(fields: FactView['note'][string] | undefined, t: TFunction): string {
  if (typeof fields !== 'string') return '';
  return fields
    .split(', ')
    .map((field) => t(`points.fieldNames.${field}`, { defaultValue: field }))
    .join(', ');
}

/** A code of the note in words; the code itself where a newer program wrote one that is not known here. */
function named(under: string, code: FactView['note'][string] | undefined, t: TFunction): string {
  return typeof code === 'string' ? t(`${under}.${code}`, { defaultValue: code }) : '';
}

/** Why it was refused or failed, as whoever was told it read it. */
function reason(note: FactView['note'], t: TFunction): string {
  const { because } = note;
  if (typeof because !== 'string') return '';
  return t(`refusals.${because}`, { ...note, defaultValue: t(`failures.${because}.happened`, { ...note, defaultValue: because }) });
}
