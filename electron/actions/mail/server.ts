import { Refusal } from '../../../core/failures/refusal.ts';
import { MAIL_SERVER_SETTING, type MailServer } from '../../mail/mail-server.ts';
import { sendDue } from '../../mail/sender.ts';
import { type Letter, sendBySmtp } from '../../mail/smtp.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Parts } from '../handler.ts';

export function mailServer(store: Pick<StoreReader, 'settings'>): MailServer | undefined {
  return store.settings.get(MAIL_SERVER_SETTING) as MailServer | undefined;
}

type Sending = Pick<Parts, 'store' | 'house' | 'clock'>;

/** Hands a mail to the server of this station. Throws MailFault, Refusal('mail-server-missing'). */
export async function handOver(letter: Letter, { store, house }: Sending): Promise<void> {
  const server = mailServer(store);
  if (server === undefined) throw new Refusal('mail-server-missing');
  const bytes = server.passwordBlobId === undefined ? undefined : house.sealed.open(server.passwordBlobId);
  try {
    await sendBySmtp(letter, server, bytes === undefined ? undefined : new TextDecoder().decode(bytes));
  } finally {
    bytes?.fill(0);
  }
}

/** What is due now goes out; nothing happens while no server is set. Gives how many the server took. */
export function sendWaiting(parts: Sending): Promise<number> {
  if (mailServer(parts.store) === undefined) return Promise.resolve(0);
  const before = turns.get(parts.store) ?? Promise.resolve(0);
  const mine = before
    .catch(() => 0)
    .then(() => sendDue({ store: parts.store, mail: parts.house.mail, now: parts.clock.now, send: (letter) => handOver(letter, parts) }));
  turns.set(parts.store, mine);
  return mine;
}

/** One round at a time: two that overlap would send a mail twice. */
const turns = new WeakMap<Parts['store'], Promise<number>>();
