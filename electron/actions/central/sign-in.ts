import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { enterStation } from './enter-station.ts';

/** With the e-mail of whoever is signed in here, so that both journals name the same person; or with an API key of the server. */
export const centralSignIn: Handler<'central.sign-in'> = async (call, parts) => {
  const { store, central } = parts;
  const session = required(call.session, 'a session');
  const { serverPassword, apiKeySecret } = call.input;
  if ((serverPassword === undefined) === (apiKeySecret === undefined))
    throw new Refusal('input-invalid', { field: 'serverPassword', wanted: 'either a password or an API key' });
  const { email } = required(store.get('person', session.personId), 'the person');
  await central.signIn(session, apiKeySecret === undefined ? { email, password: serverPassword ?? '' } : { apiKey: apiKeySecret.trim() });
  const note = { as: apiKeySecret === undefined ? 'person' : 'api-key', address: central.address() ?? '' };
  store.transact((writer) => {
    writer.append(factOf(call, 'central.sign-in', { kind: 'observation', note, changes: [] }));
  });
  await enterStation(call, parts);
  return { until: required(central.until(session), 'a token') };
};
