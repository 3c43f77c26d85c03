import { stationAnswerJoin } from '../../core/actions/station/answer-join.ts';
import { deskOpen } from '../../core/actions/desk/open.ts';
import type { ActionRow } from '../../core/actions/action.ts';
import type { Change as RecordChange } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Failure } from '../../core/failures/table.ts';
import { type Caller, type Claimed, identify } from '../actions/caller.ts';
import { countRefusal, denial } from '../actions/enter.ts';
import { judge } from '../actions/judge.ts';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Writer } from '../store/unit.ts';
import { type ReadCertificate, readCertificate, readCrl } from './x509.ts';

export interface AuthorityRow {
  readonly certificate: Uint8Array;
  readonly crl: Uint8Array | null;
  readonly crlNumber: string | null;
  readonly responder: Uint8Array | null;
}

interface From {
  readonly claimed: Claimed | undefined;
  /** The station that signed this, by its id. */
  readonly station?: string | undefined;
  readonly world: World;
}

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

export async function authorityOf(keyId: string, { database, keys }: World): Promise<AuthorityRow> {
  const [row] = await database.rows<AuthorityRow>({
    name: 'authority',
    text: 'SELECT certificate, crl, crl_number::text AS "crlNumber", responder FROM authority WHERE tenant_id = $1 AND key_id = $2',
    values: [keys.tenant, keyId],
  });
  if (row === undefined) throw new HttpProblem('missing', 'There is no such authority.');
  return row;
}

/** What anybody may know of an authority; and stations, when to bring the next CRL and the next certificate of our OCSP key. */
export interface AuthorityListed {
  readonly keyId: string;
  readonly subject: string;
  readonly crl?: { readonly number: string; readonly nextUpdate?: string };
  readonly responderNotAfter?: string;
}

export async function listAuthorities({ database, keys }: World): Promise<readonly AuthorityListed[]> {
  const rows = await database.rows<AuthorityRow & { readonly keyId: string }>({
    name: 'authorities',
    text: `SELECT key_id AS "keyId", certificate, crl, crl_number::text AS "crlNumber", responder FROM authority WHERE tenant_id = $1 ORDER BY key_id`,
    values: [keys.tenant],
  });
  return rows.map(({ keyId, certificate, crl, crlNumber, responder }) => {
    const issuer = readCertificate(new Uint8Array(certificate));
    const list = crl === null ? undefined : readCrl(new Uint8Array(crl), issuer);
    const next = list?.nextUpdate === undefined ? {} : { nextUpdate: list.nextUpdate.toISOString() };
    return {
      keyId,
      subject: issuer.node.subject.replaceAll('\n', ', '),
      ...(list === undefined ? {} : { crl: { number: crlNumber ?? '', ...next } }),
      ...(responder === null ? {} : { responderNotAfter: readCertificate(new Uint8Array(responder)).notAfter.toISOString() }),
    };
  });
}

export function isValidAt({ notBefore, notAfter }: ReadCertificate, nowMs: number): boolean {
  return notBefore.getTime() <= nowMs && nowMs <= notAfter.getTime();
}

/** An Administrator brings an authority, as they let its station join; from then on whatever it signs is taken from any station. */
export async function bringAuthority(der: Uint8Array, from: From): Promise<string> {
  const { keyId } = authorityIn(der);
  await change({ action: 'authority.bring', rows: [stationAnswerJoin], note: { authority: keyId }, ...from }, bringing(keyId, der));
  return keyId;
}

/** An authority's certificate. Throws HttpProblem where it is none. */
export function authorityIn(der: Uint8Array): ReadCertificate {
  const read = parsed(() => readCertificate(der));
  if (!read.node.ca || read.keyId === '')
    throw new HttpProblem('invalid', 'This is no certificate of an authority with a subject key identifier.');
  return read;
}

/** Gives a row where it was not here. */
export function bringing(keyId: string, der: Uint8Array): Statement {
  return {
    text: 'INSERT INTO authority (tenant_id, key_id, certificate) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, key_id) DO NOTHING RETURNING key_id',
    values: [keyId, Buffer.from(der)],
  };
}

/** A CRL that the authority signed and that is newer than the one that is there; the same one again changes nothing. */
export async function uploadCrl(keyId: string, der: Uint8Array, from: From): Promise<void> {
  const { certificate, crl, crlNumber } = await authorityOf(keyId, from.world);
  const issuer = readCertificate(new Uint8Array(certificate));
  const { number } = parsed(() => readCrl(der, issuer));
  const same = crl !== null && Buffer.from(crl).equals(der);
  if (!same && crlNumber !== null && number <= BigInt(crlNumber))
    throw new HttpProblem('conflict', `A CRL with number ${crlNumber} is here; a newer one has a higher number.`);
  await change(
    { action: 'authority.crl', rows: [deskOpen], note: { authority: keyId, number: Number(number) }, ...from },
    {
      text: `UPDATE authority SET crl = $3, crl_number = $4 WHERE tenant_id = $1 AND key_id = $2 AND (crl_number IS NULL OR crl_number < $4)
        RETURNING key_id`,
      values: [keyId, Buffer.from(der), number.toString()],
    },
  );
}

