import type { SubjectRule } from '../../core/actions/action.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { StoreReader } from '../store/store.ts';
import { found } from './found.ts';
import type { Loaded } from './judge.ts';
import { here, pointSubject } from './point-subject.ts';
import type { From } from './subject-from.ts';

/** Loads the records an action is about, with the service point they belong to. Throws Refusal('not-found'). */
export function loadSubject(rule: SubjectRule, input: Readonly<Record<string, unknown>>, from: From): Loaded {
  const { store } = from;
  switch (rule.kind) {
    case 'none':
      return {};
    case 'service-point':
      return here(from);
    case 'at-service-point':
    case 'membership':
    case 'access-request':
    case 'api-key':
    case 'raid':
    case 'draft':
    case 'newcomer':
      return pointSubject(rule, input, from);
    case 'self':
      return selfSubject(from);
    case 'batch':
      return batchSubject(String(input[rule.from]), store);
    case 'import':
      return importSubject(String(input[rule.from]), store);
    case 'person':
      return personSubject(String(input[rule.from]), store);
    case 'card':
      return cardSubject(String(input[rule.from]), store);
    case 'temporary-card':
      return temporaryCardSubject(String(input[rule.from]), store);
    case 'virtual-smart-card':
      return virtualSubject(String(input[rule.from]), store);
    case 'mobile-id':
      return mobileSubject(String(input[rule.from]), store);
    case 'request':
      return requestSubject(String(input[rule.from]), store);
    case 'operation':
      return operationSubject(String(input[rule.from]), store);
    case 'reader':
      return readerSubject(String(input[rule.from]), from);
  }
}

function batchSubject(id: string, store: StoreReader): Loaded {
  const batch = found(store.batches.get(id));
  return { batch, servicePointId: batch.servicePointId };
}

function importSubject(id: string, store: StoreReader): Loaded {
  const peopleImport = found(store.peopleImports.get(id));
  return { peopleImport, servicePointId: peopleImport.servicePointId };
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

function personSubject(id: string, store: StoreReader): Loaded {
  const person = found(store.get('person', id));
  return { person, servicePointId: person.servicePointId };
}

function virtualSubject(id: string, store: StoreReader): Loaded {
  const virtualSmartCard = found(store.get('virtual-smart-card', id));
  const person = store.get('person', virtualSmartCard.personId);
  return { virtualSmartCard, servicePointId: virtualSmartCard.servicePointId, ...(person === undefined ? {} : { person }) };
}

function requestSubject(id: string, store: StoreReader): Loaded {
  const request = found(store.get('request', id));
  return { request, servicePointId: request.servicePointId };
}

function mobileSubject(id: string, store: StoreReader): Loaded {
  const mobileId = found(store.get('mobile-id', id));
  const person = store.get('person', mobileId.personId);
  return { mobileId, servicePointId: mobileId.servicePointId, ...(person === undefined ? {} : { person }) };
}

/** Whoever is signed in. A program has no things of its own: `decide` says so. */
function selfSubject(from: From): Loaded {
  if (from.session === undefined) return here(from);
  return { person: found(from.store.get('person', from.session.personId)), ...here(from) };
}

function operationSubject(id: string, store: StoreReader): Loaded {
  const operation = found(store.get('operation', id));
  const subject = operation.temporary === true ? temporaryCardSubject : cardSubject;
  return { ...subject(operation.cardId, store), operation };
}

/** A reader's subject is our card or temporary card in it, where one lies there; else the caller's own service point. */
function readerSubject(name: string, from: From): Loaded {
  const reader = from.readerOf(name);
  if (reader === undefined) throw new Refusal('no-reader');
  if (reader.cardId !== undefined) return { ...cardSubject(reader.cardId, from.store), reader };
  if (reader.temporaryCardId !== undefined) return { ...temporaryCardSubject(reader.temporaryCardId, from.store), reader };
  return { reader, ...here(from) };
}
