import { unwrapSecret } from '../facts/sealed-fields.ts';
import type { TenantQueries } from './tenant-queries.ts';

export const DATA_KEY = 'data-key';

export interface SealedName {
  readonly id: string;
  readonly kind: string;
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
