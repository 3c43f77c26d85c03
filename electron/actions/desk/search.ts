import type { Handler } from '../handler.ts';
import type { Person, Request } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { ofNumber } from '../card/find.ts';
import { cardSummary } from '../view/card-summary.ts';
import { personSummary } from '../view/person-summary.ts';
import { requestSummary } from '../view/request-summary.ts';
import { temporaryCardSummary } from '../view/temporary-card-summary.ts';

const EACH = 6;

interface Asked {
  readonly text: string;
  readonly servicePointId: string;
}

/** The one search box: a few of each kind, best first; cards also by the numbers of chip and certificate, requests by whom they are about and by the number of their card. */
export const deskSearch: Handler<'desk.search'> = (call, parts) => {
  const { store } = parts;
  const text = call.input.text.trim();
  const { servicePointId } = call.subject;
  if (text === '' || servicePointId === undefined) return { people: [], cards: [], temporaryCards: [], requests: [] };
  const people = foundPeople({ text, servicePointId }, store);
  const named = ofNumber(text, servicePointId, store);
  const found = store.cards.window({ text, servicePointId, sort: 'number', down: true, limit: EACH });
  const cards = [...(named === undefined ? [] : [named]), ...found.filter(({ id }) => id !== named?.id)].slice(0, EACH);
  const pool = store.temporaryCards.window({ text, servicePointId, sort: 'number', down: false, limit: EACH });
  const requests = foundRequests({ text, servicePointId }, people, store);
  return {
    people: people.map(personSummary),
    cards: cards.map((card) => cardSummary(card, parts)),
    temporaryCards: pool.map((card) => temporaryCardSummary(card, parts)),
    requests: requests.map((request) => requestSummary(request, store, call.session?.personId)),
  };
};

/** So many of the newest matches are looked through for those that still wait. */
const LOOKED_THROUGH = 100;

/** Those that wait come first, then the decided ones; the newest first in both. */
function foundRequests(asked: Asked, people: readonly Person[], store: StoreReader): readonly Request[] {
  const newest = store.requests.window({ ...asked, sort: 'since', down: true, limit: LOOKED_THROUGH });
  const known = new Set(newest.map(({ id }) => id));
  const theirs = people.flatMap((person) => store.requests.byPerson(person.id));
  const older = theirs.filter(({ id, servicePointId }) => servicePointId === asked.servicePointId && !known.has(id));
  const all = [...newest, ...older].toSorted((one, other) => other.requestedAt.localeCompare(one.requestedAt));
  const waits = ({ state }: Request): boolean => state === 'requested';
  return [...all.filter(waits), ...all.filter((request) => !waits(request))].slice(0, EACH);
}

/** So many matches are put in order; of more than that, the first ones are as good as any. */
const RANKED = 500;

function foundPeople(asked: Asked, store: StoreReader): readonly Person[] {
  const query = { ...asked, sort: 'name', down: false, limit: EACH } as const;
  const few = store.people.countUpTo(query, RANKED + 1) <= RANKED;
  return few ? store.people.find({ text: asked.text, servicePointIds: [asked.servicePointId], limit: EACH }) : store.people.window(query);
}
