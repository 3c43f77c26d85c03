import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../core/actions/views.ts';
import { useStation } from '../queries.ts';
import { screens } from '../screens.ts';
import { mayAtAll } from '../session-context.ts';
import type { Hit } from './hit.ts';
import { nameAsked, useActionHits } from './search-actions.ts';

export interface Hits {
  readonly groups: readonly (readonly [label: string, hits: readonly Hit[]])[];
  /** True once the station has answered for the text as it stands. */
  readonly complete: boolean;
}

/** People, cards, temporary cards, requests, pages and actions for what is typed; groups without a hit are left out. Nothing typed: what may be done with the open record. */
export function useHits(text: string, session: SessionView): Hits {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(text, 60);
  const wanted = text.trim().toLowerCase();
  const asked = nameAsked(settled, t);
  const search = useStation('desk.search', { text: asked }, { enabled: asked.trim() !== '' && mayAtAll(session, 'desk.search') });
  const { people = [], cards = [], temporaryCards = [], requests = [] } = (asked.trim() === '' ? undefined : search.data) ?? {};
  const done = useActionHits(text, { session, people, asksForCard: asked !== settled });
  const pages = screens
    .filter((screen) => screen.rail !== undefined && screen.outside !== 'alone' && mayAtAll(session, screen.action))
    .map((screen): Hit => ({ path: screen.path, title: t(`frame.rail.${screen.rail ?? 'desk'}`), detail: '' }))
    .filter((hit) => wanted !== '' && hit.title.toLowerCase().startsWith(wanted));
  const groups: Hits['groups'] = [
    [
      t('frame.search.people'),
      people.map(({ id, name, number, email }) => ({ path: `/people/${id}`, title: name, detail: `${number} · ${email}` })),
    ],
    [
      t('frame.search.cards'),
      cards.map(({ id, number, personName }) => ({ path: `/cards/${id}`, title: `${number}`, detail: personName })),
    ],
    [
      t('frame.search.temporaryCards'),
      temporaryCards.map(({ id, number, state, personName }) => ({
        path: `/temporary-cards/${id}`,
        title: `T-${number}`,
        detail: [t(`states.${state}`), personName].filter(Boolean).join(' · '),
      })),
    ],
    [
      t('frame.search.requests'),
      requests.map(({ id, personName, useCase, state }) => ({
        path: `/requests/${id}`,
        title: personName,
        detail: `${useCase} · ${t(`states.${state}`)}`,
      })),
    ],
    [t('frame.search.pages'), pages],
    [t('frame.search.actions'), done],
  ];
  return { groups: groups.filter(([, hits]) => hits.length > 0), complete: text === settled && !search.isFetching };
}
