import { X509Certificate } from 'node:crypto';
import type { CertificateAuthority } from '../authority/certificate-authority.ts';
import { embeddedAuthority } from '../authority/embedded.ts';
import { subjectNameOf } from '../authority/make-organisation.ts';
import { authorityCertificates } from '../house/authority-certificates.ts';
import { sealedSigner } from '../house/authority-keys.ts';
import { policyOids } from '../house/policy-oids.ts';
import type { Scene } from './scene.ts';

/**
 * The station's own authority with its key and its book, at another time: a card that was issued three years ago has certificates
 * that begin three years ago, and one that has expired has certificates that have.
 */
export function pastAuthority({ house, parts }: Scene): (atMs: number) => CertificateAuthority {
  const { store, random } = parts;
  const certificates = authorityCertificates(store);
  const { id, name } = house.organisation();
  const issuer = {
    signer: sealedSigner(store, house.sealed, { name: 'issuing', ownerId: certificates.ownerId }),
    name: subjectNameOf(certificates.issuing),
    notAfterMs: Date.parse(new X509Certificate(certificates.issuing).validTo),
    organisation: name,
    policies: policyOids(store, id),
    random,
  };
  return (atMs) => embeddedAuthority({ records: store.authority, nowMs: () => atMs, issuer });
}
