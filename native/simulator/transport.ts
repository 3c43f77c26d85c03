import { concat, equalBytes } from '../../core/base/bytes.ts';
import { type CommandApdu, readCommand } from './command-apdu.ts';
import type { Personality } from './personality.ts';
import { STATUS } from './status.ts';

/** The answer to one whole command, before it is cut into pieces. */
export interface Reply {
  readonly status: number;
  readonly body: Uint8Array;
}

type Execute = (command: CommandApdu) => Promise<Reply>;

const GET_RESPONSE = 0xc0;
const CHAINED = 0x10;
const LARGEST_SHORT = 256;

/**
 * Carries commands and answers in pieces (ISO/IEC 7816-4 §5.3.3, §5.3.4): puts chained commands together, hands long
 * answers out by GET RESPONSE. An interrupted chain has no effect (SP 800-73-5 part 2 §3.2.4).
 */
export class CardTransport {
  readonly #rules: Personality['transport'];
  #chain: { readonly head: CommandApdu; readonly data: Uint8Array } | undefined;
  #rest: Reply | undefined;
  /** A finished command whose Le was too small: asked again with the right Le it is answered, not run again. */
  #unread: { readonly head: CommandApdu; readonly reply: Reply } | undefined;

  constructor(rules: Personality['transport']) {
    this.#rules = rules;
  }

  /** Forgets chains and unread answers, as loss of power does. */
  clear(): void {
    this.#chain = undefined;
    this.#rest = undefined;
    this.#unread = undefined;
  }

  /** One command APDU in, one response APDU out; `execute` runs whole commands. */
  async exchange(bytes: Uint8Array, execute: Execute): Promise<Uint8Array> {
    const command = readCommand(bytes);
    const refusal = this.#refusal(command);
    if (command === undefined || refusal !== undefined) {
      this.clear();
      return encode({ status: refusal ?? STATUS.wrongLength, body: NOTHING });
    }
    if (command.ins === GET_RESPONSE && command.cla === 0x00) return this.#continue(command);
    this.#rest = undefined;
    const whole = this.#assemble(command);
    if (whole === undefined) return encode({ status: STATUS.ok, body: NOTHING });
    if (whole.data.length > this.#rules.largestCommand) return encode({ status: STATUS.wrongLength, body: NOTHING });
    const again = this.#unread;
    this.#unread = undefined;
    const reply = again !== undefined && sameCommand(again.head, whole) ? again.reply : await execute(whole);
    return this.#begin(whole, reply);
  }

  #refusal(command: CommandApdu | undefined): number | undefined {
    if (command === undefined) return STATUS.wrongLength;
    if ((command.cla & ~CHAINED) !== 0x00) {
      if (command.cla > 0x1f) return STATUS.unknownClass;
      return (command.cla & 0x0c) === 0 ? STATUS.channelNotSupported : STATUS.secureMessagingNotSupported;
    }
    return command.extended && !this.#rules.extended ? STATUS.wrongLength : undefined;
  }

  /** The whole command when this was its last piece, else undefined. A piece of another command drops what was collected. */
  #assemble(command: CommandApdu): CommandApdu | undefined {
    const before = this.#chain;
    this.#chain = undefined;
    const continues = before !== undefined && sameHead(before.head, command);
    const data = continues ? concat(before.data, command.data) : command.data;
    if ((command.cla & CHAINED) === 0) return { ...command, data };
    if (data.length > this.#rules.largestCommand) return { ...command, data };
    this.#chain = { head: command, data };
    return undefined;
  }

  #begin(command: CommandApdu, reply: Reply): Uint8Array {
    const { le, extended } = command;
    if (reply.body.length === 0) return encode(reply);
    if (extended) return this.#cut(reply, le ?? 65536);
    if (le === undefined) {
      if (this.#rules.withoutLe === 'all') return this.#cut(reply, this.#rules.chunk);
      return this.#cut(reply, 0);
    }
    if (le < reply.body.length && this.#rules.tightLe === 'exact-length' && reply.body.length < LARGEST_SHORT) {
      this.#unread = { head: command, reply };
      return encode({ status: STATUS.exactLength + reply.body.length, body: NOTHING });
    }
    return this.#cut(reply, Math.min(le, this.#rules.chunk));
  }

  #continue(command: CommandApdu): Uint8Array {
    const rest = this.#rest;
    if (rest === undefined || command.data.length > 0) return encode({ status: STATUS.conditionsNotSatisfied, body: NOTHING });
    const most = command.le ?? LARGEST_SHORT;
    return this.#cut(rest, command.extended ? most : Math.min(most, this.#rules.chunk));
  }

  #cut({ status, body }: Reply, most: number): Uint8Array {
    const rest = body.subarray(most);
    this.#rest = rest.length === 0 ? undefined : { status, body: rest };
    if (rest.length === 0) return encode({ status, body });
    return encode({ status: STATUS.moreData + (rest.length > 0xff ? 0 : rest.length), body: body.subarray(0, most) });
  }
}

const NOTHING: Uint8Array = new Uint8Array(0);

function sameHead(left: CommandApdu, right: CommandApdu): boolean {
  return left.ins === right.ins && left.p1 === right.p1 && left.p2 === right.p2;
}

function sameCommand(left: CommandApdu, right: CommandApdu): boolean {
  return sameHead(left, right) && equalBytes(left.data, right.data);
}

function encode({ status, body }: Reply): Uint8Array {
  return concat(body, Uint8Array.of(status >> 8, status & 0xff));
}
