import type { StaffView } from '../../../core/actions/views.ts';
import { membershipRole } from '../../../core/records/states.ts';
import type { Membership } from '../../../core/records/records.ts';
import { standingOf } from '../../router/actor.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Call, type Handler, required } from '../handler.ts';
import { accessRequestView } from '../view/access-request-view.ts';
import { nameOf } from '../view/names.ts';
import { possible } from '../view/possible.ts';
import { servicePointSummary } from '../view/service-point-summary.ts';

const roles = ['operator', ...membershipRole.options] as const;

/** The staff of a service point: also who was disabled; who only asked stands with the requests. */
export const membershipFind: Handler<'membership.find'> = (call, { store }) => {
  const point = required(call.subject.servicePoint, 'the service point');
  const [mayAuthorise] = possible(['membership.authorise'], { servicePointId: point.id, servicePoint: point }, { call, likely: [] });
  return {
    servicePoint: servicePointSummary(point),
    staff: store.memberships
      .byServicePoint(point.id)
      .filter((membership) => membership.state !== 'pending')
      .map((membership) => staffView(membership, store, call)),
    requests: store.accessRequests.waiting([point.id]).map((request) => accessRequestView(request, store, call)),
    mayAuthorise: required(mayAuthorise, 'an answer'),
  };
};

function staffView(membership: Membership, store: StoreReader, call: Call<'membership.find'>): StaffView {
  const { id, personId, grantedBy, grantedAt, changedBy, changedAt } = membership;
  const person = store.get('person', personId);
  const account = store.get('account', personId);
  const subject = { membership, servicePointId: membership.servicePointId };
  return {
    membershipId: id,
    person: {
      id: personId,
      name: person?.name ?? '',
      email: person?.email ?? '',
      number: person?.number ?? '',
      state: person?.state ?? '',
    },
    role: account?.registryOperator === true ? 'operator' : membership.role,
    state: standingOf(membership, account),
    ...(grantedBy === undefined ? {} : { grantedBy: nameOf(grantedBy, store) }),
    ...(grantedAt === undefined ? {} : { grantedAt }),
    ...(changedBy === undefined ? {} : { changedBy: nameOf(changedBy, store) }),
    ...(changedAt === undefined ? {} : { changedAt }),
    roles: roles.map((role) => {
      const refusal = call.may('membership.change-role', subject, { role });
      return {
        role,
        allowed: refusal === undefined,
        ...(refusal === undefined ? {} : { because: { code: refusal.code, params: { ...refusal.params } } }),
      };
    }),
    possible: possible(['membership.enable', 'membership.disable'], subject, { call, likely: [] }),
  };
}
