import type { PersonSummary } from '../../../core/actions/views.ts';
import type { Person } from '../../../core/records/records.ts';

/** What lists show of a person. */
export function personSummary(person: Person): PersonSummary {
  return {
    id: person.id,
    number: person.number,
    name: person.name,
    email: person.email,
    state: person.state,
    servicePointId: person.servicePointId,
    ...(person.title === undefined ? {} : { title: person.title }),
    ...(person.unit === undefined ? {} : { unit: person.unit }),
  };
}
