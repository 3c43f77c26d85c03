import type { Request } from '../../../core/records/records.ts';
import type { Handler } from '../handler.ts';
import { requestSummary } from '../view/request-summary.ts';

/** Requests of this service point. `toDecide` gives those that this caller may decide, oldest first. */
export const requestFind: Handler<'request.find'> = (call, { store }) => {
  const { states, mine, toDecide, limit } = call.input;
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  const personId = call.session?.personId;
  const found = (): readonly Request[] => {
    if (toDecide === true) return store.requests.open(servicePointIds);
    if (mine === true && personId !== undefined) return store.requests.byRequester(personId);
    return store.requests.find({ servicePointIds, limit, ...(states === undefined ? {} : { states }) });
  };
  const wanted = found().filter((request) => {
    if (mine === true && (request.requesterId !== personId || !servicePointIds.includes(request.servicePointId))) return false;
    if (states !== undefined && !states.includes(request.state)) return false;
    return toDecide !== true || call.may('request.approve', { request, servicePointId: request.servicePointId }) === undefined;
  });
  return { requests: wanted.slice(0, limit).map((request) => requestSummary(request, store, personId)) };
};
