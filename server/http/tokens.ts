import type { KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { recordId } from '../../core/records/scalars.ts';

/** What an access token says. Roles are not in it: they are read anew at every call, so that taking one away bites at once. */
const claims = z.object({
  sub: recordId,
  kind: z.enum(['person', 'api-key', 'station']),
  /** Of a person's sign-in. */
  sid: recordId.optional(),
  /** Service point in which the person works; a key has its own. */
  sp: recordId.optional(),
  /** A station's organisation. */
  org: recordId.optional(),
  iat: z.int(),
  exp: z.int(),
});
export type Claims = z.infer<typeof claims>;

export interface TokenParts {
  readonly keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** The organisation: a token of another one is refused. */
  readonly tenant: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Tokens {
  issue(content: Omit<Claims, 'iat' | 'exp'>, seconds: number): Promise<string>;
  /** The claims of a token of ours that has not expired; undefined for any other. */
  read(token: string): Promise<Claims | undefined>;
}

const ALGORITHM = 'EdDSA';
/** Tokens whose signature was found good; a busy client sends the same one thousands of times. */
const MOST_KNOWN = 5000;

/** JWTs signed with Ed25519 (RFC 8037); no other algorithm is looked at. */
export function createTokens({ keys, tenant, now }: TokenParts): Tokens {
  const issuer = `cardwright/${tenant}`;
  const known = new Map<string, Claims>();
  const seconds = (): number => Math.floor(now() / 1000);

  async function check(token: string): Promise<Claims | undefined> {
    try {
      const { payload } = await jwtVerify(token, keys.publicKey, {
        algorithms: [ALGORITHM],
        issuer,
        audience: issuer,
        typ: 'at+jwt',
        currentDate: new Date(now()),
      });
      return claims.parse(payload);
    } catch {
      return undefined;
    }
  }

  return {
    issue: ({ sub, ...content }, life) =>
      new SignJWT(content)
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(sub)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + life)
        .sign(keys.privateKey),
    async read(token) {
      const seen = known.get(token);
      if (seen !== undefined) return seen.exp > seconds() ? seen : undefined;
      const found = await check(token);
      if (found === undefined) return undefined;
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(token, found);
      return found;
    },
  };
}
