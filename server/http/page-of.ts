import { LARGEST_PAGE, type Page } from '../store/reads.ts';

interface Asked {
  readonly limit: number;
  /** Id of the last one of the page before. */
  readonly after?: string | undefined;
}

/**
 * One page of those that fit, in the order of their ids, however far apart they stand: records are read page by page until so many fit or
 * there are no more. `next` is the last one's id where there may be more behind it.
 */
export async function pageOf<One extends { readonly id: string }>(
  read: (page: Page) => Promise<readonly One[]>,
  { limit, after: from }: Asked,
  fits: (one: One) => boolean,
): Promise<{ readonly found: readonly One[]; readonly next?: string }> {
  const found: One[] = [];
  let after = from;
  for (;;) {
    const records = await read(after === undefined ? { limit: LARGEST_PAGE } : { limit: LARGEST_PAGE, after });
    for (const one of records) {
      if (fits(one)) found.push(one);
      if (found.length === limit) return { found, next: one.id };
    }
    const last = records.at(-1);
    if (last === undefined || records.length < LARGEST_PAGE) return { found };
    after = last.id;
  }
}
