/** The one OpenID Connect provider of this station, as it is set. Its client secret, where it has one, lies sealed. */
export interface SignInProvider {
  /** What the button says. */
  readonly name: string;
  /** `https://login.example.org`; without TLS only on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretBlobId?: string;
}

export const SIGN_IN_PROVIDER_SETTING = 'sign-in-provider';
const thisMachine: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Is that an address whose answers can be believed? TLS, or this machine itself. */
export function isTrustworthyIssuer(issuer: string): boolean {
  const url = URL.parse(issuer);
  return url !== null && url.search === '' && (url.protocol === 'https:' || isOnThisMachine(url));
}

export function isOnThisMachine(url: URL): boolean {
  return url.protocol === 'http:' && thisMachine.includes(url.hostname);
}

/** What the provider vouched for. The subject is who it is; an address counts only where the provider verified it. */
export interface VouchedFor {
  readonly issuer: string;
  readonly subject: string;
  readonly verifiedEmail?: string;
}

/** `left`: nobody came back, or it was broken off; `away`: the provider did not answer; `refused`: it, or the check of its answer, said no. */
export class SignInFault extends Error {
  override readonly name = 'SignInFault';
  readonly kind: 'left' | 'away' | 'refused';
  constructor(kind: SignInFault['kind'], options?: ErrorOptions) {
    super(`signing in through the provider: ${kind}`, options);
    this.kind = kind;
  }
}
