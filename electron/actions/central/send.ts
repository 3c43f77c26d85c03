import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../../../core/failures/refusal.ts';
import { accepted } from '../../central/refusal-of.ts';
import { keepSending, type Sending, sendingOf } from '../../central/sending.ts';
import type { Parts } from '../handler.ts';
import { askedAsStation } from './as-station.ts';

const DAY_MS = 86_400_000;
/** A list is renewed this long before the next is promised, a delegation this long before it ends. */
const LIST_EARLY_MS = 3 * DAY_MS;
const RESPONDER_EARLY_MS = 30 * DAY_MS;
const AT_ONCE = 200;

const authorities = z.object({
  authorities: z.array(
    z.object({ keyId: z.string(), crl: z.object({ number: z.string() }).optional(), responderNotAfter: z.string().optional() }),
  ),
});

type Sends = Pick<Parts, 'store' | 'central' | 'house' | 'clock' | 'log' | 'announce'>;

/**
 * Brings the server to what this station's authority says: its newest list, what it issued, and the delegation for OCSP, each signed by the
 * station. Nothing is sent twice that went through; what did not is sent the next time, and the settings say what waits. True where all is there.
 */
export async function sendToServer(parts: Sends): Promise<boolean> {
  const { store } = parts;
  const before = sendingOf(store);
  if (before === undefined) return false;
  try {
    const tried = await sent(before, parts);
    if (before.failed !== undefined || tried !== before) {
      keepSending(store, { ...tried, failed: undefined });
      parts.announce({ event: 'records', kinds: ['central'] });
    }
    return true;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    failed(cause, parts);
    return false;
  }
}

/** What waits for the server; undefined where it does not know this station. */
export function waitingFor({ store, clock }: Pick<Parts, 'store' | 'clock'>) {
  const sending = sendingOf(store);
  if (sending === undefined) return undefined;
  const certificates = store.authority.countIssuedAfter(sending.told);
  const { failed: why } = sending;
  const due = { list: listIsDue(sending, { store, clock }), delegation: responderIsDue(sending, { clock }) };
  return { certificates, ...due, ...(why === undefined ? {} : { failed: why }) };
}

/** The list goes first: a new certificate is on it, on hold, before OCSP knows that it was issued at all. */
async function sent(sending: Sending, parts: Sends): Promise<Sending> {
  let now = sending;
  if (listIsDue(now, parts)) now = await sendList(now, parts);
  now = await sendIssued(now, parts);
  if (responderIsDue(now, parts)) now = await sendResponder(now, parts);
  return now;
}

function listIsDue({ listed, nextUpdate }: Sending, { store, clock }: Pick<Parts, 'store' | 'clock'>): boolean {
  if (listed === undefined || nextUpdate === undefined) return true;
  return listed !== store.authority.listedMark() || Date.parse(nextUpdate) - LIST_EARLY_MS <= clock.now();
}

function responderIsDue({ responderUntil }: Sending, { clock }: Pick<Parts, 'clock'>): boolean {
  return responderUntil === undefined || Date.parse(responderUntil) - RESPONDER_EARLY_MS <= clock.now();
}

async function sendList(sending: Sending, parts: Sends): Promise<Sending> {
  const { store, house } = parts;
  const listed = store.authority.listedMark();
  const path = `/pki/${sending.authority}/issuing.crl`;
  const send = async () => {
    const crl = await house.authority.currentCrl();
    return { crl, answered: await askedAsStation({ method: 'PUT', path, raw: { type: 'application/pkix-crl', bytes: crl.der } }, parts) };
  };
  let { crl, answered } = await send();
  if (answered.status === 409) {
    // The records here are older than what the server has: they came back from a backup.
    store.authority.raiseCrlNumber(Number((await there(sending, parts))?.crl?.number ?? 0));
    ({ crl, answered } = await send());
  }
  accepted(answered);
  const after = { ...sending, listed, nextUpdate: crl.nextUpdate };
  keepSending(store, after);
  return after;
}

async function sendIssued(sending: Sending, parts: Sends): Promise<Sending> {
  const { store } = parts;
  let after = sending;
  for (let issued = next(); issued.length > 0; issued = next()) {
    const pem = issued.map(({ der }) => new X509Certificate(der).toString()).join('');
    const path = `/pki/${sending.authority}/issued`;
    accepted(
      await askedAsStation({ method: 'POST', path, raw: { type: 'application/pem-certificate-chain', bytes: Buffer.from(pem) } }, parts),
    );
    after = { ...after, told: issued.at(-1)?.position ?? after.told };
    keepSending(store, after);
  }
  return after;

  function next() {
    return store.authority.issuedAfter(after.told, AT_ONCE);
  }
}

async function sendResponder(sending: Sending, parts: Sends): Promise<Sending> {
  const { store, house, central } = parts;
  const asked = accepted(await central.byItself({ method: 'GET', path: '/pki/responder.csr' }));
  const made = house.delegateOcsp(asked.bytes);
  const path = `/pki/${sending.authority}/responder`;
  const answered = await askedAsStation({ method: 'PUT', path, raw: { type: 'application/pkix-cert', bytes: made } }, parts);
  if (answered.status !== 409) accepted(answered);
  // What the server has lasts longer: made before a restore, or by a clock that was ahead.
  const until = answered.status === 409 ? (await there(sending, parts))?.responderNotAfter : new X509Certificate(made).validTo;
  const after = { ...sending, responderUntil: new Date(until ?? parts.clock.now()).toISOString() };
  keepSending(store, after);
  return after;
}

async function there({ authority }: Sending, { central }: Sends) {
  const { text } = accepted(await central.byItself({ method: 'GET', path: '/pki' }));
  const read = authorities.safeParse(JSON.parse(text));
  return read.success ? read.data.authorities.find(({ keyId }) => keyId === authority) : undefined;
}

/** Told once in the settings and the log, not with each try. A server that does not know the station any more is told by an Administrator again. */
function failed(cause: Refusal, { store, clock, log, announce }: Sends): void {
  const sending = sendingOf(store);
  const { code, params } = cause.failure;
  if (sending === undefined || sending.failed?.code === code) return;
  const said = params?.['said'] === undefined ? {} : { said: String(params['said']) };
  log(`the central server did not take what was sent: ${code}`);
  const since = sending.failed?.since ?? new Date(clock.now()).toISOString();
  keepSending(store, code === 'central-sign-in' ? undefined : { ...sending, failed: { code, since, ...said } });
  announce({ event: 'records', kinds: ['central'] });
}
