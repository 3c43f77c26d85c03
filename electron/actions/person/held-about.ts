import type { Json } from '../../../core/base/canonical-json.ts';
import type { Card, Person } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { passwordLetterName } from './new-password.ts';

/** Ids of sealed secrets say nothing to anybody outside, and lead to secrets inside. */
const SECRET_REFERENCES = ['dataKeyId', 'pukBlobId', 'pukPendingBlobId', 'pinBlobId', 'soPinBlobId', 'masterKeyVersion'];

function open(record: object): Json {
  return Object.fromEntries(
    Object.entries(record).filter(([field, value]) => !SECRET_REFERENCES.includes(field) && value !== undefined),
  ) as Json;
}

/** Everything that the records hold about somebody, but for the journal. Letters and mails are told by kind and time, never by what they say. */
export function heldAbout(person: Person, { store, house }: Pick<Parts, 'store' | 'house'>): Json {
  const { id } = person;
  const cards = store.cards.byPerson(id);
  const ofTemporaryCards = store.certificates.byHolder(id).filter(({ temporary }) => temporary === true);
  return {
    person: { ...(open(withoutPhoto(person)) as object), identifier: store.get('identifier', person.identifierId ?? '')?.name ?? null },
    photo: person.photo === undefined ? null : { type: 'image/jpeg', base64: person.photo },
    account: open(store.get('account', id) ?? {}),
    password: { changedAt: store.passwords.get(id)?.changedAt ?? null },
    memberships: store.memberships.byPerson(id).map(open),
    accessRequests: store.accessRequests.byPerson(id).map(open),
    identities: store.identities.byPerson(id).map(open),
    cards: cards.map((card) => cardOf(card, store)),
    temporaryCards: store.temporaryCards.byPerson(id).map(open),
    certificatesOfTemporaryCards: ofTemporaryCards.map(open),
    virtualSmartCards: store.virtualSmartCards
      .byPerson(id)
      .map((card) => ({ ...(open(card) as object), certificates: store.certificates.byCard(card.id).map(open) })),
    mobileIds: store.mobileIds.byPerson(id).map(open),
    requests: store.requests.byPerson(id).map((request) => open(store.get('request', request.id) ?? request)),
    letters: letters(person, cards, house.spool.waiting()),
    mails: store.mails.waiting({ personId: id }).map(({ kind, madeAt, attempts }) => ({ kind, madeAt, attempts })),
  };
}

function withoutPhoto({ photo: _photo, ...rest }: Person): Omit<Person, 'photo'> {
  return rest;
}

function cardOf(card: Card, store: StoreReader): Json {
  return { ...(open(card) as object), certificates: store.certificates.byCard(card.id).map(open) };
}

function letters(person: Person, cards: readonly Card[], waiting: readonly string[]): Json {
  const onPaper = (name: string): boolean => waiting.includes(name);
  return [
    ...(onPaper(passwordLetterName(person)) ? [{ kind: 'password', state: 'waiting' }] : []),
    ...cards.flatMap(({ number, letterState }) => (letterState === undefined ? [] : [{ kind: 'pin', card: number, state: letterState }])),
  ];
}
