import { equalBytes, fromHex, toHex } from '../../core/base/bytes.ts';
import { findTlv, readTlvs } from '../../core/base/ber-tlv.ts';
import { shortCommands } from '../iso7816/extended-length.ts';
import { explainStatus } from '../iso7816/status-words.ts';
import { select } from './commands/select.ts';
import { formatUuid } from './objects/uuid.ts';
import { parseChuid } from './objects/chuid.ts';
import type { PivCard } from './piv-card.ts';
import { PivError } from './piv-error.ts';

/** What tells one card from every other, by the strongest means that it offers. */
export interface CardIdentity {
  readonly kind: 'vendor-serial' | 'chip' | 'card-uuid';
  /** Decimal serial number, chip number in hex, or UUID. */
  readonly value: string;
}

export type IdentityKind = CardIdentity['kind'];

export function sameCard(left: CardIdentity | undefined, right: CardIdentity | undefined): boolean {
  return left !== undefined && right !== undefined && left.kind === right.kind && left.value === right.value;
}

/**
 * Reads the card's identity without any secret: the vendor's serial number, else the chip's number, else the card UUID of its CHUID.
 * Reading the chip's number selects another application for a moment, which drops PIN and administrator state: pass `only` with the
 * kind that is known of this card to ask for that alone. undefined where the card has none, as a blank card may.
 */
export async function readIdentity(card: PivCard, only?: IdentityKind): Promise<CardIdentity | undefined> {
  const wanted: readonly IdentityKind[] = only === undefined ? ['vendor-serial', 'chip', 'card-uuid'] : [only];
  for (const kind of wanted) {
    const value = await READERS[kind](card);
    if (value !== undefined) return { kind, value };
  }
  return undefined;
}

const READERS: Readonly<Record<IdentityKind, (card: PivCard) => Promise<string | undefined>>> = {
  'vendor-serial': vendorSerial,
  chip: chipNumber,
  'card-uuid': cardUuid,
};

async function vendorSerial(card: PivCard): Promise<string | undefined> {
  try {
    return String(await card.serial());
  } catch (error) {
    if (error instanceof PivError) return undefined;
    throw error;
  }
}

const ISSUER_SECURITY_DOMAINS = ['a000000151000000', 'a000000003000000'] as const;
const CPLC = 0x9f7f;
const CPLC_BYTES = 42;

/**
 * Card production life cycle data (GlobalPlatform Card Specification 2.3 §H.6), read from the issuer security domain: fabricator, chip
 * type, fabrication date, serial and batch number make the chip's number. The PIV application is selected again in any case.
 */
async function chipNumber(card: PivCard): Promise<string | undefined> {
  const sender = shortCommands(card.channel);
  let left = false;
  try {
    for (const aid of ISSUER_SECURITY_DOMAINS) {
      if (explainStatus((await select(sender, fromHex(aid))).status).kind !== 'done') continue;
      left = true;
      const answer = await sender.send({ cla: 0x80, ins: 0xca, p1: CPLC >> 8, p2: CPLC & 0xff, le: 256 });
      if (explainStatus(answer.status).kind === 'done') return chipNumberOf(answer.data);
    }
    return undefined;
  } finally {
    if (left) await card.reselect();
  }
}

/** Offsets inside CPLC: fabricator 0–1, chip type 2–3, fabrication date 10–11, serial number 12–15, batch 16–17. */
export function chipNumberOf(data: Uint8Array): string | undefined {
  const cplc = wrappedCplc(data) ?? data;
  if (cplc.length < CPLC_BYTES) return undefined;
  const serial = cplc.subarray(12, 16);
  if (equalBytes(serial, new Uint8Array(4))) return undefined;
  return `${toHex(cplc.subarray(0, 4))}${toHex(cplc.subarray(10, 18))}`;
}

function wrappedCplc(data: Uint8Array): Uint8Array | undefined {
  try {
    return findTlv(readTlvs(data), CPLC);
  } catch {
    return undefined;
  }
}

async function cardUuid(card: PivCard): Promise<string | undefined> {
  const content = await card.readObject('chuid');
  if (content === undefined || content.length === 0) return undefined;
  try {
    const uuid = parseChuid(content).cardUuid;
    return uuid === undefined || uuid.every((byte) => byte === 0) ? undefined : formatUuid(uuid);
  } catch (error) {
    if (error instanceof PivError) return undefined;
    throw error;
  }
}
