import { ApduError, type CommandSender } from '../iso7816/apdu.ts';
import type { CardChannel } from '../iso7816/channel.ts';
import { extendedCommands, shortCommands } from '../iso7816/extended-length.ts';
import { PivError } from './piv-error.ts';

/** How commands reach one card: short with chaining, until the card is known to take extended length. */
export interface CommandRoute {
  readonly form: 'short' | 'extended';
  readonly sender: CommandSender;
}

export function shortRoute(channel: CardChannel): CommandRoute {
  return { form: 'short', sender: typed(shortCommands(channel)) };
}

export function extendedRoute(channel: CardChannel, largestCommandBytes: number): CommandRoute {
  return { form: 'extended', sender: typed(extendedCommands(channel, largestCommandBytes)) };
}

/** An answer that is none, or never ends, becomes PivError 'answer-malformed'. */
function typed(sender: CommandSender): CommandSender {
  return {
    async send(command) {
      try {
        return await sender.send(command);
      } catch (error) {
        if (!(error instanceof ApduError)) throw error;
        throw new PivError('answer-malformed', `instruction ${command.ins.toString(16)}: ${error.message}`, { cause: error });
      }
    },
  };
}
