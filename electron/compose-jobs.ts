import { Refusal } from '../core/failures/refusal.ts';
import type { MobileId, RecordOf } from '../core/records/records.ts';
import { makeWhenDue } from './actions/backup/make-when-due.ts';
import { sendToServer } from './actions/central/send.ts';
import { takeStaff } from './actions/central/take-staff.ts';
import { settleAuthority } from './actions/card/settle-authority.ts';
import type { Parts } from './actions/handler.ts';
import { kioskTimes } from './actions/kiosk/times.ts';
import { listenForCalls } from './actions/remote-unblock/waiting-calls.ts';
import { optionValue } from './actions/option/option-value.ts';
import { expireTemporaryCards } from './actions/temporary-card/expire.ts';
import { settleMobileIds } from './actions/mobile-id/settle.ts';
import { settleTokens } from './actions/virtual-smart-card/give-up.ts';
import { demoWaits } from './demo/fill-demo.ts';
import { renewPublished } from './house/published-crl.ts';
import { AT_ONCE, expireCards } from './jobs/expire-cards.ts';
import type { Job } from './jobs/job.ts';
import { type Ending, remind, type ReminderKind } from './jobs/remind.ts';
import { sendWaiting } from './actions/mail/server.ts';
import { cardExpiresMail, mobileIdExpiresMail, temporaryCardDueMail } from './mail/mails.ts';
import type { Mail } from './mail/outbox.ts';
import type { ToRemind } from './store/finders/card-finders.ts';
import type { StoreReader } from './store/store.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Whoever waits for a code that was mailed stands at the screen. */
const MAIL_MS = 2 * SECOND_MS;
const SERVER_MS = 10 * SECOND_MS;
/** Whoever looks at the code waits for the screen to go on. */
const PHONE_MS = 2 * SECOND_MS;
const DELIVER_MS = 2 * SECOND_MS;
/** So long the server may hold back its answer until there is something new. */
const FEED_WAIT_SECONDS = 20;

/** What a station does by itself. Each job asks for the parts anew: after a restore they are others. */
export function jobsOf(partsNow: () => Parts): readonly Job[] {
  const job = (name: string, everyMs: number, run: (parts: Parts) => void | Promise<void>): Job => ({
    name,
    everyMs,
    run: () => (mayRun(partsNow()) ? run(partsNow()) : undefined),
  });
  return [
    { name: 'lock when idle', everyMs: SECOND_MS, run: () => lockWhenIdle(partsNow()) },
    job('ends', MINUTE_MS, ends),
    job('settle with the authority', MINUTE_MS, settle),
    job('reminders', HOUR_MS, reminders),
    job('mail', MAIL_MS, mail),
    job('mobile IDs', PHONE_MS, settleMobileIds),
    job('deliver', DELIVER_MS, ({ sync }) => sync.push()),
    job('calls', SECOND_MS, listenForCalls),
    job('feed', SECOND_MS, ({ sync }) => sync.pull(FEED_WAIT_SECONDS)),
    job('witness', MINUTE_MS, ({ sync }) => sync.witness()),
    job('revocation list', HOUR_MS, renewPublished),
    job('central server', SERVER_MS, withServer),
    { ...job('backup', MINUTE_MS, makeWhenDue), later: true },
  ];
}

const hasRecords = ({ founding }: Parts): boolean => !['first-start', 'damaged'].includes(founding.state());
/** The demo's story is told in the past, card by card; what ends in it is ended by the story, not by a job that comes in between. */
const mayRun = (parts: Parts): boolean => hasRecords(parts) && !demoWaits(parts.store);

function lockWhenIdle(parts: Parts): void {
  const { sessions, clock } = parts;
  const session = sessions.current();
  if (session === undefined || session.locked) return;
  if (clock.now() - session.lastActiveMs > idleSeconds(parts) * SECOND_MS) sessions.lock();
}

function idleSeconds({ store, kiosk }: Parts): number {
  if (!kiosk.on()) return Number(optionValue(store, 'idle-lock-seconds'));
  const times = kioskTimes(store);
  return times.idleSeconds + times.warningSeconds;
}

/** Cards, certificates and loans whose time is over. */
async function ends(parts: Parts): Promise<void> {
  const { store, clock, announce } = parts;
  if (expireTemporaryCards(parts) > 0) announce({ event: 'records', kinds: ['temporary-card'] });
  for (let ended = AT_ONCE, any = false; ended >= AT_ONCE; await breath()) {
    ended = expireCards({ store, now: clock.now, here: parts.house.station().id });
    any ||= ended > 0;
    if (any && ended < AT_ONCE) announce({ event: 'records', kinds: ['card'] });
  }
}

