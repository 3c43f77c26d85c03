import { wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { SignInFault, type SignInProvider, type VouchedFor } from '../../openid/sign-in-provider.ts';
import { signInThrough } from '../../openid/sign-in-through.ts';
import type { Handler, Parts } from '../handler.ts';
import { providerOf } from '../sign-in/provider.ts';
import { enter } from './enter.ts';
import { vouchedPerson } from './vouched-person.ts';

/** So long somebody may take at the provider's page. */
const PATIENCE_MS = 5 * 60_000;

/** One at a time and station: what waits in the browser when another begins is broken off. */
const waiting = new WeakMap<object, AbortController>();

/** A person whom the provider knows and the register too; whether they are let in anywhere is another matter. */
export const sessionSignInThroughProvider: Handler<'session.sign-in-through-provider'> = async (call, parts) => {
  const { store, sessions } = parts;
  waiting.get(sessions)?.abort();
  waiting.delete(sessions);
  if (call.input.stop === true) return {};
  const provider = providerOf(store);
  if (provider === undefined) throw new Refusal('provider-missing');
  const begunIn = sessions.current()?.id;
  const mine = new AbortController();
  waiting.set(sessions, mine);
  try {
    const vouched = await through(provider, mine, parts);
    // Whoever signed in meanwhile keeps the station.
    if (sessions.current()?.id !== begunIn) throw new Refusal('provider-left', { name: provider.name });
    return { session: enter(vouchedPerson(vouched, provider, parts), { identityProvider: vouched.issuer }, parts) };
  } finally {
    if (waiting.get(sessions) === mine) waiting.delete(sessions);
  }
};

async function through(provider: SignInProvider, mine: AbortController, { house, openInBrowser }: Parts): Promise<VouchedFor> {
  const secret = provider.clientSecretBlobId === undefined ? undefined : house.sealed.open(provider.clientSecretBlobId);
  const signal = AbortSignal.any([mine.signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const known = secret === undefined ? {} : { clientSecret: new TextDecoder().decode(secret) };
    return await signInThrough({ provider, openInBrowser, signal, ...known });
  } catch (cause) {
    if (!(cause instanceof SignInFault)) throw cause;
    throw new Refusal(`provider-${cause.kind}`, { name: provider.name }, { cause });
  } finally {
    if (secret !== undefined) wipe(secret);
  }
}
