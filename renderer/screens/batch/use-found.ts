import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import { useStation, useTotal } from '../../queries.ts';
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
}

/** What a search finds, of whichever kind the order is about: the first of them to tick, and how many there are. */
export function useFound(kind: Kind, search: Search): FoundRows {
  const { t } = useTranslation();
  const input = { text: search.text, states: [...search.states], limit: LIMIT };
  const of = (one: Kind) => ({ enabled: kind === one });
  const people = useStation('person.find', input as ActionInput<'person.find'>, of('person')).data;
  const cards = useStation('card.find', input as ActionInput<'card.find'>, of('card')).data;
  const pool = useStation('temporary-card.find', input as ActionInput<'temporary-card.find'>, of('temporary-card')).data;
  const all = [
    useTotal('person.find', input as ActionInput<'person.find'>, kind === 'person' ? people : undefined),
    useTotal('card.find', input as ActionInput<'card.find'>, kind === 'card' ? cards : undefined),
    useTotal('temporary-card.find', input as ActionInput<'temporary-card.find'>, kind === 'temporary-card' ? pool : undefined),
  ].find((each) => each !== undefined);
  const { total, more: counting } = all ?? { total: 0, more: false };
  switch (kind) {
    case 'person': {
      const rows = people?.people ?? [];
      return {
        total,
        counting,
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
        total,
        counting,
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
        total,
        counting,
        rows: rows.map(({ id, number, profileName, state }) => ({ id, state, title: `T-${number}`, detail: profileName })),
      };
    }
  }
}
