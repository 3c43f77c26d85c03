import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignInFault } from './sign-in-provider.ts';

export interface Loopback {
  /** `http://127.0.0.1:PORT/`, as the provider is told (RFC 8252, section 7.3). */
  readonly redirectUri: string;
  /** The address with which the browser came back. Throws SignInFault('left') when it is broken off. */
  readonly answered: Promise<URL>;
  readonly close: () => void;
}

const PATH = '/';

/** Opens a port of this machine for one answer. Anything but a GET of its one path with a state is not it. */
export async function openLoopback({ signal, page }: { readonly signal: AbortSignal; readonly page: string }): Promise<Loopback> {
  // Loaded when somebody signs in so: node:http brings a whole HTTP client with it, a tenth of a start.
  const { createServer } = await import('node:http');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const redirectUri = `http://127.0.0.1:${port}${PATH}`;
  const answered = firstAnswer(server, redirectUri, { signal, page });
  // Whoever breaks off before anybody waits is not unheard.
  answered.catch(() => undefined);
  return { redirectUri, answered, close: () => close(server) };
}

function firstAnswer(
  server: Server,
  redirectUri: string,
  { signal, page }: { readonly signal: AbortSignal; readonly page: string },
): Promise<URL> {
  return new Promise((resolve, reject) => {
    const left = (): void => reject(new SignInFault('left'));
    if (signal.aborted) left();
    signal.addEventListener('abort', left, { once: true });
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '', redirectUri);
      if (request.method !== 'GET' || url.pathname !== PATH || !url.searchParams.has('state')) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', connection: 'close' }).end(page);
      resolve(url);
    });
  });
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
