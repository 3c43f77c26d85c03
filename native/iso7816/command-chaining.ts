import { type CommandApdu, type CommandSender, type ResponseApdu, MOST_SHORT_DATA } from './apdu.ts';

const CHAINING = 0x10;
const SUCCESS = 0x9000;

/**
 * Command chaining (ISO/IEC 7816-4 §5.3.3): data longer than `mostBytes` goes in several commands, all but the last with class
 * bit 10 and without Le. The first refusal ends the chain and is the answer.
 */
export function withCommandChaining(inner: CommandSender, mostBytes: number = MOST_SHORT_DATA): CommandSender {
  return {
    async send(command: CommandApdu): Promise<ResponseApdu> {
      const { data, le: _asked, ...header } = command;
      if (data === undefined || data.length <= mostBytes) return inner.send(command);
      let at = 0;
      for (; data.length - at > mostBytes; at += mostBytes) {
        const link = await inner.send({ ...header, cla: command.cla | CHAINING, data: data.subarray(at, at + mostBytes) });
        if (link.status !== SUCCESS) return link;
      }
      return inner.send({ ...command, data: data.subarray(at) });
    },
  };
}
