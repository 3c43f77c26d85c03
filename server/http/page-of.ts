import type { Page } from '../store/reads.ts';

interface Asked {
  readonly limit: number;
  /** Id of the last one of the page before. */
  readonly after?: string | undefined;
}

/** One page in the order of ids; `next` is the last one's id where there may be more behind it. */
export async function pageOf<One extends { readonly id: string }>(
  read: (page: Page) => Promise<readonly One[]>,
  { limit, after }: Asked,
): Promise<{ readonly found: readonly One[]; readonly next?: string }> {
  const found = await read(after === undefined ? { limit } : { limit, after });
  const last = found.at(-1);
  return last === undefined || found.length < limit ? { found } : { found, next: last.id };
}
