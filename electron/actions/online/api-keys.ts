import { z } from 'zod';
import type { ActionId } from '../../../core/actions/all.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { ApiKey } from '../../../core/records/records.ts';
import { apiKeyCreate } from '../api-key/create.ts';
import { apiKeyDisable } from '../api-key/disable.ts';
import { apiKeyEnable } from '../api-key/enable.ts';
import { KEY_DAYS, laterBy } from '../api-key/expiry.ts';
import { type Call, factOf, type Handler, type Parts, required } from '../handler.ts';
import { serverIdOf } from './points.ts';

const made = z.object({ apiKeyId: z.string(), bearer: z.string(), expiresAt: z.string() });
const extended = z.object({ expiresAt: z.string() });
const list = z.object({ keys: z.array(z.object({ id: z.string(), subject: z.string() })) });

/** Row 18 through the server: the key is the server's, and opens the server alone. */
export const createKeyOnline: Handler<'api-key.create'> = async (call, parts) => {
  const { servicePointId, subject, role } = call.input;
  const point = await serverIdOf(servicePointId, call, parts);
  const sending = { method: 'POST', path: `/service-point/${point}/api-keys`, body: { subject, role } } as const;
  const { apiKeyId, bearer, expiresAt } = await parts.central.send(call.session, sending, made);
  const at = laterBy(expiresAt, -KEY_DAYS);
  await apiKeyCreate({ ...call, at }, { ...parts, newId: () => apiKeyId });
  return { apiKeyId, bearer, expiresAt };
};

export const extendKeyOnline: Handler<'api-key.extend'> = async (call, parts) => {
  const { id, subject } = required(call.subject.apiKey, 'the API key');
  const { expiresAt } = await parts.central.send(call.session, await turning('extend', call, parts), extended);
  const note = { key: subject, expires: expiresAt.slice(0, 10) };
  parts.store.transact((writer) => {
    writer.append(factOf(call, 'api-key.extend', { note, changes: [{ record: 'api-key', id, set: { expiresAt } }] }));
  });
  return { expiresAt };
};

export const enableKeyOnline: Handler<'api-key.enable'> = async (call, parts) => {
  await parts.central.tell(call.session, await turning('enable', call, parts));
  return apiKeyEnable(call, parts);
};

export const disableKeyOnline: Handler<'api-key.disable'> = async (call, parts) => {
  await parts.central.tell(call.session, await turning('disable', call, parts));
  return apiKeyDisable(call, parts);
};

async function turning(verb: string, call: Call<ActionId>, parts: Parts) {
  const id = await idOf(required(call.subject.apiKey, 'the API key'), call, parts);
  return { method: 'POST', path: `/api-keys/${id}/${verb}` } as const;
}

/** The key of that id, or of that subject: a subject stays taken at its service point. */
async function idOf(key: ApiKey, call: Call<ActionId>, parts: Parts): Promise<string> {
  const point = await serverIdOf(key.servicePointId, call, parts);
  const { keys } = await parts.central.read(call.session, `/service-point/${point}/api-keys`, list);
  const found = keys.find(({ id, subject }) => id === key.id || subject.toLowerCase() === key.subject.toLowerCase());
  if (found === undefined) throw new Refusal('central-unknown');
  return found.id;
}
