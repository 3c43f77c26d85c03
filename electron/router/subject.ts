import type { SubjectRule } from '../../core/actions/action.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { StoreReader } from '../store/store.ts';
import type { Loaded } from './judge.ts';
import type { Session } from './session.ts';

interface From {
  readonly store: StoreReader;
  readonly session: Session | undefined;
  readonly readerOf: (name: string) => Loaded['reader'];
}

/** Loads the records an action is about, with the service point they belong to. Throws Refusal('not-found'). */
export function loadSubject(rule: SubjectRule, input: Readonly<Record<string, unknown>>, from: From): Loaded {
  const { store } = from;
  switch (rule.kind) {
    case 'none':
      return {};
    case 'service-point':
      return from.session?.servicePointId === undefined ? {} : { servicePointId: from.session.servicePointId };
    case 'self': {
      const person = found(store.get('person', from.session?.personId ?? ''));
      return { person, ...(from.session?.servicePointId === undefined ? {} : { servicePointId: from.session.servicePointId }) };
    }
    case 'batch': {
      const batch = found(store.batches.get(String(input[rule.from])));
      return { batch, servicePointId: batch.servicePointId };
    }
    case 'person': {
      const person = found(store.get('person', String(input[rule.from])));
      return { person, servicePointId: person.servicePointId };
    }
    case 'card':
      return cardSubject(String(input[rule.from]), store);
    case 'temporary-card':
      return temporaryCardSubject(String(input[rule.from]), store);
    case 'request': {
      const request = found(store.get('request', String(input[rule.from])));
      return { request, servicePointId: request.servicePointId };
    }
    case 'operation': {
      const operation = found(store.get('operation', String(input[rule.from])));
      const subject = operation.temporary === true ? temporaryCardSubject : cardSubject;
      return { ...subject(operation.cardId, store), operation };
    }
    case 'reader':
      return readerSubject(String(input[rule.from]), from);
  }
}

function cardSubject(cardId: string, store: StoreReader): Loaded {
  const card = found(store.get('card', cardId));
  const person = store.get('person', card.personId);
  return { card, servicePointId: card.servicePointId, ...(person === undefined ? {} : { person }) };
}

function temporaryCardSubject(cardId: string, store: StoreReader): Loaded {
  const temporaryCard = found(store.get('temporary-card', cardId));
  return { temporaryCard, servicePointId: temporaryCard.servicePointId };
}

/** A reader's subject is our card or temporary card in it, where one lies there; else the caller's own service point. */
function readerSubject(name: string, from: From): Loaded {
  const reader = from.readerOf(name);
  if (reader === undefined) throw new Refusal('no-reader');
  if (reader.cardId !== undefined) return { ...cardSubject(reader.cardId, from.store), reader };
  if (reader.temporaryCardId !== undefined) return { ...temporaryCardSubject(reader.temporaryCardId, from.store), reader };
  return { reader, ...(from.session?.servicePointId === undefined ? {} : { servicePointId: from.session.servicePointId }) };
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Refusal('not-found');
  return value;
}
