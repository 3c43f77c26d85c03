import { contentSecurityPolicy, type WindowOptions } from './shell.ts';

export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** What every answer carries, a refusal too: its own error page must not be able to do more than ours. */
function headersOf(type: string, nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'Cache-Control': 'no-store',
  };
}

/** Answers a request to our own origin from the files in memory; what is not among them is 404, and nothing but GET is served. */
export function pageAnswer(
  request: { readonly method: string; readonly path: string },
  { files, nonce }: Pick<WindowOptions, 'files' | 'nonce'>,
): PageAnswer {
  const refused = (status: 404 | 405): PageAnswer => ({
    status,
    headers: headersOf('text/plain; charset=utf-8', nonce),
    bytes: new Uint8Array(0),
  });
  if (request.method !== 'GET') return refused(405);
  const file = files.get(request.path);
  return file === undefined ? refused(404) : { status: 200, headers: headersOf(file.type, nonce), bytes: file.bytes };
}
