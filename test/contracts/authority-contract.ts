import { afterAll, afterEach, beforeEach, describe } from 'vitest';
import { OpenSsl } from '../electron/authority/openssl.ts';
import { skipUnless } from '../skip.ts';
import { AuthorityBench, type AuthorityUnderTest } from './authority-bench.ts';
import { certificatesContract } from './authority-certificates.ts';
import { requestsContract } from './authority-requests.ts';
import { revocationContract } from './authority-revocation.ts';

/** What every certificate authority for cards does alike; OpenSSL judges. */
export function authorityContract(implementation: string, make: () => Promise<AuthorityUnderTest>): void {
  describe(`${implementation}: certificate authority`, () => {
    const bench = new AuthorityBench();
    afterAll(() => bench.openssl.end());
    beforeEach(async (context) => {
      skipUnless(context, OpenSsl.there(), 'openssl, the judge of certificates, is not installed');
      bench.begin(await make());
    });
    afterEach(() => bench.end());

    certificatesContract(bench);
    revocationContract(bench);
    requestsContract(bench);
  });
}
