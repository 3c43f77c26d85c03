import type { Change } from '../../core/facts/draft.ts';
import { certificateChanges } from '../../core/lifecycles/card-certificates.ts';
import { cascade } from '../../core/lifecycles/cascade.ts';
import { next } from '../../core/lifecycles/lifecycle.ts';
import { mobileIdLifecycle } from '../../core/lifecycles/mobile-id.ts';
import { temporaryCardLifecycle } from '../../core/lifecycles/temporary-card.ts';
import { virtualSmartCardLifecycle } from '../../core/lifecycles/virtual-smart-card.ts';
import type { TemporaryCard, VirtualSmartCard } from '../../core/records/records.ts';
import type { Reads } from '../store/reads.ts';

type PersonEvent = keyof typeof cascade;

/** What happens to temporary and virtual smart cards with their person (spec credentials 1.1b); certificates wait for the authority. */
export async function otherCredentials(personId: string, event: PersonEvent, reads: Reads): Promise<readonly Change[]> {
  const lent = cascade[event].temporaryCard === 'lock' ? await reads.find('temporary-card', { personId }) : [];
  const virtual = await reads.find('virtual-smart-card', { personId });
  const mobile = await reads.find('mobile-id', { personId });
  const changes = await Promise.all([
    ...mobile.map(async ({ id, state }): Promise<readonly Change[]> => {
      const step = next<string, string>(mobileIdLifecycle, state, cascade[event].mobileId ?? '');
      return step.ok ? [{ record: 'mobile-id', id, set: { state: step.to as typeof state } }] : [];
    }),
    ...lent.map((card) => locked(card, reads)),
    ...virtual.map((card) => stepped(card, cascade[event].virtualSmartCard, reads)),
  ]);
  return changes.flat();
}

/** A temporary card knows no rest: it is locked, for good. */
async function locked({ id, state }: TemporaryCard, reads: Reads): Promise<readonly Change[]> {
  const step = next(temporaryCardLifecycle, state, 'lock');
  if (!step.ok) return [];
  const certificates = await reads.find('certificate', { cardId: id });
  const revoked = certificateChanges(certificates, { event: 'lock', revocationReason: 'cessationOfOperation' });
  return [{ record: 'temporary-card', id, set: { state: step.to } }, ...revoked];
}

/** One that was begun and not finished keeps nothing that could be used once its person is locked. */
async function stepped(
  { id, state }: VirtualSmartCard,
  event: (typeof cascade)[PersonEvent]['virtualSmartCard'],
  reads: Reads,
): Promise<readonly Change[]> {
  if (event !== 'deactivate' && event !== 'reactivate' && event !== 'lock') return [];
  const step = next(virtualSmartCardLifecycle, state, event);
  if (!step.ok && event !== 'lock') return [];
  const certificates = await reads.find('certificate', { cardId: id });
  const changes = certificateChanges(certificates, { event, revocationReason: 'unspecified' });
  return [...(step.ok ? [{ record: 'virtual-smart-card' as const, id, set: { state: step.to } }] : []), ...changes];
}
