import { MOST_COUNTED } from '../../../core/actions/views.ts';

/** A count that went no further than one past the most that is counted. */
export function counted(count: number): { readonly total: number; readonly more?: true } {
  return count > MOST_COUNTED ? { total: MOST_COUNTED, more: true } : { total: count };
}

/** What the next window is asked for with; nothing where this one was not full. */
export function nextOf(rows: readonly { readonly id: string }[], limit: number): { readonly next?: string } {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? {} : { next: last.id };
}
