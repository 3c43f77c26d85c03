import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import { useTotal, useWindows } from '../../queries.ts';
import type { Kind } from './orders.ts';

export interface FoundRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly state: string;
}

interface Search {
  readonly text: string;
  readonly states: readonly string[];
}

const LIMIT = 200;

interface FoundRows {
  readonly rows: readonly FoundRow[];
  readonly total: number;
  /** There are more than that, and all of them are being counted. */
  readonly counting: boolean;
  /** Shows the next of them; nothing where all are shown. */
  readonly onMore: (() => void) | undefined;
}

/** What a search finds, of whichever kind the order is about: the first of them to tick, more on demand, and how many there are. */
export function useFound(kind: Kind, search: Search): FoundRows {
  const { t } = useTranslation();
  const input = { text: search.text, states: [...search.states], limit: LIMIT };
  const of = (one: Kind) => ({ enabled: kind === one });
  const people = useWindows('person.find', input as ActionInput<'person.find'>, of('person'));
  const cards = useWindows('card.find', input as ActionInput<'card.find'>, of('card'));
  const pool = useWindows('temporary-card.find', input as ActionInput<'temporary-card.find'>, of('temporary-card'));
  const all = [
    useTotal('person.find', input as ActionInput<'person.find'>, kind === 'person' ? people.data?.pages[0] : undefined),
    useTotal('card.find', input as ActionInput<'card.find'>, kind === 'card' ? cards.data?.pages[0] : undefined),
    useTotal(
      'temporary-card.find',
      input as ActionInput<'temporary-card.find'>,
      kind === 'temporary-card' ? pool.data?.pages[0] : undefined,
    ),
  ].find((each) => each !== undefined);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = { person: people, card: cards, 'temporary-card': pool }[kind];
  const onMore = hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined;
  const { total, more: counting } = all ?? { total: 0, more: false };
  switch (kind) {
    case 'person': {
      const rows = people.data?.pages.flatMap((page) => page.people) ?? [];
      return {
        total,
        counting,
        onMore,
        rows: rows.map(({ id, name, number, unit, state }) => ({
          id,
          state,
          title: name,
          detail: [number, unit].filter(Boolean).join(' · '),
        })),
      };
    }
    case 'card': {
      const rows = cards.data?.pages.flatMap((page) => page.cards) ?? [];
      return {
        total,
        counting,
        onMore,
        rows: rows.map(({ id, number, personName, profileName, state }) => ({
          id,
          state,
          title: `${t('card.name', { number })} · ${personName}`,
          detail: profileName,
        })),
      };
    }
    case 'temporary-card': {
      const rows = pool.data?.pages.flatMap((page) => page.cards) ?? [];
      return {
        total,
        counting,
        onMore,
        rows: rows.map(({ id, number, profileName, state }) => ({ id, state, title: `T-${number}`, detail: profileName })),
      };
    }
  }
}
