import { readTlv } from '../../core/base/ber-tlv.ts';
import { toHex } from '../../core/base/bytes.ts';
import { decodeCommand, decodeResponse } from './apdu.ts';
import type { CardChannel } from './channel.ts';
import { explainStatus } from './status-words.ts';

/** One exchange without its data: header, lengths, status, time. Bytes of PINs, keys and objects never stand here. */
export interface TraceEntry {
  /** CLA INS P1 P2 as eight hex digits. */
  readonly header: string;
  /** AID of SELECT, tag of GET DATA and PUT DATA, in hex. */
  readonly target?: string;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Four hex digits; absent where no answer came. */
  readonly status?: string;
  readonly statusName?: string;
  readonly tookMs: number;
}

export interface Trace {
  readonly write: (entry: TraceEntry) => void;
  readonly nowMs: () => number;
}

/** A channel that reports each exchange; also one that fails, which is thrown on. */
export function traced(channel: CardChannel, { write, nowMs }: Trace): CardChannel {
  return {
    atr: channel.atr,
    async transmit(command: Uint8Array): Promise<Uint8Array> {
      const startMs = nowMs();
      const sent = describe(command);
      try {
        const answer = await channel.transmit(command);
        write({ ...sent, ...received(answer), tookMs: nowMs() - startMs });
        return answer;
      } catch (error) {
        write({ ...sent, receivedBytes: 0, tookMs: nowMs() - startMs });
        throw error;
      }
    },
  };
}

function received(answer: Uint8Array): Pick<TraceEntry, 'receivedBytes' | 'status' | 'statusName'> {
  if (answer.length < 2) return { receivedBytes: answer.length };
  const { hex, name } = explainStatus(decodeResponse(answer).status);
  return { receivedBytes: answer.length, status: hex, statusName: name };
}

function describe(command: Uint8Array): Pick<TraceEntry, 'header' | 'sentBytes' | 'target'> {
  const target = targetOf(command);
  return { header: toHex(command.subarray(0, 4)), sentBytes: command.length, ...(target === undefined ? {} : { target }) };
}

const SELECT = 0xa4;
const GET_DATA = 0xcb;
const PUT_DATA = 0xdb;
const TAG_LIST = 0x5c;
const LONGEST_TAG = 3;

/** What a command is about, taken only from where no secret can stand: an AID, or a tag list of at most three bytes. */
function targetOf(command: Uint8Array): string | undefined {
  try {
    const { ins, data } = decodeCommand(command);
    if (data === undefined) return undefined;
    if (ins === SELECT) return toHex(data.subarray(0, 16));
    if (ins !== GET_DATA && ins !== PUT_DATA) return undefined;
    const length = data[1] ?? 0;
    const list = data[0] === TAG_LIST && length <= LONGEST_TAG ? readTlv(data.subarray(0, 2 + length)).element.value : undefined;
    return list === undefined ? undefined : toHex(list);
  } catch {
    return undefined;
  }
}
