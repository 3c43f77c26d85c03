import { unwrapSecret } from '../facts/sealed-fields.ts';
import type { TenantQueries } from './tenant-queries.ts';

export const DATA_KEY = 'data-key';

export interface SealedName {
  readonly id: string;
  readonly kind: string;
}

/** `unreadable`: it is there and does not open. */
export type Opened = Uint8Array | 'unreadable';

/** Several of one kind by their ids, with one statement; those that are not there are left out, and what does not open is told. */
export async function openAllSealed(
  ids: readonly string[],
  { kind, queries, tenant, wrapping }: TenantQueries & { readonly kind: string; readonly wrapping: Uint8Array },
): Promise<ReadonlyMap<string, Opened>> {
  if (ids.length === 0) return new Map();
  const rows = await queries.rows<{ readonly id: string; readonly bytes: Uint8Array }>({
    name: 'sealed-all',
    text: 'SELECT id, bytes FROM sealed WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND kind = $3',
    values: [tenant, ids, kind],
  });
  return new Map(rows.map(({ id, bytes }) => [id, openedOr(() => unwrapSecret(bytes, { id, kind }, wrapping))]));
}

function openedOr(open: () => Uint8Array): Opened {
  try {
    return open();
  } catch {
    return 'unreadable';
  }
}

/** A secret of the sealed set, opened with the server's own key; undefined where it is not there or was destroyed. */
export async function openSealed(
  name: SealedName,
  from: TenantQueries & { readonly wrapping: Uint8Array },
): Promise<Uint8Array | undefined> {
  const [row] = await from.queries.rows<{ readonly bytes: Uint8Array }>({
    name: 'sealed',
    text: 'SELECT bytes FROM sealed WHERE tenant_id = $1 AND id = $2 AND kind = $3',
    values: [from.tenant, name.id, name.kind],
  });
  return row === undefined ? undefined : unwrapSecret(row.bytes, name, from.wrapping);
}
