import type { ApiKeyView } from '../../../core/actions/views.ts';
import type { ApiKey } from '../../../core/records/records.ts';
import { standingOfKey } from '../../router/actor.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { nameOf } from '../view/names.ts';
import { possible } from '../view/possible.ts';
import { servicePointSummary } from '../view/service-point-summary.ts';
import { makerOf } from './maker.ts';

/** An admin and a Registry operator see every key of the service point, others those they made. */
export const apiKeyFind: Handler<'api-key.find'> = (call, parts) => {
  const point = required(call.subject.servicePoint, 'the service point');
  const subject = { servicePoint: point, servicePointId: point.id };
  const [mayCreate] = possible(['api-key.create'], subject, { call, likely: [] });
  const [mayCreateAdmin] = possible(['api-key.create'], subject, { call: withInput(call, { role: 'service-point-admin' }), likely: [] });
  const keys = parts.store.apiKeys.byServicePoint(point.id).filter((key) => seesAll(call, point.id) || key.makerId === makerOf(call.actor));
  return {
    servicePoint: servicePointSummary(point),
    keys: keys.map((key) => keyView(key, call, parts)),
    mayCreate: required(mayCreate, 'an answer'),
    mayCreateAdmin: required(mayCreateAdmin, 'an answer'),
  };
};

function withInput(call: Call<'api-key.find'>, input: unknown): Pick<Call<'api-key.find'>, 'may'> {
  return { may: (action, subject) => call.may(action, subject, input) };
}

function seesAll({ actor }: Call<'api-key.find'>, servicePointId: string): boolean {
  if (actor.kind === 'api-key') return actor.role === 'service-point-admin';
  if (actor.kind === 'anonymous') return false;
  const admin = actor.memberships.some(
    ({ servicePointId: at, role, state }) => at === servicePointId && role === 'service-point-admin' && state === 'enabled',
  );
  return actor.registryOperator || admin;
}

function keyView(key: ApiKey, call: Call<'api-key.find'>, { store, clock }: Parts): ApiKeyView {
  const { id, subject, role, expiresAt, createdAt, lastUsedAt } = key;
  const { state, works } = standingOfKey(key, store, clock.now());
  const about = { apiKey: key, servicePointId: key.servicePointId };
  return {
    id,
    subject,
    role,
    maker: nameOf(key.makerId, store),
    state,
    works,
    expiresAt,
    createdAt,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    possible: possible(['api-key.extend', 'api-key.enable', 'api-key.disable'], about, { call, likely: [] }),
  };
}
