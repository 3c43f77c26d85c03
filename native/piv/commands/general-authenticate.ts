import { findTlv, readTlv, readTlvs, tlv } from '../../../core/base/ber-tlv.ts';
import { wipe } from '../../../core/base/bytes.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { PivError, parsing } from '../piv-error.ts';
import { type Refusals, commandName, perform } from './perform.ts';

/** Elements of the dynamic authentication template (SP 800-73-5 part 2 §3.2.4 table 7). */
export const WITNESS = 0x80;
export const CHALLENGE = 0x81;
export const RESPONSE = 0x82;
export const EXPONENTIATION = 0x85;
const TEMPLATE = 0x7c;

export interface AuthenticateCommand {
  /** Algorithm identifier. */
  readonly p1: number;
  /** Key reference. */
  readonly p2: number;
  readonly elements: readonly Uint8Array[];
  /** Element wanted from the answer; undefined: none. */
  readonly wanted?: number;
  readonly secret?: boolean;
}

/** GENERAL AUTHENTICATE (SP 800-73-5 part 2 §3.2.4); returns the wanted element, an empty array where none is wanted. */
export async function generalAuthenticate(sender: CommandSender, command: AuthenticateCommand, refusals: Refusals): Promise<Uint8Array> {
  const { p1, p2, wanted } = command;
  const secret = command.secret === true ? { secret: true } : {};
  const data = tlv(TEMPLATE, ...command.elements);
  try {
    const answer = await perform(sender, { key: 'generalAuthenticate', p1, p2, data, le: 256, ...secret }, refusals);
    if (wanted === undefined) return new Uint8Array(0);
    return parsing(commandName('generalAuthenticate'), () => elementOf(answer, wanted));
  } finally {
    if (command.secret === true) wipe(data);
  }
}

function elementOf(answer: Uint8Array, wanted: number): Uint8Array {
  const { element } = readTlv(answer);
  const value = element.tag === TEMPLATE ? findTlv(readTlvs(element.value), wanted) : undefined;
  if (value === undefined) throw new PivError('answer-malformed', `GENERAL AUTHENTICATE: expected 7C with ${wanted.toString(16)} inside`);
  return value;
}
