import type { SessionView } from '../../../core/actions/views.ts';
import type { ServicePoint } from '../../../core/records/records.ts';
import { actorOf } from '../../router/actor.ts';
import type { Session } from '../../router/session.ts';
import type { StoreReader } from '../../store/store.ts';
import { photoLimits } from '../person/photo.ts';
import { optionValue } from '../option/option-value.ts';
import type { Parts } from '../handler.ts';

/** Where a person may work: their enabled memberships at enabled service points. */
export function ownServicePoints(personId: string, store: StoreReader): readonly ServicePoint[] {
  const members = store.memberships.byPerson(personId).filter((membership) => membership.state === 'enabled');
  return members.flatMap((membership) => {
    const point = store.get('service-point', membership.servicePointId);
    return point?.enabled === true ? [point] : [];
  });
}

export function firstServicePoint(personId: string, store: StoreReader): string | undefined {
  return ownServicePoints(personId, store)[0]?.id;
}

/** The signed-in caller for the frame, with the actor that the screens ask `decide` with. */
export function sessionView(session: Session, { store }: Pick<Parts, 'store'>): SessionView {
  const person = store.get('person', session.personId);
  if (person === undefined) throw new TypeError('expected the person of the session');
  return {
    person: { id: person.id, name: person.name, email: person.email, ...(person.photo === undefined ? {} : { photo: person.photo }) },
    actor: actorOf(session, store),
    servicePoints: ownServicePoints(person.id, store).map(({ id, name }) => ({ id, name, active: id === session.servicePointId })),
    signedInAt: new Date(session.signedInAtMs).toISOString(),
    locked: session.locked,
    ...(session.card === undefined ? {} : { card: { number: session.card.number, listOf: session.card.listOf } }),
    idleLockSeconds: Number(optionValue(store, 'idle-lock-seconds')),
    photo: { ...photoLimits(store) },
  };
}
