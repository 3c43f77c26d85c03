import type { CertificateView } from '../../../core/actions/views.ts';
import type { Certificate } from '../../../core/records/records.ts';
import type { Parts } from '../handler.ts';

/** A certificate as recorded, beside what the authority says of it now. */
export async function certificateView(certificate: Certificate, { house }: Pick<Parts, 'house'>): Promise<CertificateView> {
  const { id, slot, keyKind, serialHex, state, revocationReason, waitingForAuthority, notBefore, notAfter } = certificate;
  const authority = await house.authority.status(serialHex).then(
    (status) => status.state,
    () => 'unknown' as const,
  );
  return {
    id,
    slot,
    keyKind,
    serialHex,
    state,
    waitingForAuthority,
    notBefore,
    notAfter,
    authority,
    ...(revocationReason === undefined ? {} : { revocationReason }),
  };
}
