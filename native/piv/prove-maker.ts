import { type CaCertificate, isIssuedBy, isRoot, nameInWords, readCaCertificate } from './ca-certificate.ts';

/** Card makers' certificates: roots are trusted, intermediates are only on the way to one. */
export interface TrustedMakers {
  readonly roots: readonly CaCertificate[];
  readonly intermediates: readonly CaCertificate[];
}

/** Where the certificate of an attestation key leads. Names as people read them, days as YYYY-MM-DD. */
export type MakerFinding =
  | { readonly kind: 'proved'; readonly root: string; readonly fingerprint: string }
  /** Nothing that is trusted issued it, or the topmost that is known on its way. */
  | { readonly kind: 'untrusted'; readonly issuer: string }
  /** It would lead to a root, but one of the way is not valid now. */
  | { readonly kind: 'outdated'; readonly subject: string; readonly from: string; readonly to: string }
  /** It is no certificate, or one of the way may not sign certificates. */
  | { readonly kind: 'misused'; readonly subject: string; readonly why: string };

/** Separates certificates by whether they issued themselves. */
export function makersOf(certificates: readonly CaCertificate[]): TrustedMakers {
  return { roots: certificates.filter(isRoot), intermediates: certificates.filter((certificate) => !isRoot(certificate)) };
}

/**
 * Follows the certificate of a card's attestation key (slot F9) over intermediates to a root (RFC 5280 §6.1): names, signatures, what each may
 * do, and validity at `atMs`. Of a root name, key and validity count, not its own limit of the path (§6.1.1 d): Yubico's first root says 0 and
 * issued certificates of attestation keys all the same. Such a certificate may lack basicConstraints, as those of firmware 5.2 do
 * (github.com/Yubico/yubikey-manager/issues/522); one that says that it is no CA is none.
 */
export function proveMaker(signer: Uint8Array, makers: TrustedMakers, atMs: number): MakerFinding {
  let certificate: CaCertificate;
  try {
    certificate = readCaCertificate(signer);
  } catch {
    return { kind: 'misused', subject: '', why: 'no certificate' };
  }
  const fault = certificate.isCa === false ? 'no CA' : certificate.fault;
  if (fault !== undefined) return { kind: 'misused', subject: nameInWords(certificate), why: fault };
  return follow([certificate], { makers, atMs });
}

/** Where the certificate of a CA itself leads. */
export function proveCa(certificate: CaCertificate, makers: TrustedMakers, atMs: number): MakerFinding {
  const fault = faultOfCa(certificate);
  if (fault !== undefined) return { kind: 'misused', subject: nameInWords(certificate), why: fault };
  return isRoot(certificate) ? ended([], certificate, atMs) : follow([certificate], { makers, atMs });
}

/** Why a certificate cannot be that of a CA; undefined where it can. */
export function faultOfCa({ isCa, fault }: CaCertificate): string | undefined {
  return isCa === true ? fault : 'no CA';
}

interface Judging {
  readonly makers: TrustedMakers;
  readonly atMs: number;
}

/** `path` begins with the lowest certificate. Of several ways one that is proved wins, else the one that came farthest. */
function follow(path: readonly CaCertificate[], at: Judging): MakerFinding {
  const top = path.at(-1);
  if (top === undefined) throw new RangeError('expected a certificate to follow');
  const { makers, atMs } = at;
  const ways = [
    ...makers.roots.filter((root) => isIssuedBy(top, root)).map((root) => ended(path, root, atMs)),
    ...makers.intermediates
      .filter((next) => !path.some(({ fingerprint }) => fingerprint === next.fingerprint) && isIssuedBy(top, next))
      .map((next) => over(next, path, at)),
  ];
  const order = ['proved', 'outdated', 'misused', 'untrusted'] as const;
  const best = order.map((kind) => ways.find((way) => way.kind === kind)).find((way) => way !== undefined);
  return best ?? { kind: 'untrusted', issuer: nameInWords(top, 'issuer') };
}

function over(next: CaCertificate, path: readonly CaCertificate[], at: Judging): MakerFinding {
  const tooLong = next.pathLength !== undefined && next.pathLength < path.length ? 'more CAs below it than it allows' : undefined;
  const why = faultOfCa(next) ?? tooLong;
  return why === undefined ? follow([...path, next], at) : { kind: 'misused', subject: nameInWords(next), why };
}

function ended(path: readonly CaCertificate[], root: CaCertificate, atMs: number): MakerFinding {
  const outdated = [...path, root].find(({ notBefore, notAfter }) => atMs < notBefore || atMs > notAfter);
  if (outdated !== undefined)
    return { kind: 'outdated', subject: nameInWords(outdated), from: dayOf(outdated.notBefore), to: dayOf(outdated.notAfter) };
  return { kind: 'proved', root: nameInWords(root), fingerprint: root.fingerprint };
}

/** A day as YYYY-MM-DD, in UTC. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
