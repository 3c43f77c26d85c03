import { z } from 'zod';
import { Refusal } from '../../../core/failures/refusal.ts';
import { servicePointBody } from '../../../core/actions/service-point-fields.ts';
import type { Call, Handler, Parts } from '../handler.ts';
import { assertNewName } from '../service-point/known-name.ts';
import { serverIdOf, takePoint } from './points.ts';

/** Rows 14 to 16 through the server: the record here is what it answered. */
export const createPointOnline: Handler<'service-point.create'> = async (call, parts) => {
  assertNewName(call.input.name, undefined, parts.store);
  try {
    const made = await parts.central.send(call.session, { method: 'POST', path: '/service-point/', body: call.input }, servicePointBody);
    return { servicePointId: takePoint(made, call, parts) };
  } catch (cause) {
    const made = cause instanceof Refusal && cause.failure.code === 'name-taken' ? await madeBefore(call, parts) : undefined;
    if (made === undefined) throw cause;
    return { servicePointId: made };
  }
};

/** One that is there and was not here, and says the very same: the answer to it was lost. */
async function madeBefore(call: Call<'service-point.create'>, parts: Parts): Promise<string | undefined> {
  const { input } = call;
  const points = await parts.central.read(call.session, '/service-point/', z.array(servicePointBody));
  const same = points.find((point) => Object.entries(input).every(([field, value]) => point[field as keyof typeof input] === value));
  return same === undefined ? undefined : takePoint(same, call, parts);
}

export const updatePointOnline: Handler<'service-point.update'> = async (call, parts) => {
  const { servicePointId, ...fields } = call.input;
  assertNewName(fields.name, servicePointId, parts.store);
  const id = await serverIdOf(servicePointId, call, parts);
  const { enabled } = await parts.central.read(call.session, `/service-point/${id}`, servicePointBody);
  const body = { ...fields, enabled };
  takePoint(await parts.central.send(call.session, { method: 'PUT', path: `/service-point/${id}`, body }, servicePointBody), call, parts);
  return {};
};

export const enablePointOnline: Handler<'service-point.enable'> = turned('enable');
export const disablePointOnline: Handler<'service-point.disable'> = turned('disable');

function turned(verb: 'enable' | 'disable'): Handler<'service-point.enable' | 'service-point.disable'> {
  return async (call, parts) => {
    const id = await serverIdOf(call.input.servicePointId, call, parts);
    await parts.central.tell(call.session, { method: 'POST', path: `/service-point/${id}/${verb}` });
    takePoint(await parts.central.read(call.session, `/service-point/${id}`, servicePointBody), call, parts);
    return {};
  };
}
