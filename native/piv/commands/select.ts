import { findTlv, readTlv, readTlvs } from '../../../core/base/ber-tlv.ts';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { explainStatus } from '../../iso7816/status-words.ts';
import { PivError } from '../piv-error.ts';
import { instructions } from '../tables/instructions.ts';
import { commandName } from './perform.ts';

/** PIV AID without its version, which every card must accept (SP 800-73-5 part 1 §2.2). */
export const PIV_AID = fromHex('a00000030800001000');
export const PIV_AID_WHOLE = fromHex('a000000308000010000100');

/** Application property template (part 2 §3.1.1 table 3). Everything may be missing: some cards answer nothing at all. */
export interface ApplicationProperties {
  /** AID or its proprietary extension, hex. */
  readonly aid?: string;
  readonly label?: string;
  readonly url?: string;
  /** Algorithm identifiers of tag AC, where the card names them. */
  readonly algorithmIds?: readonly number[];
  readonly secureMessaging: boolean;
}

/**
 * SELECT (SP 800-73-5 part 2 §3.1.1) with the truncated AID, then with the whole one for cards that want it.
 * Throws PivError 'no-application' where the card has none.
 */
export async function selectPiv(sender: CommandSender): Promise<ApplicationProperties> {
  const first = await select(sender, PIV_AID);
  const answer = explainStatus(first.status).kind === 'done' ? first : await select(sender, PIV_AID_WHOLE);
  const status = explainStatus(answer.status);
  if (status.kind === 'done') return readProperties(answer.data);
  const command = commandName('select');
  throw new PivError('no-application', `${command}: the card has no PIV application (${status.hex})`, { command, status });
}

/** SELECT by AID; the answer as it is, refusals too. */
export function select(sender: CommandSender, aid: Uint8Array) {
  return sender.send({ cla: 0, ins: instructions.select.ins, p1: 0x04, p2: 0x00, data: aid, le: 256 });
}

const CIPHER_SUITES = [0x27, 0x2e];

/** Reads the template leniently: what does not parse is left out, since SELECT itself succeeded. */
export function readProperties(data: Uint8Array): ApplicationProperties {
  try {
    const template = findTlv(readTlvs(data), 0x61);
    if (template === undefined) return { secureMessaging: false };
    const elements = readTlvs(template);
    const text = (tag: number) => new TextDecoder('latin1').decode(findTlv(elements, tag) ?? new Uint8Array(0));
    const aid = findTlv(elements, 0x4f);
    const ids = elements.filter(({ tag }) => tag === 0xac).flatMap(({ value }) => algorithmIdsOf(value));
    return {
      ...(aid === undefined ? {} : { aid: toHex(aid) }),
      ...(text(0x50) === '' ? {} : { label: text(0x50) }),
      ...(text(0x5f50) === '' ? {} : { url: text(0x5f50) }),
      ...(ids.length === 0 ? {} : { algorithmIds: ids }),
      secureMessaging: ids.some((id) => CIPHER_SUITES.includes(id)),
    };
  } catch {
    return { secureMessaging: false };
  }
}

function algorithmIdsOf(template: Uint8Array): readonly number[] {
  const ids: number[] = [];
  for (let at = 0; at < template.length; ) {
    const { element, next } = readTlv(template, at);
    const [id] = element.value;
    if (element.tag === 0x80 && element.value.length === 1 && id !== undefined) ids.push(id);
    at = next;
  }
  return ids;
}
