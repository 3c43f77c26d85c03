import { MOST_COUNTED } from '../../../core/actions/views.ts';
import type { Handler } from '../handler.ts';
import { counted, nextOf } from '../view/window.ts';
import { personSummary } from '../view/person-summary.ts';

/** Find as you type, at the service point where the caller works: few matches best first, many in windows, one behind the other. */
export const personFind: Handler<'person.find'> = (call, { store }) => {
  const { text, states, limit, offset, sort = { by: 'name', down: false }, after } = call.input;
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { people: [], total: 0 };
  const query = { text, servicePointId, states, sort: sort.by, down: sort.down, after, limit };
  const count = store.people.countUpTo(query, MOST_COUNTED + 1);
  if (after === undefined && (offset !== undefined || (text.trim() !== '' && count <= limit))) {
    const listed = { text, servicePointIds: [servicePointId], limit, offset: offset ?? 0, ...(states === undefined ? {} : { states }) };
    return { people: store.people.find(listed).map(personSummary), ...counted(count) };
  }
  const people = store.people.window(query);
  return { people: people.map(personSummary), ...counted(count), ...nextOf(people, limit) };
};
