import type { MailRow } from '../store/local-people.ts';
import type { Store } from '../store/store.ts';
import type { MailOutbox } from './outbox.ts';
import { type Letter, MailFault } from './smtp.ts';

interface Parts {
  readonly store: Store;
  readonly mail: MailOutbox;
  readonly now: () => number;
  /** Throws MailFault. */
  readonly send: (letter: Letter) => Promise<void>;
}

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MINUTES = 60;
const AT_ONCE = 50;
/** A code against a forgotten password that came later would open nothing. */
const CODE_MINUTES = 30;

/** Minutes before the next try: 1, 2, 4, … at most an hour. */
export function pauseMinutes(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MINUTES, 2 ** (attempts - 1));
}

/**
 * Sends what is due, oldest first. A mail that the server took is over; one that it will never take is over too, and stays on the page with
 * the reason. Where the server is away, everything waits, and is tried again after a pause that grows. What was tried stands in the store.
 */
export async function sendDue(parts: Parts): Promise<number> {
  let sent = 0;
  for (const row of parts.store.mails.due(new Date(parts.now()).toISOString(), AT_ONCE)) {
    const end = await sendOne(row, parts);
    if (end === 'away') break;
    if (end === 'sent') sent += 1;
  }
  return sent;
}

async function sendOne(row: MailRow, parts: Parts): Promise<'sent' | 'over' | 'away'> {
  const { store, mail, now, send } = parts;
  if (row.kind === 'forgotten-password' && now() - Date.parse(row.madeAt) > CODE_MINUTES * MINUTE_MS) {
    store.transact((writer) => mail.fail(writer, row.id, 'too-late'));
    return 'over';
  }
  try {
    await send({ id: row.id, ...mail.open(row.id) });
  } catch (cause) {
    if (!(cause instanceof MailFault)) throw cause;
    store.transact((writer) => note(row, cause, { writer, parts }));
    return cause.kind === 'away' ? 'away' : 'over';
  }
  store.transact((writer) => {
    if (writer.mails.get(row.id)?.blobId === row.blobId) mail.sent(writer, row.id);
  });
  return 'sent';
}

interface Noting {
  readonly writer: Parameters<MailOutbox['sent']>[0];
  readonly parts: Parts;
}

function note(row: MailRow, fault: MailFault, { writer, parts }: Noting): void {
  if (fault.kind === 'refused') return parts.mail.fail(writer, row.id, fault.code);
  const attempts = row.attempts + 1;
  const nextAt = new Date(parts.now() + pauseMinutes(attempts) * MINUTE_MS).toISOString();
  writer.mails.retry(row.id, { attempts, nextAt, lastError: fault.code });
}
