import type { Change, FactDraft } from '../../../core/facts/draft.ts';
import type { Card, Person } from '../../../core/records/records.ts';
import type { Store, StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { credentialChanges, endedRequests } from './cascade.ts';
import { passwordLetterName } from './new-password.ts';
import { openRequests } from './person-change.ts';

/** The same words that records get which are made again from facts whose key is gone. */
const ERASED = 'erased person';
const NOTHING = 'AA==';

interface Erasing {
  readonly writer: StoreWriter;
  readonly house: Parts['house'];
  readonly authority: Store['authority'];
  readonly at: string;
}

/**
 * Erases what is personal of somebody and keeps the record as "erased person" (PRODUCT, decision 1). In one transaction: cards locked,
 * certificates to be revoked, requests ended, names overwritten in every row; last the data key, and with it what facts keep sealed.
 */
export function erasePerson(person: Person, fact: FactDraft, erasing: Erasing): void {
  const { writer, house, authority, at } = erasing;
  const cards = writer.cards.byPerson(person.id);
  const certificates = [...cards.flatMap(({ id }) => writer.certificates.byCard(id)), ...writer.certificates.byHolder(person.id)];
  const changes = [
    ...personChanges(person),
    ...credentialChanges(writer, { personId: person.id, event: 'lock', at }),
    ...cards.flatMap(letterChanges),
    ...cards.map(({ id }): Change => ({ record: 'card', id, set: { title: null, unit: null } })),
    ...certificates.map(({ id }): Change => ({ record: 'certificate', id, set: { der: NOTHING } })),
    ...tokenChanges(writer, person.id),
    ...requestChanges(writer, person.id, at),
  ];
  writer.append({ ...fact, changes });
  // A certificate names its holder: of one that is revoked for good, number and state are enough.
  for (const { serialHex } of certificates) authority.forgetHolder(serialHex);
  for (const blobId of cards.flatMap(({ pinBlobId }) => pinBlobId ?? [])) house.sealed.destroy(writer, blobId);
  for (const blob of writer.blobs.find({ kind: 'data-key', recordId: person.id })) house.sealed.destroy(writer, blob.id);
  writer.passwords.remove(person.id);
  writer.oneTimeCodes.remove(person.id);
  writer.savedViews.forget(person);
  house.mail.drop(writer, { personId: person.id });
}

/** Papers of that person which wait for printing by hand. */
export function destroyPapers(person: Person, cards: readonly Card[], { house }: Pick<Parts, 'house'>): void {
  for (const name of [passwordLetterName(person), ...cards.map((card) => `pin-letter-${card.number}`)]) house.spool.destroy(name);
}

function personChanges({ id }: Person): readonly Change[] {
  const email = `erased-${id}@erased.invalid`;
  const gone = { phone: null, title: null, unit: null, photo: null, identifierId: null };
  return [
    { record: 'person', id, set: { state: 'erased', name: ERASED, sortName: ERASED, email, ...gone } },
    { record: 'account', id, set: { roles: [], registryOperator: false } },
  ];
}

/** Certificates in a token name their holder: its keys and certificates go as soon as the computer with the token can be asked. */
function tokenChanges(writer: StoreWriter, personId: string): readonly Change[] {
  return writer.virtualSmartCards
    .byPerson(personId)
    .filter(({ keys }) => keys === 'made')
    .map(({ id }) => ({ record: 'virtual-smart-card', id, set: { keys: 'to-remove' } }));
}

function letterChanges({ id, pinBlobId }: Card): readonly Change[] {
  return pinBlobId === undefined ? [] : [{ record: 'card', id, set: { pinBlobId: null, letterState: 'withdrawn' } }];
}

function requestChanges(writer: StoreWriter, personId: string, at: string): readonly Change[] {
  const nameless = writer.requests
    .byPerson(personId)
    .map(({ id }): Change => ({ record: 'request', id, set: { personalBefore: null, personalAfter: null } }));
  return [...endedRequests(openRequests(writer, personId), writer, at), ...nameless];
}
