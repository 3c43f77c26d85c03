import type { Queries } from '../store/database.ts';
import { readScopedFeed, type ScopedEntry } from './feed.ts';

/** Entries of an answer, and characters of bodies, which stay well below what a station reads at once. */
export const LARGEST_PAGE = 10_000;
const LARGEST_BODIES = 8_000_000;
/** So many are read at once; where many ask at the same moment, no page has more. */
const USUAL_PAGE = 1000;
const MOST_LARGE = 4;

let large = 0;

/** What one answer has of the feed for a station: large pages for whoever begins or was long away, a few of which are made at the same time. */
export async function readFeedPage(queries: Queries, scope: Parameters<typeof readScopedFeed>[1]): Promise<readonly ScopedEntry[]> {
  if (scope.limit <= USUAL_PAGE || large >= MOST_LARGE) return fitting(queries, { ...scope, limit: Math.min(scope.limit, USUAL_PAGE) });
  large += 1;
  try {
    return await fitting(queries, scope);
  } finally {
    large -= 1;
  }
}

async function fitting(queries: Queries, scope: Parameters<typeof readScopedFeed>[1]): Promise<readonly ScopedEntry[]> {
  const page: ScopedEntry[] = [];
  let characters = 0;
  while (page.length < scope.limit) {
    const limit = Math.min(USUAL_PAGE, scope.limit - page.length);
    const rows = await readScopedFeed(queries, { ...scope, cursor: scope.cursor + page.length, limit });
    for (const row of rows) {
      characters += row.body?.length ?? 0;
      if (page.length > 0 && characters > LARGEST_BODIES) return page;
      page.push(row);
    }
    if (rows.length < limit) return page;
  }
  return page;
}
