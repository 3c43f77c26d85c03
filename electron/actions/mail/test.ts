import { Refusal } from '../../../core/failures/refusal.ts';
import { testMail } from '../../mail/mails.ts';
import { MailFault } from '../../mail/smtp.ts';
import type { Handler } from '../handler.ts';
import { factOf } from '../handler.ts';
import { handOver } from './server.ts';

export const mailTest: Handler<'mail.test'> = async (call, parts) => {
  const { house, store, newId } = parts;
  const { subject, text } = testMail({ organisation: house.organisation().name, station: house.station().name });
  try {
    await handOver({ id: newId(), to: call.input.to, subject, text }, parts);
  } catch (cause) {
    if (!(cause instanceof MailFault)) throw cause;
    throw new Refusal(cause.kind === 'away' ? 'mail-server-away' : 'mail-refused', { found: cause.code }, { cause });
  }
  store.transact((writer) => writer.append(factOf(call, 'mail.test', { changes: [] })));
  return {};
};
