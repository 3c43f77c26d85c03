import { dayOf, makersOf, proveCa } from '../../../native/piv/prove-maker.ts';
import { isRoot, nameInWords } from '../../../native/piv/ca-certificate.ts';
import { makersCertificates } from '../../desk/issue/trusted-makers.ts';
import type { Handler } from '../handler.ts';

/** Roots first, each kind by its name. */
export const attestationCaList: Handler<'attestation-ca.list'> = (_call, { store, clock }) => {
  const certificates = makersCertificates(store);
  const makers = makersOf(certificates);
  const authorities = certificates.map((certificate) => ({
    fingerprint: certificate.fingerprint,
    kind: isRoot(certificate) ? ('root' as const) : ('intermediate' as const),
    subject: nameInWords(certificate),
    validFrom: dayOf(certificate.notBefore),
    validTo: dayOf(certificate.notAfter),
    inForce: proveCa(certificate, makers, clock.now()).kind === 'proved',
  }));
  return {
    authorities: authorities.toSorted((one, other) => -one.kind.localeCompare(other.kind) || one.subject.localeCompare(other.subject)),
  };
};
