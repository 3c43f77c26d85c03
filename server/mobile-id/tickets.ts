import { createHash } from 'node:crypto';
import { z } from 'zod';
import { line, recordId } from '../../core/records/scalars.ts';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Queries } from '../store/database.ts';
import { isBound } from './bound.ts';

const challenge = z.base64url().length(43, '32 bytes in base64url');
const minutes = z.int().min(1).max(60);

/** A new passkey for that mobile ID. */
const enrolment = z.strictObject({
  kind: z.literal('enrol'),
  challenge,
  mobileId: recordId,
  personId: recordId,
  /** What the phone lists it as, beside the organisation. */
  name: line(60),
  organisation: line(120),
  allowSynced: z.boolean(),
});
/** A signature by one of these passkeys, or by any where none is named. */
const signature = z
  .strictObject({
    kind: z.literal('sign'),
    challenge,
    purpose: z.enum(['sign-in', 'prove', 'approve', 'reject']),
    mobileIds: z.array(recordId).max(10),
    /** What the phone tells before it asks: the place, the number that stands there too, what is signed. */
    place: line(200),
    number: z.string().regex(/^[0-9]{3}$/),
    about: z.array(line(1000)).max(40),
    /** Of a decision: the text that is signed, and the salt of the hash by which it binds what is shown. */
    signs: z.strictObject({ statement: z.string().max(4000), salt: z.base64().length(24) }).optional(),
  })
  .refine(isBound, 'what the phone shows is what it signs');
export const askedOfPhone = z.discriminatedUnion('kind', [enrolment, signature]);
export type AskedOfPhone = z.infer<typeof askedOfPhone>;
export type Enrolment = z.infer<typeof enrolment>;
export type Signature = z.infer<typeof signature>;

export const newTicket = z.strictObject({ id: recordId, secretHash: z.string().regex(/^[0-9a-f]{64}$/), minutes, asked: askedOfPhone });

export interface Ticket {
  readonly id: string;
  readonly station: string;
  readonly asked: AskedOfPhone;
  readonly endsAt: Date;
  readonly wrong: number;
  /** What the phone was refused for last: a code of the page. */
  readonly refused: string | null;
  readonly answer: unknown;
}

/** A phone that does not come to an end with so many tries begins anew. */
export const MOST_WRONG = 5;
/** So long a station may still ask what became of one. */
const KEPT_MS = 86_400_000;

type Within = Pick<World, 'keys' | 'now'> & { readonly queries: Queries };

const FORGETTING = "asked - 'about' - 'signs'";
const columns = 'id, station, asked, ends_at AS "endsAt", wrong, refused, answer';

/** Throws HttpProblem('conflict') where there is one of that id. Earlier ones of the same person for a new passkey are over with it. */
export async function putTicket(
  station: string,
  { id, secretHash, minutes: good, asked }: z.infer<typeof newTicket>,
  { queries, keys, now }: Within,
): Promise<Date> {
  const endsAt = new Date(now() + good * 60_000);
  await queries.rows({
    text: 'DELETE FROM mobile_ticket WHERE tenant_id = $1 AND ends_at < $2',
    values: [keys.tenant, new Date(now() - KEPT_MS)],
  });
  await queries.rows({
    text: `UPDATE mobile_ticket SET asked = ${FORGETTING} WHERE tenant_id = $1 AND ends_at < $2 AND asked -> 'signs' IS NOT NULL`,
    values: [keys.tenant, new Date(now())],
  });
  if (asked.kind === 'enrol')
    await queries.rows({
      text: `UPDATE mobile_ticket SET ends_at = $4 WHERE tenant_id = $1 AND station = $2 AND asked ->> 'personId' = $3 AND ends_at > $4
        AND asked ->> 'kind' = 'enrol' AND answer IS NULL`,
      values: [keys.tenant, station, asked.personId, new Date(now())],
    });
  const made = await queries.rows({
    text: `INSERT INTO mobile_ticket (tenant_id, id, station, secret_hash, asked, ends_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT DO NOTHING RETURNING id`,
    values: [keys.tenant, id, station, Buffer.from(secretHash, 'hex'), JSON.stringify(asked), endsAt],
  });
  if (made.length === 0) throw new HttpProblem('conflict', 'There is a ticket of that number.');
  return endsAt;
}

export async function ticketOf(station: string, id: string, { queries, keys }: Within): Promise<Ticket | undefined> {
  const [found] = await queries.rows<Ticket>({
    text: `SELECT ${columns} FROM mobile_ticket WHERE tenant_id = $1 AND station = $2 AND id = $3`,
    values: [keys.tenant, station, id],
  });
  return found;
}

/** The one that a phone brings the secret of. Throws HttpProblem where it is over, used, or none of ours: all in the same words. */
export async function openTicket(secret: string, { queries, keys, now }: Within): Promise<Ticket> {
  const hash = createHash('sha256').update(secret).digest();
  const [found] = await queries.rows<Ticket>({
    text: `SELECT ${columns} FROM mobile_ticket WHERE tenant_id = $1 AND secret_hash = $2`,
    values: [keys.tenant, hash],
  });
  if (found === undefined || !isOpen(found, now())) throw new HttpProblem('missing', 'ticket-over');
  return { ...found, asked: askedOfPhone.parse(found.asked) };
}

export function isOpen({ answer, endsAt, wrong }: Ticket, nowMs: number): boolean {
  return answer === null && wrong < MOST_WRONG && endsAt.getTime() > nowMs;
}

/** Is it still good? To be asked before anything is written: others that wait at the same moment share the transaction. */
export async function assertOpen(id: string, { queries, keys, now }: Within): Promise<void> {
  const [found] = await queries.rows<Ticket>({
    text: `SELECT ${columns} FROM mobile_ticket WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    values: [keys.tenant, id],
  });
  if (found === undefined || !isOpen(found, now())) throw new HttpProblem('missing', 'ticket-over');
}

/** What it showed of a decision is not kept: it names people. */
export async function useTicket(id: string, answer: object, { queries, keys }: Pick<Within, 'queries' | 'keys'>): Promise<void> {
  await queries.rows({
    text: `UPDATE mobile_ticket SET answer = $3, asked = ${FORGETTING} WHERE tenant_id = $1 AND id = $2`,
    values: [keys.tenant, id, JSON.stringify(answer)],
  });
}

/** Where it is lost before it was used nobody asks after it any more. */
export async function giveUpTicket(station: string, id: string, { queries, keys }: Pick<Within, 'queries' | 'keys'>): Promise<void> {
  await queries.rows({
    text: 'DELETE FROM mobile_ticket WHERE tenant_id = $1 AND station = $2 AND id = $3 AND answer IS NULL',
    values: [keys.tenant, station, id],
  });
}

export async function noteWrong(id: string, refused: string, { queries, keys }: Pick<Within, 'queries' | 'keys'>): Promise<void> {
  await queries.rows({
    text: 'UPDATE mobile_ticket SET wrong = wrong + 1, refused = $3 WHERE tenant_id = $1 AND id = $2',
    values: [keys.tenant, id, refused],
  });
}
