import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly secure: boolean;
  readonly user: string | undefined;
}

export interface LocalServerOptions {
  /** TLS is offered by STARTTLS, with a certificate for localhost. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly users?: Readonly<Record<string, string>>;
  /** What the server answers to a recipient: a code, or nothing to take it. */
  readonly refuse?: (to: string) => number | undefined;
  readonly port?: number;
}

/** A real mail server on this machine's loopback, which keeps what it takes. */
export class LocalServer {
  readonly received: Received[] = [];
  readonly #server: SMTPServer;
  readonly port: number;

  private constructor(server: SMTPServer, port: number, received: Received[]) {
    this.#server = server;
    this.port = port;
    this.received = received;
  }

  static async open({ tls, users, refuse, port = 0 }: LocalServerOptions = {}): Promise<LocalServer> {
    const received: Received[] = [];
    const server = new SMTPServer({
      ...tls,
      ...(tls === undefined ? { hideSTARTTLS: true } : {}),
      authOptional: users === undefined,
      disableReverseLookup: true,
      logger: false,
      onAuth: ({ username = '', password = '' }, _session, done) =>
        users?.[username] === password ? done(null, { user: username }) : done(new Error('wrong user or password')),
      onRcptTo: ({ address }, _session, done) => {
        const code = refuse?.(address);
        done(code === undefined ? null : Object.assign(new Error('not here'), { responseCode: code }));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            text: Buffer.concat(parts).toString('utf8'),
            secure: session.secure,
            user: typeof session.user === 'string' ? session.user : undefined,
          });
          done();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.server.address() as AddressInfo;
    return new LocalServer(server, address.port, received);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}

/** A key and a certificate for localhost, by openssl. */
export function localhostCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert, ...subject],
    {
      stdio: 'ignore',
    },
  );
  try {
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A port of the loopback on which nobody listens just now. */
export async function freePort(): Promise<number> {
  const server = await LocalServer.open();
  const { port } = server;
  await server.close();
  return port;
}
