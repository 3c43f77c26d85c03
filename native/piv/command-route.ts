import type { CommandSender } from '../iso7816/apdu.ts';
import type { CardChannel } from '../iso7816/channel.ts';
import { extendedCommands, shortCommands } from '../iso7816/extended-length.ts';

/** How commands reach one card: short with chaining, until the card is known to take extended length. */
export interface CommandRoute {
  readonly form: 'short' | 'extended';
  readonly sender: CommandSender;
}

export function shortRoute(channel: CardChannel): CommandRoute {
  return { form: 'short', sender: shortCommands(channel) };
}

export function extendedRoute(channel: CardChannel, largestCommandBytes: number): CommandRoute {
  return { form: 'extended', sender: extendedCommands(channel, largestCommandBytes) };
}
