import { concat } from '../../../core/base/bytes.ts';
import { findTlv, readTlv, tlv } from '../../../core/base/ber-tlv.ts';
import { objectBytes, objectOf, withObject } from '../card-state.ts';
import { type Instruction, type InstructionContext, type Outcome, answer, elementsOf, refuse } from '../instruction.ts';
import { isKnownObject, readableContactless, readingNeedsPin } from '../object-rules.ts';
import { STATUS } from '../status.ts';

/** These two travel as themselves instead of inside tag 53. */
const DISCOVERY = 0x7e;
const BIT_GROUP = 0x7f61;

/** GET DATA (part 2 §3.1.2): the object named by the tag list 5C. */
export const getData: Instruction = (context) => {
  const { command, state, session, personality, contactless } = context;
  if (command.p1 !== 0x3f || command.p2 !== 0xff) return refuse(STATUS.wrongParameters);
  const list = elementsOf(command.data);
  const named = list?.length === 1 ? findTlv(list, 0x5c) : undefined;
  if (named === undefined || named.length === 0 || named.length > 3) return refuse(STATUS.wrongData);
  const tag = named.reduce((value, byte) => value * 256 + byte, 0);
  if (contactless && personality.contactless === 'standard' && !readableContactless(tag)) return refuse(STATUS.securityNotSatisfied);
  if (readingNeedsPin(tag) && !session.pinVerified) return refuse(STATUS.securityNotSatisfied);
  const content = objectOf(state, tag);
  if (content === undefined) return refuse(STATUS.notFound);
  return answer(tag === DISCOVERY || tag === BIT_GROUP ? content : tlv(0x53, content));
};

/** PUT DATA (part 2 §3.3.1): replaces one object whole; the administrator only, contact only. */
export const putData: Instruction = (context) => {
  const { command, session, personality, contactless } = context;
  if (contactless && personality.contactless === 'standard') return refuse(STATUS.functionNotSupported);
  if (command.p1 !== 0x3f || command.p2 !== 0xff) return refuse(STATUS.wrongParameters);
  if (!session.administrator) return refuse(STATUS.securityNotSatisfied);
  const wanted = readObject(command.data);
  if (wanted === undefined) return refuse(STATUS.wrongData);
  if (!isKnownObject(wanted.tag) && !(personality.objects.freeTags && isFreeTag(wanted.tag))) return refuse(STATUS.functionNotSupported);
  return replace(context, wanted.tag, wanted.content);
};

function isFreeTag(tag: number): boolean {
  return tag >= 0x5f0000 && tag <= 0x5fffff;
}

function readObject(data: Uint8Array): { readonly tag: number; readonly content: Uint8Array } | undefined {
  try {
    const { element, next } = readTlv(data);
    if (element.tag === DISCOVERY || element.tag === BIT_GROUP) {
      return next === data.length ? { tag: element.tag, content: element.value.length === 0 ? element.value : data.slice() } : undefined;
    }
    const list = elementsOf(data);
    const [tags, content, extra] = list ?? [];
    if (tags?.tag !== 0x5c || content?.tag !== 0x53 || extra !== undefined || tags.value.length === 0 || tags.value.length > 3)
      return undefined;
    const tag = tags.value.reduce((value, byte) => value * 256 + byte, 0);
    return { tag, content: tag === DISCOVERY || tag === BIT_GROUP ? concat(content.value) : content.value.slice() };
  } catch {
    return undefined;
  }
}

function replace({ state, personality }: InstructionContext, tag: number, content: Uint8Array): Outcome {
  if (content.length === 0 && personality.objects.emptied === 'absent') {
    return { status: STATUS.ok, state: withObject(state, tag, undefined) };
  }
  const after = withObject(state, tag, content);
  if (content.length > personality.objects.largest || objectBytes(after) > personality.objects.total) {
    return refuse(STATUS.notEnoughMemory);
  }
  return { status: STATUS.ok, state: after };
}
