import { type Handler, factOf, required } from '../handler.ts';

/** The key is refused from the next call on. */
export const apiKeyDisable: Handler<'api-key.disable'> = (call, { store }) => {
  const { id, subject } = required(call.subject.apiKey, 'the API key');
  store.transact((writer) => {
    writer.append(
      factOf(call, 'api-key.disable', { note: { key: subject }, changes: [{ record: 'api-key', id, set: { enabled: false } }] }),
    );
  });
  return {};
};
