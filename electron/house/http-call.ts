import type { HttpCall } from '../../core/raid/registrar.ts';

/** So long a service may take: whoever saves stands at the desk. */
const PATIENCE_MS = 10_000;

/** One HTTP exchange. Redirects are an answer and not followed: credentials go to the address that was set and nowhere else. */
export const httpCall: HttpCall = async ({ method, url, headers, body }) => {
  const response = await fetch(url, {
    method,
    headers: { ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: await response.text() };
};
