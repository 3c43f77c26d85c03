import { z } from 'zod';
import type { ActionId } from '../../../core/actions/all.ts';
import type { Person } from '../../../core/records/records.ts';
import { personState } from '../../../core/records/states.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { serverIdOf } from './points.ts';

const people = z.object({ people: z.array(z.object({ id: z.string(), email: z.string(), state: personState })) });
const entered = z.object({ personId: z.string() });

/** Somebody of ours as the server knows them. */
export interface PersonThere {
  readonly id: string;
  readonly state: Person['state'];
  /** The service point where that is known, by the server's id. */
  readonly point: string;
}

interface AtPoint {
  readonly personId: string;
  readonly servicePointId: string;
}

/** Whoever that is at the server: whoever has the same id there, or the same e-mail. */
export async function personThere(
  { personId, servicePointId }: AtPoint,
  call: Call<ActionId>,
  parts: Parts,
): Promise<PersonThere | undefined> {
  const point = await serverIdOf(servicePointId, call, parts);
  const email = required(parts.store.get('person', personId), 'the person').email.toLowerCase();
  const path = `/people?limit=200&text=${encodeURIComponent(email)}`;
  const found = await parts.central.read(call.session, { path, at: point }, people);
  const match = found.people.find((person) => person.id === personId || person.email.toLowerCase() === email);
  return match === undefined ? undefined : { id: match.id, state: match.state, point };
}

/** The same; somebody whom the server does not know is entered there first (row 1). */
export async function personEntered(person: Person, call: Call<ActionId>, parts: Parts): Promise<PersonThere> {
  const about = { personId: person.id, servicePointId: person.servicePointId };
  const known = await personThere(about, call, parts);
  if (known !== undefined) return known;
  const at = await serverIdOf(person.servicePointId, call, parts);
  const { name, email, phone, title, unit } = person;
  const body = Object.fromEntries(Object.entries({ name, email, phone, title, unit }).filter(([, value]) => value !== undefined));
  await parts.central.send(call.session, { method: 'POST', path: '/people', body, at }, entered);
  return required(await personThere(about, call, parts), 'the person who was just entered');
}
