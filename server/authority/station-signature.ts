import { createHash, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { HttpProblem } from '../http/problem.ts';
import type { Reads } from '../store/reads.ts';

/** What came over HTTP, as far as a station signs it. */
export interface SignedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Older or newer than that, by our clock, is not taken. */
const LONGEST_MS = 3_600_000;
const INPUT = /^sig1=(\("@method" "@path" "content-digest"\);created=(\d{1,12});keyid="([0-9a-f-]{36})";alg="ed25519")$/;
const SIGNATURE = /^sig1=:([A-Za-z0-9+/]{86}==):$/;
const DIGEST = /^sha-256=:([A-Za-z0-9+/]{43}=):$/;

/**
 * The station that sent this and nothing else (RFC 9421 §3.2 with Ed25519, RFC 9530), by its id; undefined where no station that is enrolled and
 * enabled signed it. `nowMs`: since 1970. Throws HttpProblem where it was signed at another time.
 */
export async function signingStation(request: SignedRequest, reads: Pick<Reads, 'get'>, nowMs: number): Promise<string | undefined> {
  const { method, path, body, headers } = request;
  const [, parameters = '', created = '', id = ''] = INPUT.exec(one(headers['signature-input'])) ?? [];
  const [, signature = ''] = SIGNATURE.exec(one(headers['signature'])) ?? [];
  const digest = one(headers['content-digest']);
  const [, told = ''] = DIGEST.exec(digest) ?? [];
  if (parameters === '' || signature === '' || told === '') return undefined;
  if (!timingSafeEqual(Buffer.from(told, 'base64'), createHash('sha256').update(body).digest())) return undefined;
  const station = await reads.get('station', id);
  if (station === undefined || !station.enabled) return undefined;
  const base = `"@method": ${method}\n"@path": ${path}\n"content-digest": ${digest}\n"@signature-params": ${parameters}`;
  const key = createPublicKey({ key: Buffer.from(station.signingSpki, 'base64'), type: 'spki', format: 'der' });
  if (!verify(null, Buffer.from(base), key, Buffer.from(signature, 'base64'))) return undefined;
  if (Math.abs(Number(created) * 1000 - nowMs) > LONGEST_MS)
    throw new HttpProblem('invalid', 'The clocks of this station and of the server differ by more than an hour');
  return id;
}

function one(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
