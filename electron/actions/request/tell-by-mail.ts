import type { FactDraft } from '../../../core/facts/draft.ts';
import type { Person, Request } from '../../../core/records/records.ts';
import type { House } from '../../house/house.ts';
import { importWaitsMail, requestDecidedMail, requestWaitsMail } from '../../mail/request-mails.ts';
import type { Store, StoreReader, StoreWriter } from '../../store/store.ts';

type Teller = Pick<House, 'mail' | 'organisation'>;

/**
 * The store of the handlers: whenever a fact makes a request or decides one, approvers or whoever asked get their mail in the same
 * transaction, whichever action it was (spec credentials 1.7). Requests of one file of people are told together, when the file is over.
 */
export function tellingByMail(store: Store, house: () => Teller): Store {
  const transact: Store['transact'] = (work) => store.transact((writer) => work(telling(writer, house)));
  return new Proxy(store, { get: (target, name) => (name === 'transact' ? transact : (Reflect.get(target, name) as unknown)) });
}

function telling(writer: StoreWriter, house: () => Teller): StoreWriter {
  const append: StoreWriter['append'] = (draft) => {
    const fact = writer.append(draft);
    for (const request of touched(draft)) tell(writer, request, house());
    return fact;
  };
  return new Proxy(writer, { get: (target, name) => (name === 'append' ? append : (Reflect.get(target, name) as unknown)) });
}

/** Requests that the draft makes or decides, each to be told by itself. */
function touched({ changes, note }: FactDraft): readonly { readonly id: string; readonly state: Request['state'] }[] {
  if (note?.['import'] !== undefined) return [];
  return changes.flatMap((change) =>
    change.record === 'request' && typeof change.set.state === 'string' ? [{ id: change.id, state: change.set.state }] : [],
  );
}

function tell(writer: StoreWriter, { id, state }: { readonly id: string; readonly state: Request['state'] }, house: Teller): void {
  const request = writer.get('request', id);
  const person = writer.get('person', request?.personId ?? '');
  const requester = writer.get('person', request?.requesterId ?? '');
  if (request === undefined || person === undefined || requester === undefined) return;
  const asked = { organisation: house.organisation().name, row: request.row, person: person.number };
  if (state === 'requested')
    for (const approver of approversOf(request, writer)) {
      // One is enough while it waits to be sent: many requests at once are one mail.
      if (house.mail.waiting({ personId: approver.id, kind: 'request-waits' }).length === 0)
        put(writer, approver, { house, words: requestWaitsMail({ ...asked, requester: requester.name }) });
    }
  if (state === 'approved' || state === 'rejected') {
    const words = requestDecidedMail({ ...asked, decision: state, reason: request.rejectionReason });
    put(writer, requester, { house, words });
  }
}

interface ImportAsked {
  readonly servicePointId: string;
  readonly requesterId: string;
  readonly requests: number;
}

/** One mail to each approver for all that a file of people asked for; none where it asked for nothing. */
export function tellOfImport(writer: StoreWriter, { requests, ...asked }: ImportAsked, house: Teller): void {
  if (requests === 0) return;
  const words = importWaitsMail({ organisation: house.organisation().name, importer: writer.people.nameOf(asked.requesterId), requests });
  for (const approver of approversOf(asked, writer)) put(writer, approver, { house, words });
}

interface Letter {
  readonly house: Teller;
  readonly words: ReturnType<typeof requestWaitsMail>;
}

function put(writer: StoreWriter, { id, servicePointId, email }: Person, { house, words }: Letter): void {
  house.mail.put(writer, { personId: id, servicePointId, to: email, ...words });
}

/** Whoever may decide it there, but not whoever asked. */
function approversOf(
  { servicePointId, requesterId }: Pick<Request, 'servicePointId' | 'requesterId'>,
  store: StoreReader,
): readonly Person[] {
  return store.memberships
    .byServicePoint(servicePointId)
    .filter(({ state, personId }) => state === 'enabled' && personId !== requesterId)
    .filter(({ personId }) => store.get('account', personId)?.roles.includes('Approver') === true)
    .flatMap(({ personId }) => store.get('person', personId) ?? [])
    .filter(({ state }) => state === 'active');
}
