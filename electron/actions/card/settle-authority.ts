import { Refusal } from '../../../core/failures/refusal.ts';
import { cardKind } from '../../../core/records/card-kind.ts';
import type { Certificate } from '../../../core/records/records.ts';
import { AuthorityAway, AuthorityRefused } from '../../authority/certificate-authority.ts';
import { ordersRevoked, ordersToRevoke } from '../../desk/issue/lost-orders.ts';
import type { Parts } from '../handler.ts';

type Settling = Pick<Parts, 'store' | 'house' | 'clock' | 'log'>;

/**
 * Brings the authority to what the records say: every certificate that waits is held, released or revoked there, and then waits
 * no longer. Idempotent; called after each change, at start and by a job, so that an absence only delays (PRODUCT, decision 7).
 * What the authority refuses keeps waiting and stays visible on its card. Returns true when nothing waits any more.
 */
export function settleAuthority(parts: Settling): Promise<boolean> {
  const before = turns.get(parts.store) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(() => settle(parts));
  turns.set(parts.store, mine);
  return mine;
}

/** One at a time: two that overlap could tell the authority an older state last. */
const turns = new WeakMap<Parts['store'], Promise<unknown>>();

async function settle(parts: Settling): Promise<boolean> {
  const { store, house } = parts;
  for (const { id } of store.certificates.waiting()) {
    const certificate = store.get('certificate', id);
    if (certificate === undefined || !certificate.waitingForAuthority) continue;
    const told = await tell(() => bring(certificate, house), parts);
    if (told === 'away') return false;
    if (told === 'done') settled(certificate, parts);
  }
  for (const order of ordersToRevoke(store)) {
    const told = await tell(() => house.authority.revokeOrder(order, 'cessationOfOperation'), parts);
    if (told === 'away') return false;
    if (told === 'done') store.transact((writer) => ordersRevoked(writer, [order]));
  }
  return store.certificates.waiting().length === 0 && ordersToRevoke(store).length === 0;
}

async function tell(work: () => Promise<void>, { log }: Settling): Promise<'done' | 'refused' | 'away'> {
  try {
    await work();
    return 'done';
  } catch (cause) {
    if (cause instanceof AuthorityAway) return 'away';
    if (cause instanceof AuthorityRefused) {
      log(`the authority refused a change: ${cause.reason}`);
      return 'refused';
    }
    if (cause instanceof Refusal) throw cause;
    // An answer that nobody understands is like none: it is asked again.
    log(`the authority’s answer was not understood: ${cause instanceof Error ? cause.message : 'not an error'}`);
    return 'away';
  }
}

function settled(certificate: Certificate, { store, clock }: Settling): void {
  const at = new Date(clock.now()).toISOString();
  store.transact((writer) => {
    const now = writer.get('certificate', certificate.id);
    if (now?.state !== certificate.state) return;
    writer.append({
      kind: 'observation',
      action: 'authority.settled',
      who: {},
      servicePoint: certificate.servicePointId,
      subject: { kind: cardKind(certificate), id: certificate.cardId },
      note: { slot: certificate.slot, state: certificate.state, at },
      changes: [{ record: 'certificate', id: certificate.id, set: { waitingForAuthority: false } }],
    });
  });
}

async function bring(certificate: Certificate, house: Parts['house']): Promise<void> {
  const { authority } = house;
  const { state } = await authority.status(certificate.serialHex);
  if (certificate.state === 'valid' && state !== 'valid' && state !== 'expired') await authority.release(certificate.serialHex);
  if (certificate.state === 'on-hold' && state === 'valid') await authority.hold(certificate.serialHex);
  if (certificate.state === 'revoked' && state !== 'revoked')
    await authority.revoke(certificate.serialHex, certificate.revocationReason ?? 'unspecified');
}
