import type { RaidSummary } from '../../../core/actions/views.ts';
import type { Raid } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Call, type Handler, required } from '../handler.ts';
import { nameOf, servicePointName } from '../view/names.ts';
import { possible } from '../view/possible.ts';

/** The RAiDs of the service point in which one works; a Registry operator sees those of all. */
export const raidFind: Handler<'raid.find'> = (call, { store }) => {
  const { text, states, sort, offset, limit } = call.input;
  const filter = {
    servicePointIds: reach(call, store),
    ...(text === undefined ? {} : { text }),
    ...(states === undefined ? {} : { states }),
  };
  const [mayMint] = possible(['raid.mint'], call.subject, { call, likely: ['raid.mint'] });
  return {
    raids: store.raids
      .find({ ...filter, sort, limit, ...(offset === undefined ? {} : { offset }) })
      .map((raid) => raidSummary(raid, store)),
    total: store.raids.count(filter),
    mayMint: required(mayMint, 'an answer'),
  };
};

export function reach({ actor, subject }: Pick<Call<'raid.find'>, 'actor' | 'subject'>, store: StoreReader): readonly string[] {
  if (actor.kind === 'person' && actor.registryOperator) return store.all('service-point').map((point) => point.id);
  return [required(subject.servicePointId, 'a service point')];
}

export function raidSummary(raid: Raid, store: StoreReader): RaidSummary {
  const { id, handle, title, state, version, changedAt, changedBy, servicePointId } = raid;
  const servicePoint = { id: servicePointId, name: servicePointName(servicePointId, store) };
  return {
    id,
    title,
    state,
    version,
    changedAt,
    changedBy: nameOf(changedBy, store),
    servicePoint,
    ...(handle === undefined ? {} : { handle }),
  };
}
