import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { type MobileIdEvent, mobileIdLifecycle } from '../../../core/lifecycles/mobile-id.ts';
import type { MobileId } from '../../../core/records/records.ts';
import { stationIdOf } from '../../house/station-id.ts';
import type { StoreReader } from '../../store/store.ts';

type Event = Exclude<MobileIdEvent, 'change-pin'>;

/** The new state, of which this station has to tell the central server; nothing where the state knows no such step. */
export function mobileStep(store: StoreReader, { id, state }: MobileId, event: Event): readonly Change[] {
  const step = next(mobileIdLifecycle, state, event);
  return step.ok ? [{ record: 'mobile-id', id, set: { state: step.to, tellsId: stationIdOf(store) } }] : [];
}

/** The same as an act of its own. Throws Refusal where the state knows no such step. */
export function mobileChange(store: StoreReader, id: string, event: Event): readonly Change[] {
  const mobileId = store.get('mobile-id', id);
  if (mobileId === undefined) throw new Refusal('not-found');
  const changes = mobileStep(store, mobileId, event);
  if (changes.length === 0) throw new Refusal('state-refuses', { state: mobileId.state, event });
  return changes;
}
