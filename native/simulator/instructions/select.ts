import { ascii, equalBytes, fromHex } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { type Instruction, type InstructionContext, type Outcome, answer, refuse, NO_SESSION } from '../instruction.ts';
import { STATUS } from '../status.ts';

const PIV_AID = fromHex('a000000308000010000100');
const PIV_PROVIDER = PIV_AID.subarray(0, 5);
const DEVICE_AID = fromHex('a000000527471117');
const SPECIFICATION = 'https://csrc.nist.gov/pubs/sp/800/73/pt2/5/final';

/** SELECT (part 2 §3.1.1). An unknown AID leaves the selected application and its security status as they are. */
export const select: Instruction = (context) => {
  const { command, personality, session } = context;
  if (command.p1 !== 0x04 || (command.p2 & 0xf3) !== 0x00) return refuse(STATUS.wrongParameters);
  if (startsWith(PIV_AID, command.data) && command.data.length >= personality.application.shortestAid) {
    const keeps = session.application === 'piv' && personality.application.reselect === 'keeps-security';
    return { ...selected(context), session: keeps ? session : { ...NO_SESSION, application: 'piv' } };
  }
  if (personality.vendor?.managementApplication === true && equalBytes(command.data, DEVICE_AID)) {
    const text = `Management - FW version ${personality.vendor.firmware.join('.')}`;
    return { ...answer(ascii(text)), session: { ...NO_SESSION, application: 'management' } };
  }
  return refuse(STATUS.notFound);
};

function selected({ personality, command }: InstructionContext): Outcome {
  if (command.le === undefined && personality.transport.selectWithoutLe === 'nothing') return { status: STATUS.ok };
  if (personality.application.template === 'brief') {
    return answer(tlv(0x61, tlv(0x4f, PIV_AID.subarray(5)), tlv(0x79, tlv(0x4f, PIV_PROVIDER))));
  }
  const identifiers = personality.algorithms.map((id) => tlv(0x80, Uint8Array.of(id)));
  return answer(
    tlv(
      0x61,
      tlv(0x4f, PIV_AID),
      tlv(0x79, tlv(0x4f, PIV_PROVIDER)),
      tlv(0x50, ascii(personality.title)),
      tlv(0x5f50, ascii(SPECIFICATION)),
      tlv(0xac, ...identifiers, tlv(0x06, Uint8Array.of(0x00))),
    ),
  );
}

function startsWith(whole: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.length <= whole.length && equalBytes(whole.subarray(0, beginning.length), beginning);
}
