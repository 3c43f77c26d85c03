import type { FactView } from '../../../core/actions/views.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type FactBody, factBody } from '../../../core/facts/fact.ts';
import { doerName, nameOf } from './names.ts';
import type { Store } from '../../store/store.ts';

/** What a record is called, for people. */
export function subjectName(subject: { readonly kind: string; readonly id: string }, store: Store): string {
  if (subject.kind === 'person') return store.get('person', subject.id)?.name ?? '';
  if (subject.kind === 'card') {
    const card = store.get('card', subject.id);
    return card === undefined ? '' : String(card.number);
  }
  if (subject.kind === 'temporary-card') {
    const card = store.get('temporary-card', subject.id);
    return card === undefined ? '' : `T-${card.number}`;
  }
  if (subject.kind === 'virtual-smart-card') {
    const card = store.get('virtual-smart-card', subject.id);
    return card === undefined ? '' : `V-${card.number}`;
  }
  if (subject.kind === 'service-point') return store.get('service-point', subject.id)?.name ?? '';
  if (subject.kind === 'api-key') return store.get('api-key', subject.id)?.subject ?? '';
  if (subject.kind === 'raid') return store.get('raid', subject.id)?.title ?? '';
  if (subject.kind === 'membership') return nameOf(store.get('membership', subject.id)?.personId, store);
  if (subject.kind === 'access-request') return nameOf(store.get('access-request', subject.id)?.personId, store);
  if (subject.kind === 'request') {
    const request = store.get('request', subject.id);
    return request === undefined ? '' : (store.get('person', request.personId)?.name ?? '');
  }
  return '';
}

/** A journal entry with the names that its sentence needs; they come from the register, never from the fact. Throws Refusal('journal-broken'). */
export function factView(fact: FactBody, store: Store): FactView {
  // Somebody changed the file behind the program's back: verifying says where.
  if (!factBody.safeParse(fact).success) throw new Refusal('journal-broken', { n: typeof fact.n === 'number' ? fact.n : '?' });
  const who = fact.who.person;
  return {
    n: fact.n,
    ...(fact.epoch === store.facts.epoch() ? {} : { epoch: fact.epoch }),
    at: fact.at,
    action: fact.action,
    kind: fact.kind,
    whoName: doerName(fact.who, store),
    note: fact.note,
    ...(who === undefined ? {} : { whoId: who }),
    ...(fact.subject === undefined ? {} : { subject: { ...fact.subject, name: subjectName(fact.subject, store) } }),
  };
}

/** How many facts a page's activity looks back over. */
export const ACTIVITY_FACTS = 200;
const SHOWN = 50;

/** Steps and echoes of something that has a sentence of its own: the journal shows them, a page's activity leaves them out. */
const UNTOLD: ReadonlySet<string> = new Set(['authority.settled', 'card.step-done', 'temporary-card.step-done']);

/** The activity of a card or person, newest first. */
export function activityOf(rows: readonly { readonly fact: FactBody }[], store: Store): FactView[] {
  return rows
    .filter(({ fact }) => !UNTOLD.has(fact.action))
    .slice(0, SHOWN)
    .map(({ fact }) => factView(fact, store));
}