/** Certificates that the authority issued, so that OCSP knows their numbers: all of them or none. */
export async function uploadIssued(keyId: string, certificates: readonly Uint8Array[], from: From): Promise<void> {
  const { certificate } = await authorityOf(keyId, from.world);
  const issuer = readCertificate(new Uint8Array(certificate));
  const serials = certificates.map((der) => issuedBy(issuer, der).serial);
  await change(
    { action: 'authority.issued', rows: [deskOpen], note: { authority: keyId, serials: serials.slice(0, MOST_TOLD).join(' ') }, ...from },
    {
      text: `INSERT INTO issued (tenant_id, key_id, serial) SELECT $1, $2, serial FROM unnest($3::text[]) AS told (serial)
        ON CONFLICT DO NOTHING RETURNING serial`,
      values: [keyId, serials],
    },
  );
}

/** A fact names so many; the table has them all. */
const MOST_TOLD = 20;

/**
 * The authority's own word that our key may answer for it (RFC 6960 §4.2.2.2). Whoever may bring a CRL may bring it, and its renewals: it is
 * for our key or nobody's, and one that ends earlier than what is here is not taken.
 */
export async function bringResponder(keyId: string, der: Uint8Array, from: From): Promise<void> {
  const { world } = from;
  const { certificate, responder } = await authorityOf(keyId, world);
  const one = issuedBy(readCertificate(new Uint8Array(certificate)), der);
  const ours = Buffer.from(world.keys.ocsp.spki).equals(one.node.publicKey.export({ type: 'spki', format: 'der' }));
  if (!ours || one.node.keyUsage?.includes(OCSP_SIGNING) !== true)
    throw new HttpProblem('invalid', 'This certificate is not for our OCSP key, or does not let it sign OCSP answers.');
  if (!isValidAt(one, world.now())) throw new HttpProblem('invalid', 'This certificate is not valid now.');
  if (responder !== null && one.notAfter < readCertificate(new Uint8Array(responder)).notAfter)
    throw new HttpProblem('conflict', 'The certificate that is here lasts longer.');
  await change(
    { action: 'authority.responder', rows: [deskOpen, stationAnswerJoin], note: { authority: keyId, serial: one.serial }, ...from },
    {
      text: 'UPDATE authority SET responder = $3 WHERE tenant_id = $1 AND key_id = $2 RETURNING key_id',
      values: [keyId, Buffer.from(der)],
    },
  );
}

function issuedBy(issuer: ReadCertificate, der: Uint8Array): ReadCertificate {
  const one = parsed(() => readCertificate(der));
  if (!one.node.verify(issuer.node.publicKey)) throw new HttpProblem('invalid', 'This certificate is not signed by this authority.');
  return one;
}

function parsed<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new HttpProblem('invalid', 'These bytes are not what is expected here, or are not signed by this authority.');
  }
}

interface Noted extends From {
  readonly action: string;
  /** Whoever may do one of these may bring it, and any station of ours what desks bring; a denial names the first. */
  readonly rows: readonly [ActionRow, ...ActionRow[]];
  readonly note: Readonly<Record<string, string | number>>;
  /** Records that change with it. */
  readonly changes?: (at: string, writer: Writer) => Promise<readonly RecordChange[]>;
}

/** $1 is the tenant; it gives a row where it changed something. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The change and its fact in one transaction, where the row of the house allows it; what changes nothing leaves no fact. */
export async function change(noted: Noted, statement: Statement): Promise<void> {
  const { action, note, world, station } = noted;
  const refusal = await world.writes.run(async (writer): Promise<Failure | undefined> => {
    const caller = await identify(noted.claimed, writer, world.now());
    const known = station !== undefined && noted.rows.includes(deskOpen as ActionRow);
    const refused = known ? undefined : await refusedTo(caller, noted, writer);
    if (refused !== undefined) return refused;
    const done = await writer.queries.rows({ text: statement.text, values: [world.keys.tenant, ...statement.values] });
    const changes = (await noted.changes?.(new Date(world.now()).toISOString(), writer)) ?? [];
    if (done.length === 0 && changes.length === 0) return undefined;
    const by = known ? { station } : {};
    await writer.append({ kind: 'observation', action, who: caller.who, note: { ...note, ...by }, changes });
    return undefined;
  });
  if (refusal?.code === 'not-signed-in') await countRefusal('anonymous-refused', world);
  if (refusal !== undefined) throw new Refusal(refusal.code, refusal.params);
}

/** Why this caller may not, as one fact where they are known. */
async function refusedTo(caller: Caller, { action, rows, world }: Noted, writer: Writer): Promise<Failure | undefined> {
  if (caller.actor.kind === 'anonymous') return { code: 'not-signed-in' };
  const subject = caller.servicePointId === undefined ? {} : { servicePointId: caller.servicePointId };
  const of = { actor: caller.actor, subject, reads: writer, input: {}, now: world.now() };
  const verdicts = await Promise.all(rows.map((row) => judge(row, of)));
  const [denied] = verdicts;
  if (denied === undefined || verdicts.includes(undefined)) return undefined;
  await writer.append(denial(action, denied, { caller, subject }));
  return denied;
}
