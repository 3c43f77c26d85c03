import type { Handler } from '../handler.ts';
import { personSummary } from '../view/person-summary.ts';

/** Find as you type, at the service point where the caller works. */
export const personFind: Handler<'person.find'> = (call, { store }) => {
  const { text, states, limit, offset } = call.input;
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  const query = { text, servicePointIds, limit, ...(states === undefined ? {} : { states }), ...(offset === undefined ? {} : { offset }) };
  return { people: store.people.find(query).map(personSummary), total: store.people.count(query) };
};
