import { type CommandApdu, type CommandSender, type ResponseApdu, MOST_EXTENDED_ANSWER, MOST_SHORT_ANSWER } from './apdu.ts';
import type { CardChannel } from './channel.ts';
import { withCommandChaining } from './command-chaining.ts';
import { encodedCommands } from './encoded-commands.ts';
import { withResponseChaining } from './response-chaining.ts';

/** Short APDUs with both kinds of chaining: every card understands this. */
export function shortCommands(channel: CardChannel): CommandSender {
  return withResponseChaining(withCommandChaining(encodedCommands(channel, 'short')));
}

/**
 * Extended APDUs where they save anything: long data, or the longest answer. Data beyond `mostBytes`, which the card cannot take
 * in one command, is chained in short ones.
 */
export function extendedCommands(channel: CardChannel, mostBytes: number): CommandSender {
  const short = shortCommands(channel);
  const extended = withResponseChaining(encodedCommands(channel, 'extended'));
  return {
    send(command: CommandApdu): Promise<ResponseApdu> {
      const length = command.data?.length ?? 0;
      const wantsAll = command.le === MOST_SHORT_ANSWER;
      if (length > mostBytes || (length <= 255 && !wantsAll)) return short.send(command);
      return extended.send(wantsAll ? { ...command, le: MOST_EXTENDED_ANSWER } : command);
    },
  };
}
