/** The server that takes this station's mail. Its password lies sealed. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (465), TLS that must follow (587), or none, which only a relay on this machine may have. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly from: string;
  readonly user?: string;
  readonly passwordBlobId?: string;
  /** Certificate (PEM) that the server's is checked against, beside those of the system: an organisation's own authority. */
  readonly caPem?: string;
}

export const MAIL_SERVER_SETTING = 'mail-server';
const thisMachine: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** Mails may carry a password or a code: in the clear they stay on this machine. */
export function mayBeInTheClear(host: string): boolean {
  return thisMachine.includes(host.toLowerCase());
}
