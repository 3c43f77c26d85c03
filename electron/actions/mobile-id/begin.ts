import type { MobileTicket } from '../../../core/actions/views-mobile-id.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { lastDay } from '../../../core/records/last-day.ts';
import type { MobileId, Person } from '../../../core/records/records.ts';
import { mobileIdTicketMail } from '../../mail/holder-mails.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Call, type Parts, factOf } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { askForTicket } from './ask-server.ts';
import { newChallenge, newTicketSecret } from './ticket-secret.ts';

type Beginning = Call<'mobile-id.supply'> | Call<'self.get-mobile-id'>;
type Action = 'mobile-id.supply' | 'self.get-mobile-id';

/** At the screen the phone is at hand; a mail takes its time. */
const SHOWN_MINUTES = 10;
const MAILED_MINUTES = 60;

/**
 * Rows 37 and 39. Written down as Registered before the server is asked, and active only once the phone has made its key; one that the phone
 * never came for stays visible. Where the server cannot give a ticket nothing is written down.
 */
export async function beginMobileId(
  action: Action,
  call: Beginning,
  { person, parts }: { readonly person: Person; readonly parts: Parts },
) {
  const { store, house, random, newId } = parts;
  assertNone(person.id, store);
  const shown = optionValue(store, 'mobile-id-qr-in-self-service') === true;
  const number = store.mobileIds.nextNumber();
  const [id, ticketId] = [newId(), newId()];
  const { secret, secretHash } = newTicketSecret(random);
  const ticket = await askForTicket(
    {
      id: ticketId,
      secretHash,
      minutes: shown ? SHOWN_MINUTES : MAILED_MINUTES,
      asked: {
        kind: 'enrol',
        challenge: newChallenge(random),
        mobileId: id,
        personId: person.id,
        name: `M-${number}`,
        organisation: house.organisation().name,
        allowSynced: optionValue(store, 'mobile-id-allow-synced') === true,
      },
    },
    parts,
  );
  const url = `${ticket.url}#${secret}`;
  const made = noted({ id, ticketId, number, ticketUntil: ticket.endsAt }, { action, call, person, parts, url: shown ? undefined : url });
  const answer: MobileTicket = { mobileIdId: made.id, number: made.number, endsAt: ticket.endsAt };
  return shown ? { ...answer, url } : { ...answer, mailedTo: person.email };
}

interface Noting {
  readonly action: Action;
  readonly call: Beginning;
  readonly person: Person;
  readonly parts: Parts;
  /** Where it goes by mail. */
  readonly url: string | undefined;
}

function noted(
  ticket: Pick<MobileId, 'id' | 'ticketId' | 'number' | 'ticketUntil'>,
  { action, call, person, parts, url }: Noting,
): MobileId {
  const { store, house } = parts;
  const { id: personId, servicePointId } = person;
  return store.transact((writer) => {
    // While the server was asked, the person may have been deactivated, or somebody else begun the same.
    assertNone(personId, writer);
    const state = writer.get('person', personId)?.state ?? 'unknown';
    if (state !== 'active') throw new Refusal('person-not-active', { state });
    const number = writer.mobileIds.nextNumber();
    const mobileId: MobileId = {
      ...ticket,
      number,
      servicePointId,
      personId,
      state: 'registered',
      stationId: house.station().id,
      uses: usesOf(writer),
      expiresOn: lastDay(Date.parse(call.at), Number(optionValue(writer, 'mobile-id-validity-years'))),
      createdAt: call.at,
    };
    const subject = { kind: 'mobile-id', id: mobileId.id };
    const changes = [...supersededBy(personId, writer), { record: 'mobile-id', id: mobileId.id, set: mobileId } as const];
    writer.append(factOf(call as Call<Action>, action, { subject, servicePoint: servicePointId, note: { mobileId: number }, changes }));
    if (url !== undefined) {
      house.mail.drop(writer, { personId, kind: 'mobile-id-ticket' });
      const said = { organisation: house.organisation().name, number, url, minutes: MAILED_MINUTES };
      const words = mobileIdTicketMail(said, 'language' in call.input ? call.input.language : undefined);
      house.mail.put(writer, { personId, servicePointId, to: person.email, ...words });
    }
    return mobileId;
  });
}

/** One in force at a time: it is locked first, by whoever gets the next. */
function assertNone(personId: string, store: StoreReader): void {
  const other = store.mobileIds.byPerson(personId).find(({ state }) => state === 'active' || state === 'inactive');
  if (other !== undefined) throw new Refusal('second-mobile-id', { mobileId: other.number });
}

/** The server gave up the tickets of those that the phone did not come for. */
function supersededBy(personId: string, store: StoreReader): readonly Change[] {
  return store.mobileIds
    .byPerson(personId)
    .filter(({ ticketId }) => ticketId !== undefined)
    .map(({ id }) => ({ record: 'mobile-id', id, set: { ticketId: null, ticketUntil: null } }));
}

/** What it is for, by the options that the source has about its certificates. */
function usesOf(store: StoreReader): MobileId['uses'] {
  return (['authentication', 'signature'] as const).filter((use) => optionValue(store, `mobile-id-certificate-${use}`) === true);
}
