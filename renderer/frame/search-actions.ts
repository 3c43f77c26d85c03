import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PersonSummary, PossibleView, SessionView } from '../../core/actions/views.ts';
import { match, usePath } from '../location.ts';
import { useStation } from '../queries.ts';
import { mayAtAll, whyNotAtAll } from '../session-context.ts';
import { whyNot } from '../widgets/why-not.ts';
import { commands } from './commands.ts';
import type { Hit } from './hit.ts';

const MOST = 8;
const MOST_PEOPLE = 3;

/** The record whose page is open, by its path; undefined on every other page. */
function openRecord(
  path: string,
): { readonly kind: 'person' | 'card' | 'temporary-card'; readonly id: string; readonly page: string } | undefined {
  const person = match('/people/:id', path)?.id;
  if (person !== undefined && person !== 'new') return { kind: 'person', id: person, page: `/people/${person}` };
  const card = match('/cards/:id', path)?.id;
  if (card !== undefined) return { kind: 'card', id: card, page: `/cards/${card}` };
  const pool = match('/temporary-cards/:id', path)?.id;
  return pool === undefined ? undefined : { kind: 'temporary-card', id: pool, page: `/temporary-cards/${pool}` };
}

/** What may be done now with the record that is open, as its own page has it. */
function useOpenRecord(): { readonly name: string; readonly page: string; readonly possible: readonly PossibleView[] } | undefined {
  const { t } = useTranslation();
  const record = openRecord(usePath());
  const of = (kind: string) => ({ enabled: record?.kind === kind });
  const id = record?.id ?? '';
  const person = useStation('person.open', { personId: id }, of('person')).data;
  const card = useStation('card.open', { cardId: id }, of('card')).data;
  const pool = useStation('temporary-card.open', { temporaryCardId: id }, of('temporary-card')).data;
  const { page = '', kind } = record ?? {};
  if (kind === 'person' && person?.id === id) return { page, name: person.name, possible: person.possible };
  if (kind === 'card' && card?.id === id) return { page, name: t('card.name', { number: card.number }), possible: card.possible };
  if (kind === 'temporary-card' && pool?.id === id) return { page, name: `T-${pool.number}`, possible: pool.possible };
  return undefined;
}

/** Every word that was typed begins a word of the title. */
function fits(title: string, text: string): boolean {
  const words = title.toLowerCase().split(/\s+/);
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((typed) => typed !== '')
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

/** “Request card for Ada”: the name that is asked for; the text itself where it is no such sentence. */
export function nameAsked(text: string, t: TFunction): string {
  const before = t('frame.search.requestFor', { name: '' }).trim().toLowerCase();
  const typed = text.trimStart();
  return typed.toLowerCase().startsWith(before) ? typed.slice(before.length).trim() : text;
}

interface Asked {
  readonly session: SessionView;
  readonly people: readonly PersonSummary[];
  /** It was typed as “Request card for …”. */
  readonly asksForCard: boolean;
}

/** Actions for what is typed: with the open record, for the people found, and what begins anywhere; those that are not possible say why. */
export function useActionHits(text: string, { session, people, asksForCard }: Asked): readonly Hit[] {
  const { t } = useTranslation();
  const record = useOpenRecord();
  const typed = text.trim();
  const ofRecord = (record?.possible ?? []).map(
    ({ action, allowed, because }): Hit => ({
      path: `${record?.page ?? ''}?do=${action}`,
      title: `${t(`actions.${action}`)} · ${record?.name ?? ''}`,
      detail: '',
      ...(allowed ? {} : { whyNot: whyNot(because, t) }),
    }),
  );
  const anywhere = commands.map(({ action, path }): Hit => {
    const because = whyNotAtAll(session, action);
    return { path, title: t(`actions.${action}`), detail: '', ...(because === undefined ? {} : { whyNot: whyNot(because, t) }) };
  });
  const found = [...ofRecord, ...(typed === '' ? [] : anywhere)].filter(({ title }) => fits(title, typed));
  // What may be done comes before what may not.
  const cardsFor = forPeople(people, session, t);
  return (asksForCard ? cardsFor : [...found, ...cardsFor])
    .toSorted((left, right) => Number(left.whyNot !== undefined) - Number(right.whyNot !== undefined))
    .slice(0, MOST);
}

/** “Request card for …”, for the first people that were found. */
function forPeople(people: readonly PersonSummary[], session: SessionView, t: TFunction): readonly Hit[] {
  if (!mayAtAll(session, 'person.open')) return [];
  const because = whyNotAtAll(session, 'card.request');
  return people.slice(0, MOST_PEOPLE).map(({ id, name, state }): Hit => {
    const inactive = t('failures.person-not-active.happened', { state: t(`states.${state}`).toLowerCase() });
    const reason = because === undefined ? (state === 'active' ? undefined : inactive) : whyNot(because, t);
    return {
      path: `/people/${id}?do=card.request`,
      title: t('frame.search.requestFor', { name }),
      detail: '',
      ...(reason === undefined ? {} : { whyNot: reason }),
    };
  });
}