/** What a station brings in order before anybody works at it. */
export async function settleAtStart(parts: Parts): Promise<void> {
  if (!hasRecords(parts)) return;
  expireTemporaryCards(parts);
  await settle(parts).catch((cause: unknown) =>
    parts.log(`the authority could not be told: ${cause instanceof Error ? cause.message : 'unknown'}`),
  );
}

/** What waits for the authority is told to it as soon as it can be. */
async function settle(parts: Parts): Promise<void> {
  await settleTokens(parts);
  await settleAuthority(parts);
}

async function reminders(parts: Parts): Promise<void> {
  const now = { store: parts.store, now: parts.clock.now };
  for (const kind of [cards(parts), temporaryCards(parts), mobileIds(parts)]) while (remind(kind, now) > 0) await breath();
}

async function mail(parts: Parts): Promise<void> {
  if ((await sendWaiting(parts)) > 0) parts.announce({ event: 'records', kinds: ['mail'] });
}

/** What this station's authority did goes there, what was changed of its staff comes here. A server that is away says so once, where something waits. */
async function withServer(parts: Parts): Promise<void> {
  await sendToServer(parts);
  await takeStaff(parts).catch((cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
  });
}

/** Other work comes in between. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function calendar(store: StoreReader, things: 'cards' | 'temp-cards' | 'mobile-id') {
  const days = optionValue(store, `${things}-email-before-expiring-days`);
  return { days: Array.isArray(days) ? days : [], eachDay: optionValue(store, `${things}-email-each-day`) === true };
}

type Kind = ReminderKind<Ending & { readonly number: number }>;

interface Reminding<Thing extends ReminderKind['thing']> {
  readonly thing: Thing;
  readonly options: Parameters<typeof calendar>[1];
  /** Whoever has one in that state is told. */
  readonly state: string;
  readonly find: (query: ToRemind) => readonly RecordOf<Thing>[];
  readonly lastDay: (one: RecordOf<Thing>) => string | undefined;
  readonly words: (of: {
    readonly organisation: string;
    readonly number: number;
    readonly on: string;
  }) => Pick<Mail, 'kind' | 'subject' | 'text'>;
}

function kindOf<Thing extends ReminderKind['thing']>(
  { thing, options, state, find, lastDay, words }: Reminding<Thing>,
  { store, house }: Parts,
): Kind {
  const ending = (one: RecordOf<Thing>) => {
    const { id, personId = '', servicePointId, remindedDays, number }: RecordOf<ReminderKind['thing']> = one;
    return { id, personId, servicePointId, on: lastDay(one) ?? '', remindedDays, number };
  };
  return {
    thing,
    calendar: () => calendar(store, options),
    find: (query) => find(query).map(ending),
    now: (writer, id) => {
      const one = writer.get(thing, id);
      return one?.state === state ? ending(one) : undefined;
    },
    mail: (writer, { number, on }, { id: personId, servicePointId, email: to }) =>
      void house.mail.put(writer, { personId, servicePointId, to, ...words({ organisation: house.organisation().name, number, on }) }),
  };
}

function cards(parts: Parts): Kind {
  const find = (query: ToRemind) => parts.store.cards.toRemind(query);
  const words: Reminding<'card'>['words'] = ({ number, ...of }) => cardExpiresMail({ ...of, card: number });
  return kindOf({ thing: 'card', options: 'cards', state: 'active', find, lastDay: ({ expiresOn }) => expiresOn, words }, parts);
}

function temporaryCards(parts: Parts): Kind {
  const find = (query: ToRemind) => parts.store.temporaryCards.toRemind(query);
  const words: Reminding<'temporary-card'>['words'] = ({ number, ...of }) => temporaryCardDueMail({ ...of, card: `T-${number}` });
  return kindOf({ thing: 'temporary-card', options: 'temp-cards', state: 'assigned', find, lastDay: ({ dueOn }) => dueOn, words }, parts);
}

function mobileIds(parts: Parts): Kind {
  const find = (query: ToRemind) => parts.store.mobileIds.toRemind(query);
  const lastDay = ({ expiresOn }: MobileId) => expiresOn;
  return kindOf({ thing: 'mobile-id', options: 'mobile-id', state: 'active', find, lastDay, words: mobileIdExpiresMail }, parts);
}
