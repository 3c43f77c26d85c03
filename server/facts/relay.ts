import type { FactBody } from '../../core/facts/fact.ts';
import type { RelayedBlob } from '../../core/sync/wire.ts';
import { wrapSecret } from './sealed-fields.ts';
import { DATA_KEY } from '../store/sealed-set.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import type { SealingKey } from './sealing-key.ts';

/** Keeps sealed secrets for the stations that open them. What is here already stays as it is. */
export async function putRelayed(blobs: readonly RelayedBlob[], { queries, tenant }: TenantQueries): Promise<void> {
  if (blobs.length === 0) return;
  await queries.rows({
    text: `INSERT INTO relayed (tenant_id, id, service_point_id, blob) SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::jsonb[])
      ON CONFLICT (tenant_id, id) DO NOTHING`,
    values: [
      tenant,
      blobs.map(({ id }) => id),
      blobs.map(({ under }) => under.slice('service-point:'.length)),
      blobs.map((blob) => JSON.stringify(blob)),
    ],
  });
}

/**
 * Of those ids, what is here and under that service point's key, and people's data keys under whichever: the service point that somebody left cannot open the
 * one that was wrapped for where they went, but it keeps it, and can send it again where server and author lost it.
 */
export async function relayedOf(
  ids: readonly string[],
  servicePoint: string,
  { queries, tenant }: TenantQueries,
): Promise<readonly RelayedBlob[]> {
  if (ids.length === 0) return [];
  const rows = await queries.rows<{ readonly blob: RelayedBlob }>({
    name: 'relayed',
    text: `SELECT blob FROM relayed WHERE tenant_id = $1 AND id = ANY ($3::uuid[])
      AND (service_point_id = $2 OR blob ->> 'kind' = 'data-key') ORDER BY id`,
    values: [tenant, servicePoint, ids],
  });
  return rows.map(({ blob }) => blob);
}

interface KeyParts extends TenantQueries {
  readonly wrapping: Uint8Array;
  readonly random: (length: number) => Uint8Array;
  readonly sealing: SealingKey;
}

/** Data keys that a station wrapped to the server, from now on under the server's own. One that does not open is left out: its names stay unread here. */
export async function putDataKeys(keys: readonly { readonly id: string; readonly wrapped: string }[], parts: KeyParts): Promise<void> {
  const opened = keys.flatMap(({ id, wrapped }) => {
    try {
      const secret = parts.sealing.unwrap(Buffer.from(wrapped, 'base64'), ['data-key', id]);
      const bytes = wrapSecret(secret, { id, kind: DATA_KEY }, { key: parts.wrapping, random: parts.random });
      secret.fill(0);
      return [{ id, bytes }];
    } catch {
      return [];
    }
  });
  if (opened.length === 0) return;
  await parts.queries.rows({
    text: `INSERT INTO sealed (tenant_id, id, kind, bytes) SELECT $1, id, $4, bytes FROM unnest($2::uuid[], $3::bytea[]) AS put (id, bytes)
      ON CONFLICT (tenant_id, id) DO NOTHING`,
    values: [parts.tenant, opened.map(({ id }) => id), opened.map(({ bytes }) => Buffer.from(bytes)), DATA_KEY],
  });
}

/** Sealed secrets that a fact names. */
export function blobIdsIn({ changes }: Pick<FactBody, 'changes'>): readonly string[] {
  return changes.flatMap(({ set, sealed }) => [
    ...(sealed === undefined ? [] : [sealed.dataKeyId]),
    ...['dataKeyId', 'pukBlobId', 'pukPendingBlobId'].flatMap((field) => (typeof set[field] === 'string' ? [set[field]] : [])),
  ]);
}
