import { X509Certificate } from 'node:crypto';
import { utf8 } from '../../../core/base/utf8.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { MAIL_SERVER_SETTING, type MailServer, mayBeInTheClear } from '../../mail/mail-server.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Call, type Handler, type Parts, factOf } from '../handler.ts';
import { mailServer } from './server.ts';

/** The fact names host, port and protection, never user or password. What waits is tried with the new server at once. */
export const mailChangeServer: Handler<'mail.change-server'> = (call, parts) => {
  const { host, port, security, from, user, certificate } = call.input;
  if (security === 'none' && !mayBeInTheClear(host))
    throw new Refusal('input-invalid', { field: 'security', wanted: 'TLS: without it mail may only go to a server on this machine' });
  if (certificate !== undefined) assertCertificate(certificate);
  parts.store.transact((writer) => {
    const before = mailServer(writer);
    const passwordBlobId = passwordFor(call, { writer, before, parts });
    const server: MailServer = {
      host,
      port,
      security,
      from,
      ...(user === undefined ? {} : { user }),
      ...(passwordBlobId === undefined ? {} : { passwordBlobId }),
      ...(certificate === undefined ? {} : { caPem: certificate }),
    };
    writer.settings.set(MAIL_SERVER_SETTING, { ...server });
    writer.mails.retryNow();
    writer.append(factOf(call, 'mail.change-server', { note: { host, port, security, signsIn: user !== undefined }, changes: [] }));
  });
  return {};
};

interface Keeping {
  readonly writer: StoreWriter;
  readonly before: MailServer | undefined;
  readonly parts: Parts;
}

/** A new password is sealed and the old one destroyed; the old one is kept only for the same user at the same host. */
function passwordFor(call: Call<'mail.change-server'>, { writer, before, parts }: Keeping): string | undefined {
  const { host, user, serverPassword } = call.input;
  const kept = before?.passwordBlobId;
  if (serverPassword === undefined && user !== undefined && before?.host === host && before.user === user) return kept;
  if (kept !== undefined) parts.house.sealed.destroy(writer, kept);
  if (serverPassword === undefined || user === undefined) return undefined;
  const { id, servicePointId } = parts.house.station();
  const secret = utf8(serverPassword);
  try {
    return parts.house.sealed.put(writer, { kind: 'mail-server-password', recordId: id, secret, under: { servicePointId } });
  } finally {
    secret.fill(0);
  }
}

function assertCertificate(pem: string): void {
  try {
    void new X509Certificate(pem);
  } catch (cause) {
    throw new Refusal('input-invalid', { field: 'certificate', wanted: 'a certificate in PEM' }, { cause });
  }
}
