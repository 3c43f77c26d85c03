import { WANTED_DATE } from '../../core/raid/rules/values.ts';
import type { RefusalReason } from '../../core/roles/refusals.ts';
import type { Failure, FailureCode } from '../../core/failures/table.ts';

/** An error body (RFC 9457), with the names that the public RAiD service gives its errors. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The request, by its id: the same stands in the log. */
  readonly instance: string;
  readonly failures?: readonly FieldFailure[];
}

export interface FieldFailure {
  readonly fieldId: string;
  readonly errorType: string;
  readonly message: string;
}

interface Kind {
  readonly status: number;
  readonly name: string;
  readonly title: string;
}

const kind = (status: number, name: string, title: string): Kind => ({ status, name, title });

export const kinds = {
  invalid: kind(400, 'ValidationException', 'There were validation failures.'),
  json: kind(400, 'InvalidJson', 'The body is not JSON.'),
  date: kind(400, 'InvalidDate', 'A date cannot be read.'),
  version: kind(400, 'InvalidVersion', 'The version is not the present one.'),
  unauthorised: kind(401, 'Unauthorised', 'Sign in first.'),
  forbidden: kind(403, 'Forbidden', 'This is not allowed.'),
  missing: kind(404, 'ResourceNotFound', 'There is no such thing.'),
  conflict: kind(409, 'Conflict', 'It is not in a state for that.'),
  large: kind(413, 'ContentTooLarge', 'The body is too large.'),
  media: kind(415, 'UnsupportedMediaType', 'A body of this kind is not read.'),
  many: kind(429, 'TooManyRequests', 'Too many requests.'),
  defect: kind(500, 'InternalError', 'Something went wrong here.'),
  registrar: kind(502, 'RegistrarUnavailable', 'The registrar cannot be reached.'),
  resolver: kind(503, 'ResolverUnavailable', 'A resolver cannot be reached.'),
  resting: kind(503, 'ServiceUnavailable', 'The service cannot answer now.'),
} as const satisfies Record<string, Kind>;
export type ProblemKind = keyof typeof kinds;

interface More {
  readonly failures?: readonly FieldFailure[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Thrown where an answer is not a success; the one error handler writes it. Its detail never holds what was sent. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly kind: ProblemKind;
  readonly failures: readonly FieldFailure[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Further members of the body (RFC 9457 §3.2). */
  readonly extra: Readonly<Record<string, unknown>>;
  constructor(of: ProblemKind, detail: string, { failures, headers = {}, extra = {} }: More = {}) {
    super(detail);
    this.kind = of;
    this.failures = failures;
    this.headers = headers;
    this.extra = extra;
  }
}

export function problemBody(problem: HttpProblem, requestId: string): Problem {
  const { status, name, title } = kinds[problem.kind];
  return {
    type: `https://raid.org.au/errors#${name}`,
    title,
    status,
    detail: problem.message,
    instance: `urn:uuid:${requestId}`,
    ...(problem.failures === undefined ? {} : { failures: problem.failures }),
    ...problem.extra,
  };
}

/** How long a client waits before it asks again (spec service points 10). */
const RESOLVER_WAIT_SECONDS = 30;

const byCode: Readonly<Partial<Record<FailureCode, ProblemKind>>> = {
  'message-too-large': 'large',
  'message-malformed': 'json',
  'action-unknown': 'missing',
  'input-invalid': 'invalid',
  'not-signed-in': 'unauthorised',
  'wrong-password': 'unauthorised',
  'sign-in-slowed': 'many',
  'not-found': 'missing',
  denied: 'forbidden',
  'four-eyes': 'forbidden',
  'state-refuses': 'conflict',
  'name-taken': 'conflict',
  'email-taken': 'conflict',
  'raid-invalid': 'invalid',
  'raid-stale': 'version',
  'registrar-away': 'registrar',
  'registrar-refused': 'registrar',
  'resolver-away': 'resolver',
  'disk-full': 'resting',
  defect: 'defect',
};

/** Refusals that mean: whoever you were, you may not enter any more (spec service points 10). */
const outside: readonly RefusalReason[] = ['not-signed-in', 'not-active', 'key-disabled'];

/** A failure of the table as an answer over HTTP. Failures that a caller can mend and that have no row of their own are 409. */
export function problemOf({ code, params = {}, fields }: Failure): HttpProblem {
  const because = String(params['because'] ?? '');
  const of = code === 'denied' && (outside as readonly string[]).includes(because) ? 'unauthorised' : (byCode[code] ?? 'conflict');
  if (code === 'input-invalid') {
    const fieldId = String(params['field'] ?? '');
    const message = `expected: ${String(params['wanted'] ?? 'another value')}`;
    return new HttpProblem('invalid', 'A field does not fit.', { failures: [{ fieldId, errorType: 'invalidValue', message }] });
  }
  // A date that cannot be read has an error of its own in the public service, which reads dates before it judges anything.
  const unreadable = fields?.some(({ errorType, message }) => errorType === 'invalidValue' && message === WANTED_DATE) === true;
  const wait = code === 'resolver-away' ? RESOLVER_WAIT_SECONDS : Number(params['seconds'] ?? 0);
  return new HttpProblem(unreadable ? 'date' : of, detailOf(code, params), {
    ...(wait > 0 ? { headers: { 'retry-after': String(wait) } } : {}),
    ...(fields === undefined ? {} : { failures: fields }),
  });
}

function detailOf(code: FailureCode, params: NonNullable<Failure['params']>): string {
  const told = Object.entries(params).filter(([, value]) => value !== '');
  return told.length === 0 ? code : `${code} (${told.map(([name, value]) => `${name}: ${value}`).join('; ')})`;
}
