import type { FactBody } from '../../core/facts/fact.ts';
import type { TenantQueries } from './tenant-queries.ts';

/** The newest fact of a deactivation, or of an approval, about one of these persons or requests; undefined where there is none here. */
export async function newestStateFact(subjectIds: readonly string[], { queries, tenant }: TenantQueries): Promise<FactBody | undefined> {
  const [row] = await queries.rows<{ readonly body: string }>({
    name: 'state-fact',
    text: `SELECT body FROM fact WHERE tenant_id = $1 AND action IN ('person.deactivate', 'request.approve')
      AND (body::jsonb) #>> '{subject,id}' = ANY ($2::text[]) AND (body::jsonb) -> 'changes' @> $3::jsonb ORDER BY at DESC, n DESC LIMIT 1`,
    values: [tenant, subjectIds, JSON.stringify([{ record: 'person', set: { state: 'inactive' } }])],
  });
  return row === undefined ? undefined : (JSON.parse(row.body) as FactBody);
}
