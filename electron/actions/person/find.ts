import type { Handler } from '../handler.ts';
import { counted, nextOf } from '../view/window.ts';
import { personSummary } from '../view/person-summary.ts';

/** Find as you type, at the service point where the caller works: in the order that is asked for, in windows; else few matches best first. */
export const personFind: Handler<'person.find'> = (call, { store }) => {
  const { text, states, limit, sort, after, exactly } = call.input;
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { people: [], total: 0 };
  const { by, down } = sort ?? { by: 'name', down: false };
  const query = { text, servicePointId, states, sort: by, down, after, limit };
  const count = counted((most) => store.people.countUpTo(query, most), exactly);
  if (sort === undefined && after === undefined && text.trim() !== '' && count.total <= limit) {
    const listed = { text, servicePointIds: [servicePointId], limit, ...(states === undefined ? {} : { states }) };
    return { people: store.people.find(listed).map(personSummary), ...count };
  }
  const people = store.people.window(query);
  return { people: people.map(personSummary), ...count, ...nextOf(people, limit) };
};
