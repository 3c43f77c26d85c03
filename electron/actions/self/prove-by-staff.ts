import { Refusal } from '../../../core/failures/refusal.ts';
import { decide } from '../../../core/roles/decide.ts';
import { personActor } from '../../router/actor.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { checkPassword } from '../session/check-password.ts';
import { assertWay, noteProof } from './proof.ts';

/** Row 33 says whose word it takes, at the holder's service point; nobody vouches for themselves. The fact has both. */
export const selfProveByStaff: Handler<'self.prove-by-staff'> = async (call, parts) => {
  const { store } = parts;
  assertWay('staff', parts);
  const holder = required(call.subject.person, 'whoever calls');
  const staff = store.people.byEmail(call.input.email);
  await checkPassword(parts, { account: call.input.email, personId: staff?.id, password: call.input.password });
  if (staff === undefined) throw new Refusal('wrong-password');
  const { servicePointId } = holder;
  const about = { servicePointId, ownerId: holder.id, targetPersonId: holder.id };
  const decision = decide(personActor(staff.id, store), { family: 'credentials', row: 33 }, about);
  if (!decision.allowed || staff.id === holder.id) throw new Refusal('proof-wrong');
  const who = { ...call.who, calledBy: staff.id };
  store.transact((writer) => writer.append(factOf(call, 'self.prove-by-staff', { kind: 'observation', who, changes: [] })));
  noteProof(call, 'staff', parts);
  return {};
};
