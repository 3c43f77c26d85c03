import type { Certificate } from '../../../core/records/records.ts';
import { AuthorityAway } from '../../authority/certificate-authority.ts';
import type { Parts } from '../handler.ts';

/**
 * Brings the authority to what the records say: every certificate that waits is held, released or revoked there, and then waits
 * no longer. Idempotent; called after each change, at start and by a job, so that an absence only delays (PRODUCT, decision 7).
 * Returns true when nothing waits any more.
 */
export async function settleAuthority({ store, house, clock }: Pick<Parts, 'store' | 'house' | 'clock'>): Promise<boolean> {
  for (const certificate of store.certificates.waiting()) {
    try {
      await bring(certificate, house);
    } catch (cause) {
      if (cause instanceof AuthorityAway) return false;
      throw cause;
    }
    const at = new Date(clock.now()).toISOString();
    store.transact((writer) => {
      const now = writer.get('certificate', certificate.id);
      if (now?.state !== certificate.state) return;
      writer.append({
        kind: 'observation',
        action: 'authority.settled',
        who: {},
        servicePoint: certificate.servicePointId,
        subject: { kind: 'card', id: certificate.cardId },
        note: { slot: certificate.slot, state: certificate.state, at },
        changes: [{ record: 'certificate', id: certificate.id, set: { waitingForAuthority: false } }],
      });
    });
  }
  return store.certificates.waiting().length === 0;
}

async function bring(certificate: Certificate, house: Parts['house']): Promise<void> {
  const { authority } = house;
  const { state } = await authority.status(certificate.serialHex);
  if (certificate.state === 'valid' && state === 'on-hold') await authority.release(certificate.serialHex);
  if (certificate.state === 'on-hold' && state === 'valid') await authority.hold(certificate.serialHex);
  if (certificate.state === 'revoked' && state !== 'revoked')
    await authority.revoke(certificate.serialHex, certificate.revocationReason ?? 'unspecified');
}
