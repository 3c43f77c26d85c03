import { Refusal } from '../../../core/failures/refusal.ts';
import type { MobileCredential } from '../../../core/records/mobile-id.ts';
import type { MobileId } from '../../../core/records/records.ts';
import { sendingOf } from '../../central/sending.ts';
import type { Parts } from '../handler.ts';
import { askAfterTicket, type Asks, type Became, tellState } from './ask-server.ts';
import { mobileStep } from './mobile-change.ts';

type Settles = Asks & Pick<Parts, 'announce' | 'log'>;

const AT_ONCE = 50;

/** What phones did meanwhile is taken in, and the server hears how mobile IDs stand. A server that is away is asked again the next time. */
export async function settleMobileIds(parts: Settles): Promise<void> {
  const { store, house, central } = parts;
  if (sendingOf(store) === undefined || central.wasAway()) return;
  const waiting = store.mobileIds.waiting(house.station().id);
  try {
    for (const mobileId of waiting) settle(mobileId, await askAfterTicket(mobileId.ticketId ?? '', parts), parts);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return noteTrouble(cause, parts);
  }
  await tellServer(parts);
}

/** True where the server knows all that this station has to tell. */
export async function tellServer(parts: Settles): Promise<boolean> {
  const { store, house } = parts;
  const here = house.station().id;
  try {
    for (let telling = store.mobileIds.telling(here, AT_ONCE); telling.length > 0; telling = store.mobileIds.telling(here, AT_ONCE)) {
      if (sendingOf(store) === undefined) return false;
      for (const mobileId of telling) {
        if (mobileId.state !== 'registered') await tellState(mobileId, mobileId.state, parts);
        noteTold(mobileId, parts);
      }
    }
    return true;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    noteTrouble(cause, parts);
    return false;
  }
}

/** A server that is away is nothing new; one that answers otherwise than ours is for whoever reads the log. */
function noteTrouble({ failure: { code } }: Refusal, { log }: Settles): void {
  if (code === 'central-refused') log('mobile IDs wait: the central server gave an answer that cannot be read');
}

/** It may have changed again while the server was told. */
function noteTold({ id, state, number, servicePointId }: MobileId, { store, announce }: Settles): void {
  store.transact((writer) => {
    if (writer.get('mobile-id', id)?.state !== state) return;
    writer.append({
      kind: 'observation',
      action: 'mobile-id.told',
      who: {},
      servicePoint: servicePointId,
      subject: { kind: 'mobile-id', id },
      note: { mobileId: number, state },
      changes: [{ record: 'mobile-id', id, set: { tellsId: null } }],
    });
  });
  announce({ event: 'records', kinds: ['mobile-id'] });
}

function settle(mobileId: MobileId, became: Became, parts: Settles): void {
  if (became.state === 'waiting') return;
  const credential = became.state === 'done' ? became.answer.credential : undefined;
  if (credential === undefined) noteLeft(mobileId, parts);
  else noteMade(mobileId, credential, parts);
  parts.announce({ event: 'records', kinds: ['mobile-id'] });
}

/** The phone did not come: it stays as Registered and waits no more. */
function noteLeft({ id, number, ticketId, servicePointId }: MobileId, { store }: Settles): void {
  store.transact((writer) => {
    if (writer.get('mobile-id', id)?.ticketId !== ticketId) return;
    writer.append({
      kind: 'observation',
      action: 'mobile-id.left',
      who: {},
      servicePoint: servicePointId,
      subject: { kind: 'mobile-id', id },
      note: { mobileId: number },
      changes: [{ record: 'mobile-id', id, set: { ticketId: null, ticketUntil: null } }],
    });
  });
}

/** In force at once where its person is Active; what came too late for that rests or is locked with them. */
function noteMade(
  { id, number, ticketId, personId, servicePointId }: MobileId,
  credential: MobileCredential,
  { store, clock }: Settles,
): void {
  store.transact((writer) => {
    const now = writer.get('mobile-id', id);
    if (now === undefined || now.ticketId !== ticketId) return;
    const person = writer.get('person', personId)?.state;
    const active = mobileStep(writer, now, 'activate');
    const end = person === 'active' ? 'active' : person === 'inactive' ? 'inactive' : 'locked';
    const set = { credential, ticketId: null, ticketUntil: null, activatedAt: new Date(clock.now()).toISOString() };
    writer.append({
      kind: 'observation',
      action: 'mobile-id.active',
      who: {},
      servicePoint: servicePointId,
      subject: { kind: 'mobile-id', id },
      note: { mobileId: number, attestation: credential.attestation, synced: credential.synced, state: end },
      changes: [...active, { record: 'mobile-id', id, set: end === 'active' ? set : { ...set, state: end } }],
    });
  });
}
