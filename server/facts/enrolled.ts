import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { z } from 'zod';
import { toBase64 } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { ApiKey } from '../../core/records/records.ts';
import { enrolment, signedAs } from '../../core/sync/wire.ts';
import type { Queries } from '../store/database.ts';
import { readRecords, nameOf } from '../store/reads.ts';

type Context = (typeof signedAs)[keyof typeof signedAs];
export type Enrolment = z.infer<typeof enrolment>;

/** Whether the key (SPKI, DER) signed the text under that context. */
export function isSigned(
  text: string,
  { context, spki, signature }: { readonly context: Context; readonly spki: Uint8Array; readonly signature: string },
): boolean {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') return false;
  const message = Buffer.concat([Buffer.from(context), createHash('sha256').update(text).digest()]);
  return verify(null, message, key, Buffer.from(signature, 'base64'));
}

/** What a station says of itself, where it has the key that it names. Throws Refusal('input-invalid'). */
export function readEnrolment({ text, signature }: { readonly text: string; readonly signature: string }): Enrolment {
  try {
    const read = enrolment.parse(JSON.parse(text));
    const spki = new Uint8Array(Buffer.from(read.signingSpki, 'base64'));
    if (canonicalJson(read as Json) !== text) throw new TypeError('another text of the same meaning');
    if (!isSigned(text, { context: signedAs.enrolment, spki, signature })) throw new TypeError('another key');
    return read;
  } catch (cause) {
    throw new Refusal('input-invalid', { field: 'text', wanted: 'an enrolment under the key that it names' }, { cause });
  }
}

interface Row {
  readonly signing_spki: Buffer;
  readonly former_spki: readonly Buffer[];
  readonly service_point_id: string;
  readonly enabled: boolean;
}

/**
 * Lets a station in. The first of an organisation comes with an API key alone; every later one must be in the records that those before it
 * delivered, with the very key that an Administrator answered. Throws Refusal('station-unknown', 'station-taken').
 */
export async function enrol(asked: Enrolment, key: ApiKey, queries: Queries): Promise<void> {
  const tenant = asked.organisation;
  const [known] = await queries.rows<Row>({
    text: 'SELECT signing_spki, former_spki, service_point_id, enabled FROM enrolled_station WHERE tenant_id = $1 AND station = $2',
    values: [tenant, asked.station],
  });
  const others = await queries.rows<{ readonly station: string }>({
    text: 'SELECT station FROM enrolled_station WHERE tenant_id = $1 LIMIT 1',
    values: [tenant],
  });
  const recorded = (await readRecords([['station', asked.station]], { queries, tenant })).get(nameOf('station', asked.station))?.record as
    | { readonly signingSpki: string; readonly servicePointId: string; readonly enabled: boolean }
    | undefined;
  const same = recorded?.signingSpki === asked.signingSpki && recorded.servicePointId === asked.servicePoint && recorded.enabled;
  if (known !== undefined && !(known.enabled && (toBase64(known.signing_spki) === asked.signingSpki || same)))
    throw new Refusal('station-taken');
  if (known === undefined && others.length > 0 && !same) throw new Refusal('station-unknown');
  await queries.rows({
    text: `INSERT INTO enrolled_station (tenant_id, station, name, service_point_id, signing_spki, key_id) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (tenant_id, station) DO UPDATE SET name = excluded.name, signing_spki = excluded.signing_spki, key_id = excluded.key_id,
        former_spki = CASE WHEN enrolled_station.signing_spki = excluded.signing_spki THEN enrolled_station.former_spki
          ELSE array_append(enrolled_station.former_spki, enrolled_station.signing_spki) END`,
    values: [tenant, asked.station, asked.name, asked.servicePoint, Buffer.from(asked.signingSpki, 'base64'), key.id],
  });
}

export interface EnrolledStation {
  readonly tenant: string;
  readonly station: string;
  readonly spki: Uint8Array;
  /** Keys that it had on machines before. */
  readonly formerSpkis: readonly Uint8Array[];
  readonly servicePoint: string;
  /** How many deliveries of its facts are kept that have no place under their numbers. */
  readonly held: number;
}

/** An enrolled and enabled station. */
export async function enrolledStation(tenant: string, station: string, queries: Queries): Promise<EnrolledStation | undefined> {
  const [found] = await enrolledStations([[tenant, station]], queries);
  return found;
}

/** Those of them that are enrolled and enabled, each by its organisation and id. */
export async function enrolledStations(
  wanted: readonly (readonly [tenant: string, station: string])[],
  queries: Queries,
): Promise<readonly EnrolledStation[]> {
  const rows = await queries.rows<Row & { readonly tenant_id: string; readonly station: string; readonly held: number }>({
    name: 'enrolled-stations',
    text: `SELECT tenant_id, station, signing_spki, former_spki, service_point_id, enabled, (SELECT count(*) FROM quarantine
        WHERE quarantine.tenant_id = wanted.tenant AND quarantine.station = wanted.id) AS held FROM unnest($1::uuid[], $2::uuid[]) AS wanted (tenant, id)
      JOIN enrolled_station ON tenant_id = wanted.tenant AND station = wanted.id WHERE enabled`,
    values: [wanted.map(([tenant]) => tenant), wanted.map(([, station]) => station)],
  });
  return rows.map(({ tenant_id, station, signing_spki, former_spki, service_point_id, held }) => ({
    tenant: tenant_id,
    station,
    spki: new Uint8Array(signing_spki),
    formerSpkis: former_spki.map((spki) => new Uint8Array(spki)),
    servicePoint: service_point_id,
    held,
  }));
}

/** Organisations of stations whose facts wait for their place: from one to the next, so that it costs nothing that many wait. */
export async function waitingTenants(queries: Queries): Promise<readonly string[]> {
  const rows = await queries.rows<{ readonly tenant_id: string }>({
    name: 'waiting-tenants',
    text: `WITH RECURSIVE waiting AS (
        (SELECT tenant_id FROM pending ORDER BY tenant_id LIMIT 1)
        UNION ALL
        SELECT (SELECT tenant_id FROM pending WHERE tenant_id > waiting.tenant_id ORDER BY tenant_id LIMIT 1)
        FROM waiting WHERE waiting.tenant_id IS NOT NULL)
      SELECT tenant_id FROM waiting WHERE EXISTS (SELECT 1 FROM enrolled_station WHERE enrolled_station.tenant_id = waiting.tenant_id)`,
    values: [],
  });
  return rows.map(({ tenant_id }) => tenant_id);
}

const CHALLENGE_SECONDS = 120;

/** Something to sign that nobody could know before, by the server's own clock at both ends; nothing is kept of it. */
export function newChallenge(of: { readonly tenant: string; readonly station: string }, secret: Uint8Array, seconds: number): string {
  return `${seconds}.${macOf(of, secret, seconds)}`;
}

export function isOwnChallenge(
  challenge: string,
  {
    of,
    secret,
    seconds,
  }: { readonly of: { readonly tenant: string; readonly station: string }; readonly secret: Uint8Array; readonly seconds: number },
): boolean {
  const made = Number(challenge.split('.')[0]);
  if (!Number.isSafeInteger(made) || made > seconds || seconds - made > CHALLENGE_SECONDS) return false;
  const [own, given] = [Buffer.from(newChallenge(of, secret, made)), Buffer.from(challenge)];
  return own.length === given.length && timingSafeEqual(own, given);
}

function macOf({ tenant, station }: { readonly tenant: string; readonly station: string }, secret: Uint8Array, seconds: number): string {
  return createHmac('sha256', secret).update(`station-challenge|${tenant}|${station}|${seconds}`).digest('base64url');
}
