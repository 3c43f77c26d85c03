import { z } from 'zod';
import { type FailureCode, failures } from '../../core/failures/table.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { RaidFailure } from '../../core/raid/raid-failure.ts';
import type { Answered } from './exchange.ts';

const problem = z.object({
  status: z.number().optional(),
  detail: z.string().max(2000).optional(),
  failures: z.array(z.object({ fieldId: z.string(), errorType: z.string(), message: z.string() })).optional(),
});
type Problem = z.infer<typeof problem>;

/** Refusals of the server that mean the same at the station. */
const same: readonly FailureCode[] = [
  'name-taken',
  'email-taken',
  'already-member',
  'four-eyes',
  'raid-stale',
  'state-refuses',
  'person-not-active',
  'registrar-away',
  'registrar-refused',
  'resolver-away',
  'service-point-incomplete',
  'station-unknown',
  'station-taken',
  'challenge-used',
];

/** What the server said no with, as a failure of ours. Its own words go into a sentence only where we have none for them. */
export function refusalOf({ status, text }: Answered): Refusal {
  const said = parsed(text);
  const { code, params } = codeIn(said.detail ?? '');
  if (status === 401) return new Refusal('central-sign-in');
  if (code !== undefined && same.includes(code)) return new Refusal(code, params);
  if (status === 403)
    return new Refusal('central-denied', { because: params['because'] ?? '', roles: params['roles'] ?? '', by: 'central-server' });
  if (said.failures !== undefined && status === 400)
    return new Refusal('raid-invalid', { count: said.failures.length }, { fields: said.failures as readonly RaidFailure[] });
  if (status === 404) return new Refusal('central-unknown');
  if ([429, 502, 503, 504].includes(status)) return new Refusal('central-away');
  return new Refusal('central-refused', { said: (said.detail ?? `HTTP ${status}`).slice(0, 200) });
}

/** An answer that is no refusal. Throws Refusal for any other. */
export function accepted(answered: Answered): Answered {
  if (answered.status < 200 || answered.status > 299) throw refusalOf(answered);
  return answered;
}

function parsed(text: string): Problem {
  try {
    const read = problem.safeParse(JSON.parse(text));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}

/** The server says a failure of the table as `code (name: value; name: value)`. */
function codeIn(detail: string): { readonly code?: FailureCode; readonly params: Readonly<Record<string, string>> } {
  const [, code = '', inner = ''] = /^([a-z-]+)(?: \((.*)\))?$/s.exec(detail) ?? [];
  if (!Object.hasOwn(failures, code)) return { params: {} };
  const pairs = inner.split('; ').flatMap((pair) => {
    const at = pair.indexOf(': ');
    return at < 0 ? [] : [[pair.slice(0, at), pair.slice(at + 2)] as const];
  });
  return { code: code as FailureCode, params: Object.fromEntries(pairs) };
}
