import { wipe } from '../../core/base/bytes.ts';
import { type ApduForm, type CommandApdu, type CommandSender, type ResponseApdu, decodeResponse, encodeCommand } from './apdu.ts';
import type { CardChannel } from './channel.ts';

/** Commands as bytes over a channel, in one form. Bytes of secret commands are overwritten once they were sent. */
export function encodedCommands(channel: CardChannel, form: ApduForm): CommandSender {
  return {
    async send(command: CommandApdu): Promise<ResponseApdu> {
      const bytes = encodeCommand(command, form);
      try {
        return decodeResponse(await channel.transmit(bytes));
      } finally {
        if (command.secret === true) wipe(bytes);
      }
    },
  };
}
