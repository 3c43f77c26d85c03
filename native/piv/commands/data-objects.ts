import { findTlv, readTlv, tlv } from '../../../core/base/ber-tlv.ts';
import { bigEndian } from '../../../core/base/bytes.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { explainStatus } from '../../iso7816/status-words.ts';
import { PivError, parsing } from '../piv-error.ts';
import { instructions } from '../tables/instructions.ts';
import { objects } from '../tables/objects.ts';
import { eachMeans, isAnswerTo } from '../tables/quirks.ts';
import { commandName, perform, refusal } from './perform.ts';

const TAG_LIST = 0x5c;
const WRAPPER = 0x53;
/** These travel as themselves instead of inside tag 53 (part 2 §3.1.2, §3.3.1). */
const SELF_WRAPPED: readonly number[] = [objects.discovery.tag, objects['biometric-information-templates'].tag];

export function tagBytes(tag: number): Uint8Array {
  return bigEndian(tag, tag > 0xffff ? 3 : tag > 0xff ? 2 : 1);
}

/**
 * GET DATA (SP 800-73-5 part 2 §3.1.2): the content inside tag 53 (7E, 7F61), of any length, also none.
 * undefined where the card has no such object; throws PivError 'pin-needed' where it must be unlocked first.
 */
export async function getData(sender: CommandSender, tag: number): Promise<Uint8Array | undefined> {
  const data = tlv(TAG_LIST, tagBytes(tag));
  const answer = await sender.send({ cla: 0, ins: instructions.getData.ins, p1: 0x3f, p2: 0xff, data, le: 256 });
  const status = explainStatus(answer.status);
  if (isAnswerTo('absent-object', status.kind)) return undefined;
  if (status.kind !== 'done') throw refusal('getData', status, { 'not-allowed': 'pin-needed' });
  return answer.data.length === 0 ? answer.data : parsing(commandName('getData'), () => unwrapped(answer.data, tag));
}

function unwrapped(data: Uint8Array, tag: number): Uint8Array {
  const { element } = readTlv(data);
  if (SELF_WRAPPED.includes(tag) && element.tag === tag) return element.value;
  if (element.tag !== WRAPPER) throw new PivError('answer-malformed', `GET DATA: expected tag 53, got ${element.tag.toString(16)}`);
  if (!SELF_WRAPPED.includes(tag) || element.value.length === 0) return element.value;
  return findTlv([readTlv(element.value).element], tag) ?? element.value;
}

/**
 * PUT DATA (SP 800-73-5 part 2 §3.3.1): replaces the object whole; zero length empties it. Needs 9B.
 * Throws PivError 'management-key-needed', 'no-room' (6A84, also 6700 of a card whose command buffer ends here), 'unsupported'.
 */
export async function putData(sender: CommandSender, tag: number, content: Uint8Array): Promise<void> {
  const data = SELF_WRAPPED.includes(tag) ? tlv(tag, content) : new Uint8Array([...tlv(TAG_LIST, tagBytes(tag)), ...tlv(WRAPPER, content)]);
  await perform(
    sender,
    { key: 'putData', p1: 0x3f, p2: 0xff, data },
    { 'not-allowed': 'management-key-needed', ...eachMeans('too-much-data', 'no-room') },
  );
}
