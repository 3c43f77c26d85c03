import type { Request } from '../../../core/records/records.ts';
import type { Call, Handler } from '../handler.ts';
import { requestSummary } from '../view/request-summary.ts';
import { counted, nextOf } from '../view/window.ts';
import type { StoreReader } from '../../store/store.ts';

/** Requests of this service point. `toDecide` gives those that this caller may decide, oldest first; `mine` those they asked for. */
export const requestFind: Handler<'request.find'> = (call, { store }) => {
  const { states, mine, toDecide, limit, text = '', sort = { by: 'since', down: true }, after, exactly } = call.input;
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { requests: [], total: 0 };
  const summaries = (found: readonly Request[]) => found.map((request) => requestSummary(request, store, call.session?.personId));
  if (toDecide === true) {
    const few = toDecideOf(call, store, servicePointId);
    return { requests: summaries(few.slice(0, limit)), total: few.length };
  }
  if (mine === true) {
    const of = { requesterId: call.session?.personId ?? '', servicePointId, states };
    return {
      requests: summaries(store.requests.ofRequester(of, limit)),
      ...counted((most) => store.requests.countByRequester(of, most), exactly),
    };
  }
  const query = { text, servicePointId, states, sort: sort.by, down: sort.down, after, limit };
  const window = store.requests.window(query);
  return {
    requests: summaries(window),
    ...counted((most) => store.requests.countUpTo(query, most), exactly),
    ...nextOf(window, limit),
  };
};

/** What waits for one person: so many as a person deals with. With `mine`, what they asked for themselves, which they never decide. */
function toDecideOf(call: Call<'request.find'>, store: StoreReader, servicePointId: string): readonly Request[] {
  const { states, mine } = call.input;
  const personId = call.session?.personId ?? '';
  return store.requests.open([servicePointId]).filter((request) => {
    if (mine === true && request.requesterId !== personId) return false;
    if (states !== undefined && !states.includes(request.state)) return false;
    return call.may('request.approve', { request, servicePointId: request.servicePointId }) === undefined;
  });
}
