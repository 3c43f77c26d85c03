import { type Handler, required } from '../handler.ts';
import { ACTIVITY_FACTS, activityOf } from '../view/fact-view.ts';
import { possible } from '../view/possible.ts';
import { servicePointSummary } from '../view/service-point-summary.ts';

const offered = ['service-point.update', 'service-point.enable', 'service-point.disable', 'membership.find', 'api-key.find'] as const;

/** One service point: what it is, who is there, which stations. */
export const servicePointOpen: Handler<'service-point.open'> = (call, { store, house }) => {
  const point = required(call.subject.servicePoint, 'the service point');
  const own = house.station().id;
  const stations = store.all('station').filter((station) => station.servicePointId === point.id);
  return {
    ...servicePointSummary(point),
    staff: store.memberships.byServicePoint(point.id).filter((membership) => membership.state === 'enabled').length,
    waiting: store.accessRequests.waiting([point.id]).length,
    keys: store.apiKeys.byServicePoint(point.id).length,
    stations: stations.map(({ id, name, enabled }) => ({ id, name, enabled, here: id === own })),
    possible: possible(offered, call.subject, { call, likely: [] }),
    activity: activityOf(store.facts.find({ subjectId: point.id, limit: ACTIVITY_FACTS }), store),
  };
};
