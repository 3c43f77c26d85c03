import type { CardSlot } from '../../core/records/card-profile.ts';
import {
  AuthorityRefused,
  type CertificateAuthority,
  type IssuedCertificate,
  type IssueOrder,
} from '../../electron/authority/certificate-authority.ts';
import { OpenSsl } from '../electron/authority/openssl.ts';
import { type ChipKey, chipKey, orderFor } from './authority-orders.ts';

/** A certificate authority for cards, and hands on its clock. */
export interface AuthorityUnderTest {
  readonly authority: CertificateAuthority;
  readonly organisation: string;
  readonly policies: { readonly hardware: string; readonly cardAuthentication: string };
  /** DER. */
  readonly root: Uint8Array;
  readonly issuing: Uint8Array;
  /** The authority's time; `pass` moves it on. */
  now(): number;
  pass(ms: number): void;
  end(): Promise<void>;
}

export const kinds = ['p256', 'rsa2048'] as const;

/** An authority, OpenSSL as its judge, and keys to order certificates for. */
export class AuthorityBench {
  readonly openssl = new OpenSsl();
  readonly keys: Readonly<Record<(typeof kinds)[number], ChipKey>> = { p256: chipKey('p256'), rsa2048: chipKey('rsa2048') };
  #under: AuthorityUnderTest | undefined;

  begin(under: AuthorityUnderTest): void {
    this.#under = under;
  }

  async end(): Promise<void> {
    await this.#under?.end();
    this.#under = undefined;
  }

  get under(): AuthorityUnderTest {
    if (this.#under === undefined) throw new TypeError('the bench has no authority yet');
    return this.#under;
  }

  get authority(): CertificateAuthority {
    return this.under.authority;
  }

  /** OpenSSL's judgement of a certificate under the root, now, by the strict rules of RFC 5280; with a CRL, also whether it is revoked. */
  judge(der: Uint8Array, crl?: Uint8Array): string {
    const { root, issuing } = this.under;
    const { openssl } = this;
    const chain = ['-CAfile', openssl.pem('CERTIFICATE', root), '-untrusted', openssl.pem('CERTIFICATE', issuing)];
    const at = ['-x509_strict', '-attime', String(Math.floor(this.under.now() / 1000))];
    const list = crl === undefined ? [] : ['-crl_check', '-CRLfile', openssl.pem('X509 CRL', crl)];
    const { good, said } = openssl.run('verify', ...chain, ...at, ...list, openssl.pem('CERTIFICATE', der));
    return good ? 'ok' : (/error \d+ at 0 depth lookup: (.*)/.exec(said)?.[1] ?? said);
  }

  async judgeByCrl(der: Uint8Array): Promise<string> {
    return this.judge(der, (await this.authority.currentCrl()).der);
  }

  async crlText(): Promise<string> {
    return this.openssl.crlText((await this.authority.currentCrl()).der);
  }

  issue(slot: CardSlot = '9a', change: Partial<IssueOrder> = {}): Promise<IssuedCertificate> {
    return this.authority.issueOnHold(orderFor(slot, this.keys.p256, change));
  }
}

/** Why the authority refuses; `done` where it does not. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const cause: unknown = await work.then(
    () => 'done',
    (thrown: unknown) => thrown,
  );
  return cause instanceof AuthorityRefused ? cause.reason : String(cause);
}
