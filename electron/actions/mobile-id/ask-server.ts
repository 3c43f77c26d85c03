import { z } from 'zod';
import { Refusal } from '../../../core/failures/refusal.ts';
import { mobileCredential } from '../../../core/records/mobile-id.ts';
import type { MobileId } from '../../../core/records/records.ts';
import { instant } from '../../../core/records/scalars.ts';
import type { Answered } from '../../central/exchange.ts';
import { accepted } from '../../central/refusal-of.ts';
import { sendingOf } from '../../central/sending.ts';
import { askedAsStation } from '../central/as-station.ts';
import type { Parts } from '../handler.ts';

export type Asks = Pick<Parts, 'store' | 'central' | 'house' | 'clock'>;

const made = z.object({ url: z.url(), rpId: z.string(), origin: z.string(), endsAt: instant });
const assertion = z.object({ mobileId: z.string(), clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() });
export type Assertion = z.infer<typeof assertion>;
const fate = z.object({
  credential: mobileCredential.optional(),
  assertion: assertion.optional(),
  /** Whoever holds the phone said no. */
  refused: z.boolean().optional(),
});
const became = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), refused: z.string().optional() }),
  z.object({ state: z.literal('over') }),
  z.object({ state: z.literal('done'), answer: fate }),
]);
export type Became = z.infer<typeof became>;

const JSON_TYPE = 'application/cardwright+json';

interface Ticket {
  readonly id: string;
  readonly secretHash: string;
  readonly minutes: number;
  readonly asked: Readonly<Record<string, unknown>>;
}

/** Throws Refusal('mobile-id-no-server') where none knows this station. */
export function assertServer({ store }: Pick<Asks, 'store'>): void {
  if (sendingOf(store) === undefined) throw new Refusal('mobile-id-no-server');
}

/** A ticket for a phone. Throws Refusal: mobile-id-no-server, mobile-id-no-address, and what a server that is away leads to. */
export async function askForTicket(ticket: Ticket, parts: Asks): Promise<z.infer<typeof made>> {
  assertServer(parts);
  return parsed(made, await sent({ method: 'POST', path: '/mobile-ids/tickets', body: ticket }, parts));
}

/** What became of it. One that the server does not know any more is over. */
export async function askAfterTicket(id: string, parts: Asks): Promise<Became> {
  const answered = await sent({ method: 'GET', path: `/mobile-ids/tickets/${id}` }, parts);
  return answered.status === 404 ? { state: 'over' } : parsed(became, answered);
}

/** Nobody waits for it any more. */
export async function giveUpTicket(id: string, parts: Asks): Promise<void> {
  accepted(await sent({ method: 'PUT', path: `/mobile-ids/tickets/${id}/over` }, parts));
}

/** How a mobile ID stands from now on. */
export async function tellState({ id }: MobileId, state: MobileId['state'], parts: Asks): Promise<void> {
  const at = new Date(parts.clock.now()).toISOString();
  accepted(await sent({ method: 'PUT', path: `/mobile-ids/${id}/state`, body: { state, at } }, parts));
}

interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
}

function sent({ body, ...asking }: Sent, parts: Asks): Promise<Answered> {
  const raw = body === undefined ? {} : { raw: { type: JSON_TYPE, bytes: Buffer.from(JSON.stringify(body)) } };
  return askedAsStation({ ...asking, ...raw }, parts);
}

function parsed<Value>(as: z.ZodType<Value>, answered: Answered): Value {
  // A server that does not know this station any more, or does not know how phones reach it.
  if (answered.status === 401) throw new Refusal('mobile-id-no-server');
  if (answered.status === 409 && answered.text.includes('mobile-id-no-address')) throw new Refusal('mobile-id-no-address');
  const read = as.safeParse(JSON.parse(accepted(answered).text));
  if (!read.success) throw new Refusal('central-refused', { said: 'an answer that no central server of ours gives' });
  return read.data;
}
