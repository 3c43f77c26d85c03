import type { MailServer } from './mail-server.ts';

export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `away`: the server could not be spoken to, or not now; `refused`: it will not take this mail, ever. */
export class MailFault extends Error {
  override readonly name = 'MailFault';
  readonly kind: 'away' | 'refused';
  /** Short and without an address: `ECONNECTION`, `EAUTH`, `550`. */
  readonly code: string;
  constructor(kind: 'away' | 'refused', code: string, options?: ErrorOptions) {
    super(`mail ${kind}: ${code}`, options);
    this.kind = kind;
    this.code = code;
  }
}

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;
const PERMANENT = 500;

/** Hands one mail to the server (RFC 5321). The same id twice is the same Message-ID, so that a doubled mail can be told. Throws MailFault. */
export async function sendBySmtp(letter: Letter, server: MailServer, password: string | undefined): Promise<void> {
  // Loaded with the first mail: it brings a whole HTTP client with it, a tenth of a start.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: { minVersion: 'TLSv1.2', ...(server.caPem === undefined ? {} : { ca: server.caPem }) },
    ...(server.user === undefined ? {} : { auth: { user: server.user, pass: password ?? '' } }),
  });
  try {
    await transport.sendMail({
      from: server.from,
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
      messageId: `<${letter.id}@cardwright.invalid>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (cause) {
    throw faultOf(cause);
  } finally {
    transport.close();
  }
}

/** A recipient or content that is refused for good is this mail's fault; everything else, a wrong password included, the server's. */
function faultOf(cause: unknown): MailFault {
  const { code = 'unknown', responseCode } = cause as { readonly code?: string; readonly responseCode?: number };
  const forGood = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= PERMANENT;
  return new MailFault(forGood ? 'refused' : 'away', responseCode === undefined ? code : String(responseCode), { cause });
}
