import { readTlv } from '../../core/base/ber-tlv.ts';
import { concat, toHex } from '../../core/base/bytes.ts';
import { decodeCommand } from '../../native/iso7816/apdu.ts';
import type { Personality } from '../../native/simulator/personality.ts';
import type { Exchange } from './tapped-card.ts';

export interface Traffic {
  readonly apdus: number;
  readonly bytes: number;
}

interface Whole {
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  readonly answer: Uint8Array;
  readonly good: boolean;
}

const INS = { select: 0xa4, verify: 0x20, put: 0xdb, get: 0xcb, more: 0xc0, authenticate: 0x87, generate: 0x47, change: 0x24 } as const;
const YUBICO = { setManagementKey: 0xff, setTries: 0xfa, attest: 0xf9 } as const;
const MANAGEMENT = 0x9b;
const SIGNING = 0x9c;
const CHAINED = 0x10;

export function trafficOf(exchanges: readonly Exchange[]): Traffic {
  const bytes = exchanges.reduce((sum, { command, response }) => sum + command.length + response.length, 0);
  return { apdus: exchanges.length, bytes };
}

/** Commands with what was chained put together again. */
function whole(exchanges: readonly Exchange[]): readonly Whole[] {
  const found: Whole[] = [];
  let begun: Uint8Array[] = [];
  for (const { command, response } of exchanges) {
    const { cla, ins, p1, p2, data = new Uint8Array(0) } = decodeCommand(command);
    const answer = response.subarray(0, -2);
    const good = [0x90, 0x61].includes(response.at(-2) ?? 0);
    const last = found.at(-1);
    if (ins === INS.more && last !== undefined) found[found.length - 1] = { ...last, answer: concat(last.answer, answer), good };
    else if ((cla & CHAINED) !== 0) begun.push(data);
    else {
      found.push({ ins, p1, p2, data: concat(...begun, data), answer, good });
      begun = [];
    }
  }
  return found;
}

function tagOf({ ins, data }: Whole): string {
  return ins === INS.put && data[0] !== 0x5c ? toHex(data.subarray(0, 1)) : toHex(readTlv(data).element.value);
}

/** What this command is in the count that the goal is made of; undefined for what is not in it at all. */
function kindOf(command: Whole, seen: { managed: number }): string | undefined {
  const { ins, p2 } = command;
  if (ins === INS.put) return `write ${tagOf(command)}`;
  if (ins === INS.get) return `read ${tagOf(command)}`;
  if (ins === INS.generate) return `key ${p2}`;
  if (ins === INS.change || ins === YUBICO.setManagementKey) return `secret ${ins} ${p2}`;
  if (ins === YUBICO.setTries) return 'counter';
  if (ins === YUBICO.attest) return `signature of attestation ${command.p1}`;
  if (ins === INS.verify && command.data.length > 0) return `authentication by PIN ${toHex(command.data)}`;
  if (ins !== INS.authenticate) return undefined;
  if (p2 !== MANAGEMENT) return `signature ${p2}`;
  // A mutual authentication takes two commands and counts as one.
  if (command.answer.length > 0 && command.data.length <= 4) seen.managed += 1;
  return `authentication by 9B ${seen.managed}`;
}

/** The shortest form on the wire that this card takes. */
function cheapest({ data, answer }: Whole, { transport }: Personality): Traffic {
  const statusAndHeader = 6;
  const long = data.length > 255 || answer.length > 256;
  if (!long || (transport.extended && data.length <= transport.largestCommand)) {
    const lc = data.length === 0 ? 0 : data.length > 255 ? 3 : 1;
    const le = answer.length === 0 ? 0 : long ? (lc === 0 ? 3 : 2) : 1;
    return { apdus: 1, bytes: statusAndHeader + lc + data.length + le + answer.length };
  }
  const sent = Math.max(1, Math.ceil(data.length / 255));
  const got = Math.max(1, Math.ceil(answer.length / transport.chunk));
  return { apdus: sent + got - 1, bytes: (sent + got - 1) * (statusAndHeader + 1) + data.length + answer.length };
}

/**
 * The least that these exchanges could have been: each object written and read once, and one command per key, secret, counter,
 * authentication and signature, each as long as the card takes it. 9C wants the PIN for itself, so that is one authentication more.
 */
export function leastTraffic(exchanges: readonly Exchange[], personality: Personality): Traffic & { readonly kinds: readonly string[] } {
  const seen = { managed: 0 };
  const kept = new Map<string, Whole>();
  for (const command of whole(exchanges)) {
    const kind = kindOf(command, seen);
    const before = kind === undefined ? undefined : kept.get(kind);
    if (kind === undefined || (before !== undefined && !isLarger(command, before))) continue;
    kept.set(kind, command);
    if (kind === `signature ${SIGNING}`) kept.set('authentication by PIN for 9C', PIN);
  }
  for (const [kind, command] of new Map(kept)) {
    const [what, tag = ''] = kind.split(' ');
    // What was only read was found as it had to be: it counts as if it had been written.
    if (what === 'read' && command.good && !kept.has(`write ${tag}`))
      kept.set(`write ${tag}`, { ...command, data: concat(command.data, command.answer), answer: NOTHING });
    if (what === 'write' && !kept.has(`read ${tag}`)) kept.set(`read ${tag}`, { ...command, data: NOTHING, answer: command.data });
    if (what === 'read' && !command.good && !kept.has(`write ${tag}`)) kept.delete(kind);
  }
  const counted = [...kept];
  const costs = counted.map(([, command]) => cheapest(command, personality));
  return {
    apdus: costs.reduce((sum, { apdus }) => sum + apdus, 0),
    bytes: costs.reduce((sum, { bytes }) => sum + bytes, 0),
    kinds: counted.map(([kind]) => kind),
  };
}

const NOTHING = new Uint8Array(0);
const PIN: Whole = { ins: INS.verify, p1: 0, p2: 0x80, data: new Uint8Array(8), answer: NOTHING, good: true };

function isLarger(left: Whole, right: Whole): boolean {
  return left.data.length + left.answer.length > right.data.length + right.answer.length;
}
