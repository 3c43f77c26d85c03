import type { Change as RecordChange } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { cardLifecycle } from '../../core/lifecycles/card.ts';
import { certificateChanges } from '../../core/lifecycles/card-certificates.ts';
import { type cascade, endsRequest, rolesBy } from '../../core/lifecycles/cascade.ts';
import { next } from '../../core/lifecycles/lifecycle.ts';
import { personLifecycle } from '../../core/lifecycles/person.ts';
import { givenRoles } from '../../core/records/default-role.ts';
import type { Card, Person, Request } from '../../core/records/records.ts';
import type { Reads } from '../store/reads.ts';
import { otherCredentials } from './other-credentials.ts';
import { newestStateFact } from '../store/state-facts.ts';
import type { Writer } from '../store/unit.ts';
import { optionValue } from './approval.ts';

const DEACTIVATE = 2;
const cardEvents = { deactivate: 'deactivate', reactivate: 'reactivate', lock: 'lock' } as const;
export type PersonEvent = keyof typeof cascade;

interface Happening {
  readonly personId: string;
  readonly event: PersonEvent;
  readonly at: string;
  /** The request that is being carried out: it does not end itself. */
  readonly requestId?: string;
}

/** Rows 2 to 4 with all that goes with them: roles, credentials, requests that lost their sense. Throws Refusal where the state does not allow it now. */
export async function personStateChanges({ personId, event, at, requestId }: Happening, reads: Writer): Promise<readonly RecordChange[]> {
  const person = await reads.get('person', personId);
  if (person === undefined) throw new Refusal('not-found');
  const step = next(personLifecycle, person.state, event);
  if (!step.ok) throw new Refusal('state-refuses', { state: person.state, event });
  const roles = rolesBy[event] === 'given' ? [...givenRoles(await reads.find('default-role', {}))] : [];
  const open = (await reads.find('request', { personId, state: 'requested' })).filter(({ id }) => id !== requestId);
  return [
    { record: 'person', id: personId, set: { state: step.to as Person['state'] } },
    { record: 'account', id: personId, set: { roles } },
    ...(await cardChanges(personId, event, reads)),
    ...(await otherCredentials(personId, event, reads)),
    ...(await endedRequests(
      open.filter(({ row }) => endsRequest(event, row)),
      { reads, at },
    )),
  ];
}

async function endedRequests(
  requests: readonly Request[],
  { reads, at }: { readonly reads: Reads; readonly at: string },
): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const { id, cardId } of requests) {
    changes.push({ record: 'request', id, set: { state: 'aborted', decidedAt: at } });
    const made = cardId === undefined ? undefined : await reads.get('card', cardId);
    if (made?.state === 'requested') changes.push({ record: 'card', id: made.id, set: { state: 'aborted' } });
  }
  return changes;
}

/** With each card its certificates, which wait for the authority: a station has its key. */
async function cardChanges(personId: string, event: PersonEvent, reads: Writer): Promise<readonly RecordChange[]> {
  const cards = event === 'reactivate' ? await returning(personId, reads) : await reads.find('card', { personId });
  const changes = await Promise.all(cards.map((card) => withItsCertificates(card, event, reads)));
  return changes.flat();
}

/** A card that was begun and not finished cannot be locked, but what it has of certificates must not be left on hold. */
async function withItsCertificates(card: Card, event: PersonEvent, reads: Reads): Promise<readonly RecordChange[]> {
  const cardEvent = cardEvents[event];
  const step = next(cardLifecycle, card.state, cardEvent);
  if (!step.ok && event !== 'lock') return [];
  const held = await reads.find('certificate', { cardId: card.id });
  const certificates = certificateChanges(held, { event: cardEvent, revocationReason: 'cessationOfOperation' });
  return [...(step.ok ? [{ record: 'card' as const, id: card.id, set: { state: step.to } }] : []), ...certificates];
}

/** Cards that rested because their person did: one that was deactivated for itself stays so. Several come back only while several may be active. */
async function returning(personId: string, reads: Writer): Promise<readonly Card[]> {
  const rested = await restedWith(personId, reads);
  const cards = (await reads.find('card', { personId }))
    .filter(({ id, state }) => state === 'inactive' && (rested === undefined || rested.has(id)))
    .toSorted((left, right) => (right.activatedAt ?? '').localeCompare(left.activatedAt ?? ''));
  return (await optionValue('cards-multiple-active', reads)) === true ? cards : cards.slice(0, 1);
}

/** Ids of the cards that the person's last deactivation took with it; undefined where no fact here tells. */
async function restedWith(personId: string, writer: Writer): Promise<ReadonlySet<string> | undefined> {
  const requests = (await writer.find('request', { personId, state: 'approved' })).filter(({ row }) => row === DEACTIVATE);
  const fact = await newestStateFact([personId, ...requests.map(({ id }) => id)], writer);
  if (fact === undefined) return undefined;
  return new Set(fact.changes.filter(({ record, set }) => record === 'card' && set['state'] === 'inactive').map(({ id }) => id));
}
