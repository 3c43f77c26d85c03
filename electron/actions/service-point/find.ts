import type { Actor } from '../../../core/roles/actor.ts';
import type { ServicePoint } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Call, type Handler, required } from '../handler.ts';
import { possible } from '../view/possible.ts';
import { servicePointSummary } from '../view/service-point-summary.ts';

/** A Registry operator sees every service point, others those they belong to. */
export const servicePointFind: Handler<'service-point.find'> = (call, { store }) => {
  const seen = store.all('service-point').filter((point) => isSeen(point, call.actor));
  const words = (call.input.text ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean);
  const [mayCreate] = possible(['service-point.create'], {}, { call, likely: [] });
  return {
    servicePoints: seen
      .filter((point) =>
        words.every((word) => `${point.name} ${point.searchContent ?? ''} ${point.number ?? ''}`.toLowerCase().includes(word)),
      )
      .map(servicePointSummary),
    mayCreate: required(mayCreate, 'an answer'),
    waiting: waitingFor(call, seen, store),
  };
};

/** Requests that this caller may answer. */
function waitingFor(call: Call<'service-point.find'>, points: readonly ServicePoint[], store: StoreReader): number {
  return store.accessRequests
    .waiting(points.map((point) => point.id))
    .filter(
      (accessRequest) => call.may('access-request.approve', { accessRequest, servicePointId: accessRequest.servicePointId }) === undefined,
    ).length;
}

/** Whether that caller may look at this service point. */
export function isSeen({ id }: Pick<ServicePoint, 'id'>, actor: Actor): boolean {
  if (actor.kind === 'anonymous') return false;
  if (actor.kind === 'api-key') return actor.servicePointId === id;
  return (
    actor.registryOperator || actor.memberships.some((membership) => membership.servicePointId === id && membership.state === 'enabled')
  );
}
