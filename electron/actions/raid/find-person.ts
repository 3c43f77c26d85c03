import { MOST_PEOPLE_FOUND } from '../../../core/actions/raid/find-person.ts';
import type { Person } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Handler } from '../handler.ts';
import { reach } from './find.ts';

/** The search also finds by number and parts of an address; of its best so many are looked through for names. */
const LOOKED_THROUGH = 64;

/** Active people whose home is the service point in which one works, and of them no more than who they are. */
export const raidFindPerson: Handler<'raid.find-person'> = (call, { store }) => {
  const servicePointIds = reach(call, store);
  const text = call.input.text.trim();
  const found = text.includes('@') ? ofAddress(text, servicePointIds, store) : ofName(text, servicePointIds, store);
  return { people: found.slice(0, MOST_PEOPLE_FOUND).map(({ id, name }) => ({ id, name })) };
};

function ofAddress(text: string, servicePointIds: readonly string[], store: StoreReader): readonly Person[] {
  const person = store.people.byEmail(text.toLowerCase());
  return person?.state === 'active' && servicePointIds.includes(person.servicePointId) ? [person] : [];
}

function ofName(text: string, servicePointIds: readonly string[], store: StoreReader): readonly Person[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  const people = store.people.find({ text, servicePointIds, states: ['active'], limit: LOOKED_THROUGH });
  return people.filter(({ name }) => {
    const words = wordsOf(name);
    return typed.every((begins) => words.some((word) => word.startsWith(begins)));
  });
}

/** Without case and accents, as the search takes them. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
