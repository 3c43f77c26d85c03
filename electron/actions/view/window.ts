import { MOST_COUNTED } from '../../../core/actions/views.ts';

/** How long a list is: counted no further than one past the most that is counted, but where somebody waits for all of it. */
export function counted(countUpTo: (most: number) => number, exactly: true | undefined): { readonly total: number; readonly more?: true } {
  const count = countUpTo(exactly === true ? Number.MAX_SAFE_INTEGER : MOST_COUNTED + 1);
  return exactly !== true && count > MOST_COUNTED ? { total: MOST_COUNTED, more: true } : { total: count };
}

/** What the next window is asked for with; nothing where this one was not full. */
export function nextOf(rows: readonly { readonly id: string }[], limit: number): { readonly next?: string } {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? {} : { next: last.id };
}
