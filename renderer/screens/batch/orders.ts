import type { ActionId, ActionInput } from '../../../core/actions/all.ts';

/** Every batch order: what it is about, and the states in which it is possible: what is searched is what can be done. */
export const orders = {
  'batch.request-cards': { kind: 'person', states: ['active'] },
  'batch.issue-cards': { kind: 'card', states: ['approved', 'failed'] },
  'batch.issue-temporary-cards': { kind: 'temporary-card', states: ['requested', 'failed'] },
  'batch.reset-passwords': { kind: 'person', states: ['active', 'inactive'] },
  'batch.edit-roles': { kind: 'person', states: ['active', 'inactive', 'locked'] },
  'batch.delete-people': { kind: 'person', states: ['active', 'inactive', 'locked'] },
} as const satisfies Partial<Record<ActionId, { readonly kind: Kind; readonly states: readonly string[] }>>;

export type Order = keyof typeof orders;
export type Kind = 'person' | 'card' | 'temporary-card';

/** Ticked one by one, or all that the search finds. */
export type Picked =
  | { readonly ids: readonly string[] }
  | { readonly found: { readonly text: string; readonly states: readonly string[] }; readonly count: number };

/** How an order names what it is about. */
export function pickInput(kind: Kind, picked: Picked): Record<string, unknown> {
  if ('found' in picked) return { found: { text: picked.found.text, states: [...picked.found.states] } };
  const key = { person: 'personIds', card: 'cardIds', 'temporary-card': 'temporaryCardIds' }[kind];
  return { [key]: [...picked.ids] };
}

export function countOf(picked: Picked): number {
  return 'found' in picked ? picked.count : picked.ids.length;
}

export type OrderInput = ActionInput<Order>;
