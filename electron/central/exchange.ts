import type { CentralSetting } from './central-setting.ts';

export interface Asking {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as they are, in place of a body. */
  readonly raw?: { readonly type: string; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  readonly patienceMs: number;
  /** Lets go of it. */
  readonly signal?: AbortSignal | undefined;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** `away`: nothing reached the server. `lost`: it may have done what was asked, but its answer did not come. */
export class ExchangeFault extends Error {
  override readonly name = 'ExchangeFault';
  readonly kind: 'away' | 'lost';
  constructor(kind: 'away' | 'lost', options?: ErrorOptions) {
    super(`the central server is ${kind}`, options);
    this.kind = kind;
  }
}

/** A body of so many bytes is sent when the server says that it may come: where thousands come at once, it is not read before its turn (RFC 9110 §10.1.1). */
const LARGE_BODY = 16_384;
/** More than any answer of the server: a list of 500 RAiDs. */
const LARGEST_ANSWER = 64_000_000;

/** One exchange on a connection of its own. Redirects are answers and not followed: the token goes to the address that was set and nowhere else. */
export async function exchange({ address, certificate }: CentralSetting, asking: Asking): Promise<Answered> {
  const url = new URL(`${address}${asking.path}`);
  const bytes = asking.raw?.bytes ?? (asking.body === undefined ? undefined : Buffer.from(JSON.stringify(asking.body)));
  const options = { ...optionsOf(asking, bytes), ...(certificate === undefined ? {} : { ca: certificate }) };
  // Loaded with the first exchange: both bring a whole HTTP client with them, a tenth of a start.
  const { request: open } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  return new Promise((resolve, reject) => {
    let sent = false;
    const request = open(url, options);
    const patience = setTimeout(() => request.destroy(new Error('no answer in time')), asking.patienceMs);
    const fail = (cause: unknown): void => {
      clearTimeout(patience);
      reject(new ExchangeFault(sent ? 'lost' : 'away', { cause }));
    };
    request.on('finish', () => {
      sent = true;
    });
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > LARGEST_ANSWER) request.destroy(new Error('the answer is too large'));
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(patience);
        // Refused before its body was asked for: it is not sent any more.
        if (!sent) request.destroy();
        const whole = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, text: whole.toString('utf8'), bytes: new Uint8Array(whole) });
      });
    });
    if (isLarge(bytes)) request.on('continue', () => request.end(bytes));
    else request.end(bytes);
  });
}

const isLarge = (bytes: Uint8Array | undefined): boolean => (bytes?.length ?? 0) >= LARGE_BODY;

function optionsOf(asking: Asking, bytes: Uint8Array | undefined) {
  const { method, signal } = asking;
  return { method, headers: headersOf(asking, bytes), agent: false, ...(signal === undefined ? {} : { signal }) };
}

function headersOf({ raw, headers, token }: Asking, bytes: Uint8Array | undefined): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    ...headers,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(bytes === undefined ? {} : { 'content-type': raw?.type ?? 'application/json', 'content-length': String(bytes.length) }),
    ...(isLarge(bytes) ? { expect: '100-continue' } : {}),
  };
}
