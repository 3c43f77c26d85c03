import { type Handler, factOf, required } from '../handler.ts';

/** The key is taken again, with the same secret. */
export const apiKeyEnable: Handler<'api-key.enable'> = (call, { store }) => {
  const { id, subject } = required(call.subject.apiKey, 'the API key');
  store.transact((writer) => {
    writer.append(factOf(call, 'api-key.enable', { note: { key: subject }, changes: [{ record: 'api-key', id, set: { enabled: true } }] }));
  });
  return {};
};
