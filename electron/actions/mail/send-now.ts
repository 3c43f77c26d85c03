import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { factOf } from '../handler.ts';
import { mailServer, sendWaiting } from './server.ts';

export const mailSendNow: Handler<'mail.send-now'> = async (call, parts) => {
  const { store } = parts;
  if (mailServer(store) === undefined) throw new Refusal('mail-server-missing');
  store.transact((writer) => {
    writer.mails.retryNow();
    writer.append(factOf(call, 'mail.send-now', { changes: [] }));
  });
  const sent = await sendWaiting(parts);
  return { sent, waiting: store.mails.waiting().length };
};
