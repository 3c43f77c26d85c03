import type { Queries } from '../store/database.ts';

/** Who asks without hearing anything new is written down so often. */
const EVERY_MS = 60_000;

interface Seen {
  readonly tenant: string;
  readonly station: string;
  /** How far it has taken in the feed. */
  readonly fedTo: number;
}

/** When each station was heard of last and how far it was: written where that is news, and not with every look. */
export class SeenStations {
  readonly #written = new Map<string, { readonly fedTo: number; readonly atMs: number }>();

  async note({ tenant, station, fedTo }: Seen, nowMs: number, queries: Queries): Promise<void> {
    const name = `${tenant}/${station}`;
    const before = this.#written.get(name);
    if (before?.fedTo === fedTo && Math.abs(nowMs - before.atMs) < EVERY_MS) return;
    this.#written.set(name, { fedTo, atMs: nowMs });
    await queries.rows({
      name: 'station-fed',
      text: 'UPDATE enrolled_station SET seen_at = now(), fed_to = $3 WHERE tenant_id = $1 AND station = $2',
      values: [tenant, station, fedTo],
    });
  }
}
