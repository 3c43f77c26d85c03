import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import { useStation } from '../../queries.ts';
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

/** What a search finds, of whichever kind the order is about: the first of them to tick, and how many there are. */
export function useFound(kind: Kind, search: Search): { readonly rows: readonly FoundRow[]; readonly total: number } {
  const { t } = useTranslation();
  const input = { text: search.text, states: [...search.states], limit: LIMIT };
  const of = (one: Kind) => ({ enabled: kind === one });
  const people = useStation('person.find', input as ActionInput<'person.find'>, of('person')).data;
  const cards = useStation('card.find', input as ActionInput<'card.find'>, of('card')).data;
  const pool = useStation('temporary-card.find', input as ActionInput<'temporary-card.find'>, of('temporary-card')).data;
  switch (kind) {
    case 'person': {
      const rows = people?.people ?? [];
      return {
        total: people?.total ?? 0,
        rows: rows.map(({ id, name, number, unit, state }) => ({
          id,
          state,
          title: name,
          detail: [number, unit].filter(Boolean).join(' · '),
        })),
      };
    }
    case 'card': {
      const rows = cards?.cards ?? [];
      return {
        total: cards?.total ?? 0,
        rows: rows.map(({ id, number, personName, profileName, state }) => ({
          id,
          state,
          title: `${t('card.name', { number })} · ${personName}`,
          detail: profileName,
        })),
      };
    }
    case 'temporary-card': {
      const rows = pool?.cards ?? [];
      return {
        total: pool?.total ?? 0,
        rows: rows.map(({ id, number, profileName, state }) => ({ id, state, title: `T-${number}`, detail: profileName })),
      };
    }
  }
}
