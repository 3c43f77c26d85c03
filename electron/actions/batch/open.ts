import type { Json } from '../../../core/base/canonical-json.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import { type Handler, required } from '../handler.ts';
import { batchSummary } from './batch-summary.ts';
import { entryView } from './entry-view.ts';
import { isProduction } from './order.ts';
import { orders } from './orders.ts';
import { present } from './present.ts';
import { running } from './running.ts';

/** Roles, ways of delivery and profile in words; what was not asked for is left out. */
function askedOf(asked: Json): Record<string, string> {
  const words = (value: unknown): string => {
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.entries(value)
      .flatMap(([name, wanted]) => (wanted === true ? [name] : []))
      .join(', ');
  };
  const { profileId, alsoHolders, ...rest } = asked as Readonly<Record<string, unknown>>;
  const entries = Object.entries(rest).map(([name, value]) => [name, words(value)] as const);
  const profile = typeof profileId === 'string' ? { profile: cardProfileById(profileId)?.name ?? profileId } : {};
  return {
    ...profile,
    ...(alsoHolders === true ? { alsoHolders: 'yes' } : {}),
    ...Object.fromEntries(entries.filter(([, text]) => text !== '')),
  };
}

const PAGE = 200;

/** A batch with its rows as they are called now. */
export const batchOpen: Handler<'batch.open'> = (call, parts) => {
  const batch = required(call.subject.batch, 'the batch');
  const order = required(orders[batch.row], 'the order of the row');
  const { states, offset = 0, limit = PAGE } = call.input;
  const all = parts.store.batches.entries(batch.id).map((entry) => present(entry, order, parts));
  const wanted = states === undefined ? all : all.filter(({ state }) => states.includes(state));
  const leftMs = running(parts.store).get(batch.id)?.leftMs();
  return {
    ...batchSummary(batch, parts),
    asked: askedOf(batch.asked),
    kind: order.kind,
    production: isProduction(order),
    runs: running(parts.store).has(batch.id),
    ...(leftMs === undefined ? {} : { leftMs }),
    mayRun: call.may('batch.run', { batch, servicePointId: batch.servicePointId }) === undefined,
    entries: wanted.slice(offset, offset + limit).map((entry) => entryView(entry, parts)),
    total: wanted.length,
  };
};
