import * as client from 'openid-client';
import { openLoopback } from './loopback.ts';
import { isOnThisMachine, SignInFault, type SignInProvider, type VouchedFor } from './sign-in-provider.ts';

export interface Through {
  readonly provider: SignInProvider;
  readonly clientSecret?: string;
  /** Shows an address to the person, in the system's browser. */
  readonly openInBrowser: (url: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** What the browser shows once it came back. */
const PAGE = '<!doctype html><meta charset="utf-8"><title>Cardwright</title><p>You can close this page and go back to Cardwright.</p>';

/**
 * Sends the person to the provider and gives what it vouched for: authorisation code with PKCE (S256), state and nonce, the ID token checked by
 * openid-client. Tokens are neither kept nor told. Throws SignInFault.
 */
export async function signInThrough({ provider, clientSecret, openInBrowser, signal }: Through): Promise<VouchedFor> {
  const loopback = await openLoopback({ signal, page: PAGE });
  try {
    const config = await discovered(provider, clientSecret);
    const checks = {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: client.randomState(),
      expectedNonce: client.randomNonce(),
      idTokenExpected: true,
    };
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: loopback.redirectUri,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
    });
    await openInBrowser(address.href);
    const back = await loopback.answered;
    const tokens = await answered('refused', () => client.authorizationCodeGrant(config, back, checks));
    return await vouched(config, tokens);
  } finally {
    loopback.close();
  }
}

function discovered({ issuer, clientId }: SignInProvider, clientSecret: string | undefined): Promise<client.Configuration> {
  const server = new URL(issuer);
  const open = isOnThisMachine(server) ? { execute: [client.allowInsecureRequests] } : {};
  const proof = clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret);
  return answered('away', () => client.discovery(server, clientId, undefined, proof, open));
}

/** The address stands in the ID token, or else where the provider tells about people. */
async function vouched(
  config: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
): Promise<VouchedFor> {
  const claims = tokens.claims();
  if (claims === undefined) throw new SignInFault('refused');
  const { iss: issuer, sub: subject } = claims;
  const told =
    claims['email'] !== undefined || config.serverMetadata().userinfo_endpoint === undefined
      ? claims
      : await answered('refused', () => client.fetchUserInfo(config, tokens.access_token, subject));
  const email = told['email_verified'] === true && typeof told['email'] === 'string' ? told['email'].trim().toLowerCase() : undefined;
  return { issuer, subject, ...(email === undefined ? {} : { verifiedEmail: email }) };
}

async function answered<Value>(kind: SignInFault['kind'], ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (cause) {
    // The library's errors hold the provider's answer; only what kind it was goes on.
    throw new SignInFault(kind, { cause: cause instanceof Error ? new Error(cause.name) : undefined });
  }
}
