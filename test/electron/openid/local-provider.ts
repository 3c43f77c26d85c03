import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface LocalAccount {
  readonly email: string;
  readonly verified: boolean;
}

export interface LocalProvider {
  readonly issuer: string;
  /** By subject; a test changes them as people do. */
  readonly accounts: Map<string, LocalAccount>;
  /** Walks through the provider's pages as a browser would: signs in as that subject, agrees, and comes back to whoever asked. */
  readonly browse: (subject: string) => (url: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A real OpenID provider on this machine (oidc-provider), with one native client: `desk`. */
export async function localProvider(): Promise<LocalProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accounts = new Map<string, LocalAccount>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'desk',
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/'],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key for tests alone'] },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => {
        const { email, verified } = accounts.get(accountId) ?? { email: '', verified: false };
        return Promise.resolve({ sub: accountId, email, email_verified: verified });
      },
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    accounts,
    browse: (subject) => (url) => walk(url, subject, issuer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const MOST_STEPS = 20;

async function walk(from: string, subject: string, issuer: string): Promise<void> {
  const cookies = new Map<string, string>();
  let url = from;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    keepCookies(response, cookies);
    const page = await response.text();
    form = undefined;
    const location = response.headers.get('location');
    if (location !== null) url = new URL(location, url).href;
    else if (!url.startsWith(issuer)) return;
    else {
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`expected a form of the provider: ${response.status} ${page.slice(0, 300)}`);
      url = new URL(action, url).href;
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
      form = new URLSearchParams(prompt === 'login' ? { prompt, login: subject, password: 'any' } : { prompt });
    }
  }
  throw new Error('the provider never came back');
}

function keepCookies(response: Response, cookies: Map<string, string>): void {
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
