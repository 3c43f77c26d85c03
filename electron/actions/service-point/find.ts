import type { Actor } from '../../../core/roles/actor.ts';
import type { ServicePoint } from '../../../core/records/records.ts';
import { type Handler, required } from '../handler.ts';
import { possible } from '../view/possible.ts';
import { servicePointSummary } from '../view/service-point-summary.ts';

/** A Registry operator sees every service point, others those they belong to. */
export const servicePointFind: Handler<'service-point.find'> = (call, { store }) => {
  const words = (call.input.text ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean);
  const [mayCreate] = possible(['service-point.create'], {}, { call, likely: [] });
  return {
    servicePoints: store
      .all('service-point')
      .filter((point) => isSeen(point, call.actor))
      .filter((point) =>
        words.every((word) => `${point.name} ${point.searchContent ?? ''} ${point.number ?? ''}`.toLowerCase().includes(word)),
      )
      .map(servicePointSummary),
    mayCreate: required(mayCreate, 'an answer'),
  };
};

/** Whether that caller may look at this service point. */
export function isSeen({ id }: Pick<ServicePoint, 'id'>, actor: Actor): boolean {
  if (actor.kind === 'anonymous') return false;
  if (actor.kind === 'api-key') return actor.servicePointId === id;
  return (
    actor.registryOperator || actor.memberships.some((membership) => membership.servicePointId === id && membership.state === 'enabled')
  );
}
