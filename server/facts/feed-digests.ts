import { digestAfter, foundHash, NOTHING } from '../../core/sync/digest.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import type { Queries } from '../store/database.ts';
import { sha256 } from './sha256.ts';

const AT_ONCE = 4096;
/** Sizes that stations have just been at. */
const REMEMBERED = 256;

/**
 * The digest of one organisation's feed at any size: what a station saw must be the beginning of what is here. It is kept at every 4096 entries and at
 * the sizes that were asked for last.
 */
export class FeedDigests {
  readonly #tenant: string;
  readonly #milestones: { readonly size: number; readonly digest: string }[] = [];
  readonly #recent = new Map<number, string>([[0, NOTHING]]);

  constructor(tenant: string) {
    this.#tenant = tenant;
  }

  /** The caller knows that the feed goes that far. */
  async at(size: number, queries: Queries): Promise<string> {
    let { size: at, digest } = this.#nearest(size);
    while (at < size) {
      const to = Math.min(size, (Math.floor(at / AT_ONCE) + 1) * AT_ONCE);
      const rows = await queries.rows<{ readonly leaf: Buffer; readonly verdict: Verdict | null }>({
        name: 'feed-digest',
        text: 'SELECT leaf, verdict FROM feed WHERE tenant_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq',
        values: [this.#tenant, at, to],
      });
      if (rows.length !== to - at) throw new RangeError(`feed: ${to - at} entries should come, ${rows.length} came`);
      for (const { leaf, verdict } of rows)
        digest = digestAfter(digest, { leaf: new Uint8Array(leaf), found: foundHash(verdict ?? undefined, sha256) }, sha256);
      at = to;
      if (at % AT_ONCE === 0) this.#milestones[at / AT_ONCE - 1] ??= { size: at, digest };
    }
    this.#remember(size, digest);
    return digest;
  }

  #nearest(size: number): { readonly size: number; readonly digest: string } {
    let nearest = this.#milestones.findLast((milestone) => milestone.size <= size) ?? { size: 0, digest: NOTHING };
    for (const [at, digest] of this.#recent) if (at <= size && at > nearest.size) nearest = { size: at, digest };
    return nearest;
  }

  #remember(size: number, digest: string): void {
    this.#recent.set(size, digest);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > REMEMBERED && oldest !== undefined) this.#recent.delete(oldest);
  }
}
