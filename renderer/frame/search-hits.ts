import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../core/actions/views.ts';
import { useStation } from '../queries.ts';
import { screens } from '../screens.ts';
import { mayAtAll } from '../session-context.ts';

export interface Hit {
  readonly path: string;
  readonly title: string;
  readonly detail: string;
}

export interface Hits {
  readonly groups: readonly (readonly [label: string, hits: readonly Hit[]])[];
  /** True once the station has answered for the text as it stands. */
  readonly complete: boolean;
}

/** People, cards, requests and pages for what is typed; groups without a hit are left out. */
export function useHits(text: string, session: SessionView): Hits {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(text, 60);
  const wanted = text.trim().toLowerCase();
  const search = useStation('desk.search', { text: settled }, { enabled: settled.trim() !== '' && mayAtAll(session, 'desk.search') });
  const { people = [], cards = [], requests = [] } = search.data ?? {};
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
      t('frame.search.requests'),
      requests.map(({ id, personName, useCase }) => ({ path: `/requests/${id}`, title: personName, detail: useCase })),
    ],
    [t('frame.search.pages'), pages],
  ];
  return { groups: groups.filter(([, hits]) => hits.length > 0), complete: text === settled && !search.isFetching };
}
