import { type Handler, factOf, required } from '../handler.ts';
import { KEY_DAYS, laterBy } from './expiry.ts';

/** Another year, from its end on, or from now where that is past. */
export const apiKeyExtend: Handler<'api-key.extend'> = (call, { store }) => {
  const { id, subject, expiresAt: before } = required(call.subject.apiKey, 'the API key');
  const expiresAt = laterBy(before > call.at ? before : call.at, KEY_DAYS);
  store.transact((writer) => {
    const note = { key: subject, expires: expiresAt.slice(0, 10) };
    writer.append(factOf(call, 'api-key.extend', { note, changes: [{ record: 'api-key', id, set: { expiresAt } }] }));
  });
  return { expiresAt };
};
