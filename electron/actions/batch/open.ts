import type { Json } from '../../../core/base/canonical-json.ts';
import { type Handler, required } from '../handler.ts';
import { batchSummary } from './batch-summary.ts';
import { running } from './running.ts';

/** Roles and ways of delivery in words; what was not asked for is left out. */
function askedOf(asked: Json): Record<string, string> {
  const words = (value: unknown): string => {
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.entries(value)
      .flatMap(([name, wanted]) => (wanted === true ? [name] : []))
      .join(', ');
  };
  const entries = Object.entries(asked as Record<string, unknown>).map(([name, value]) => [name, words(value)] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

/** A batch with its people as they are called now. */
export const batchOpen: Handler<'batch.open'> = (call, { store }) => {
  const batch = required(call.subject.batch, 'the batch');
  return {
    ...batchSummary(batch, store),
    asked: askedOf(batch.asked),
    running: running.has(batch.id),
    mayRun: call.may('batch.run', { batch, servicePointId: batch.servicePointId }) === undefined,
    entries: store.batches.entries(batch.id).map(({ recordId: personId, state, because }) => {
      const person = required(store.get('person', personId), 'the person of the batch');
      const { number, name, state: personState } = person;
      const why =
        because === undefined ? {} : { because: { code: because.code, ...(because.params ? { params: { ...because.params } } : {}) } };
      return { personId, number, name, personState, state, ...why };
    }),
  };
};
