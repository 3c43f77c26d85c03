import type { Change } from '../../core/facts/draft.ts';
import { cardLifecycle } from '../../core/lifecycles/card.ts';
import { certificateLifecycle } from '../../core/lifecycles/certificate.ts';
import { next } from '../../core/lifecycles/lifecycle.ts';
import { mobileIdLifecycle } from '../../core/lifecycles/mobile-id.ts';
import { virtualSmartCardLifecycle } from '../../core/lifecycles/virtual-smart-card.ts';
import { cardKind } from '../../core/records/card-kind.ts';
import type { Certificate } from '../../core/records/records.ts';
import type { Store, StoreReader } from '../store/store.ts';

interface Parts {
  readonly store: Store;
  readonly now: () => number;
  /** This station, which tells the central server of mobile IDs. */
  readonly here: string;
}

/** How many in one go: the window stays fluid also after a station was off for a year. */
export const AT_ONCE = 100;

/**
 * Cards, virtual smart cards and mobile IDs whose last day is over are Expired, and their certificates with them; so are certificates that end before their card. A card at
 * which somebody works is left until that ended. Gives how many there were; at most `AT_ONCE` of each.
 */
export function expireCards({ store, now, here }: Parts): number {
  const at = new Date(now()).toISOString();
  const cards = store.cards.over(at.slice(0, 10), AT_ONCE).filter(({ id }) => store.operations.openByCard(id) === undefined);
  for (const card of cards) noteOver('card', card.id, { store, here });
  const virtual = store.virtualSmartCards.over(at.slice(0, 10), AT_ONCE);
  for (const card of virtual) noteOver('virtual-smart-card', card.id, { store, here });
  const mobile = store.mobileIds.over(at.slice(0, 10), AT_ONCE);
  for (const { id } of mobile) noteOver('mobile-id', id, { store, here });
  const certificates = store.certificates.over(at, AT_ONCE);
  for (const certificate of certificates) noteCertificate(certificate, store);
  return cards.length + virtual.length + mobile.length + certificates.length;
}

const lifecycleOf = { card: cardLifecycle, 'virtual-smart-card': virtualSmartCardLifecycle, 'mobile-id': mobileIdLifecycle } as const;

function noteOver(kind: keyof typeof lifecycleOf, id: string, { store, here }: Omit<Parts, 'now'>): void {
  store.transact((writer) => {
    const card = writer.get(kind, id);
    if (card === undefined) return;
    const told = kind === 'mobile-id' ? { tellsId: here } : {};
    const step = next<string, string>(lifecycleOf[kind], card.state, 'expire');
    if (!step.ok) return;
    writer.append({
      kind: 'observation',
      action: `${kind}.expire`,
      who: {},
      servicePoint: card.servicePointId,
      subject: { kind, id },
      note: kind === 'mobile-id' ? { mobileId: card.number } : { card: card.number },
      changes: [{ record: kind, id, set: { state: step.to, ...told } } as Change, ...certificatesOf(id, writer)],
    });
  });
}

function certificatesOf(cardId: string, store: StoreReader): readonly Change[] {
  return store.certificates.byCard(cardId).filter(mayExpire).map(expired);
}

const mayExpire = ({ state }: Certificate): boolean => next(certificateLifecycle, state, 'expire').ok;
/** What the authority was still to be told of it makes no difference any more. */
const expired = ({ id }: Certificate): Change => ({ record: 'certificate', id, set: { state: 'expired', waitingForAuthority: false } });

function noteCertificate(certificate: Certificate, store: Store): void {
  const { id, cardId, servicePointId, slot } = certificate;
  store.transact((writer) => {
    const now = writer.get('certificate', id);
    if (now === undefined || !mayExpire(now)) return;
    writer.append({
      kind: 'observation',
      action: 'certificate.expire',
      who: {},
      servicePoint: servicePointId,
      subject: { kind: cardKind(certificate), id: cardId },
      note: { slot },
      changes: [expired(now)],
    });
  });
}
