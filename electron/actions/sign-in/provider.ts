import { SIGN_IN_PROVIDER_SETTING, type SignInProvider } from '../../openid/sign-in-provider.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Handler } from '../handler.ts';

export function providerOf(store: Pick<StoreReader, 'settings'>): SignInProvider | undefined {
  return store.settings.get(SIGN_IN_PROVIDER_SETTING) as SignInProvider | undefined;
}

export const signInProvider: Handler<'sign-in.provider'> = (_call, { store }) => {
  const set = providerOf(store);
  if (set === undefined) return {};
  const { name, issuer, clientId, clientSecretBlobId } = set;
  return { provider: { name, issuer, clientId, confidential: clientSecretBlobId !== undefined } };
};
