import { wipe } from '../../../core/base/bytes.ts';
import { utf8 } from '../../../core/base/utf8.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isTrustworthyIssuer, SIGN_IN_PROVIDER_SETTING, type SignInProvider } from '../../openid/sign-in-provider.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Call, type Handler, type Parts, factOf } from '../handler.ts';
import { providerOf } from './provider.ts';

/** The fact names provider and issuer, never client or secret. */
export const signInChangeProvider: Handler<'sign-in.change-provider'> = (call, parts) => {
  const { inUse, name, issuer, clientId } = call.input;
  if (!isTrustworthyIssuer(issuer))
    throw new Refusal('input-invalid', { field: 'issuer', wanted: 'an address with https; without it only one on this machine' });
  parts.store.transact((writer) => {
    const clientSecretBlobId = secretFor(call, { writer, before: providerOf(writer), parts });
    const secret = clientSecretBlobId === undefined ? {} : { clientSecretBlobId };
    if (inUse) writer.settings.set(SIGN_IN_PROVIDER_SETTING, { name, issuer, clientId, ...secret });
    else writer.settings.remove(SIGN_IN_PROVIDER_SETTING);
    writer.append(factOf(call, 'sign-in.change-provider', { note: { provider: name, issuer, inUse }, changes: [] }));
  });
  return {};
};

interface Keeping {
  readonly writer: StoreWriter;
  readonly before: SignInProvider | undefined;
  readonly parts: Pick<Parts, 'house'>;
}

/** A new secret is sealed and the old one destroyed; the old one is kept only for the same client of the same provider. */
function secretFor(call: Call<'sign-in.change-provider'>, { writer, before, parts }: Keeping): string | undefined {
  const { inUse, issuer, clientId, clientSecret } = call.input;
  const kept = before?.clientSecretBlobId;
  if (inUse && clientSecret === undefined && before?.issuer === issuer && before.clientId === clientId) return kept;
  if (kept !== undefined) parts.house.sealed.destroy(writer, kept);
  if (!inUse || clientSecret === undefined) return undefined;
  const { id, servicePointId } = parts.house.station();
  const secret = utf8(clientSecret);
  try {
    return parts.house.sealed.put(writer, { kind: 'provider-secret', recordId: id, secret, under: { servicePointId } });
  } finally {
    wipe(secret);
  }
}
