import type { BatchEntryView } from '../../../core/actions/views.ts';
import type { BatchEntry } from '../../store/local-people.ts';
import { type Parts, required } from '../handler.ts';

/** A row of a batch with its person or card as they are called now. */
export function entryView(entry: BatchEntry, parts: Pick<Parts, 'store'>): BatchEntryView {
  const { place, kind, recordId: id, state, because, madeId } = entry;
  const why =
    because === undefined ? {} : { because: { code: because.code, ...(because.params ? { params: { ...because.params } } : {}) } };
  const made = madeId === undefined ? {} : { made: { kind: kind === 'person' ? ('card' as const) : ('operation' as const), id: madeId } };
  return { place, kind, id, state, ...named(entry, parts), ...why, ...made };
}

function named({ kind, recordId }: BatchEntry, { store }: Pick<Parts, 'store'>): Pick<BatchEntryView, 'number' | 'name' | 'recordState'> {
  if (kind === 'person') {
    const { number, name, state } = required(store.get('person', recordId), 'the person of the batch');
    return { number, name, recordState: state };
  }
  if (kind === 'temporary-card') {
    const { number, state } = required(store.get('temporary-card', recordId), 'the temporary card of the batch');
    return { number: `T-${number}`, name: '', recordState: state };
  }
  const { number, personId, state } = required(store.get('card', recordId), 'the card of the batch');
  return { number: String(number), name: store.get('person', personId)?.name ?? '', recordState: state };
}
