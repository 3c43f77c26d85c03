import type { FeedStatus } from '../../core/sync/status.ts';
import { feedHead } from './feed.ts';
import { heldFacts } from './held.ts';
import { feedCheckpoint, LeafFault, type TreeParts } from './tree.ts';
import { witnessedNow } from './witnesses.ts';

interface StationRow {
  readonly station: string;
  readonly name: string;
  readonly seen_at: Date | null;
  readonly fed_to: number;
  readonly frozen: boolean;
}

/** How an organisation's feed and stations stand. Changes nothing, but for roots of tiles that were not kept yet. */
export async function feedStatus(parts: TreeParts): Promise<FeedStatus> {
  const { database, tenant } = parts;
  const values = [tenant];
  const [head, [pending], cases, stations, log, witnessed, held] = await Promise.all([
    feedHead(database, tenant),
    database.rows<{ readonly count: number }>({ text: 'SELECT count(*)::int AS count FROM pending WHERE tenant_id = $1', values }),
    database.rows<FeedStatus['cases'][number]>({
      text: `SELECT verdict -> 'case' ->> 'kind' AS kind, count(*)::int AS count FROM feed WHERE tenant_id = $1 AND verdict ? 'case'
        GROUP BY kind ORDER BY count DESC, kind`,
      values,
    }),
    database.rows<StationRow>({
      text: `SELECT station, name, seen_at, fed_to, EXISTS (SELECT 1 FROM frozen WHERE frozen.tenant_id = $1 AND frozen.station = enrolled_station.station
          AND NOT EXISTS (SELECT 1 FROM feed WHERE feed.tenant_id = $1 AND feed.station = frozen.station AND feed.epoch > frozen.epoch)) AS frozen
        FROM enrolled_station WHERE tenant_id = $1 AND enabled ORDER BY name, station`,
      values,
    }),
    checkpointOf(parts),
    witnessedNow(parts),
    heldFacts({ queries: database, tenant }),
  ]);
  return {
    head,
    pending: pending?.count ?? 0,
    cases: [...cases],
    ...log,
    ...(witnessed === undefined ? {} : { witnessed }),
    stations: stations.map(({ seen_at, fed_to, station, name, frozen }) => ({
      station,
      name,
      frozen,
      held: held.get(station) ?? 0,
      fedTo: Number(fed_to),
      ...(seen_at === null ? {} : { seenAt: seen_at.toISOString() }),
    })),
  };
}

async function checkpointOf(parts: TreeParts): Promise<Pick<FeedStatus, 'checkpoint' | 'fault'>> {
  try {
    return { checkpoint: await feedCheckpoint(parts) };
  } catch (cause) {
    if (cause instanceof LeafFault) return { fault: cause.seq };
    throw cause;
  }
}
