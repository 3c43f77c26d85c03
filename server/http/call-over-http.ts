import type { HttpCall } from '../../core/raid/registrar.ts';

const LONGEST_MS = 10_000;
const LARGEST_ANSWER = 1_000_000;

/** One exchange with a registrar or resolver, given up after ten seconds. */
export const callOverHttp: HttpCall = async ({ method, url, headers, body }) => {
  const response = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(LONGEST_MS),
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: (await response.text()).slice(0, LARGEST_ANSWER) };
};
