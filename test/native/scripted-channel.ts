import { fromHex, toHex } from '../../core/base/bytes.ts';
import type { CardChannel } from '../../native/iso7816/channel.ts';

export interface ScriptedChannel extends CardChannel {
  /** Commands that were sent so far, in hex. */
  readonly sent: readonly string[];
  /** Throws unless every line was used. */
  done(): void;
}

/**
 * A card that plays a script: lines `> command` and `< answer` in turn, hex with blanks, `#` starts a comment. A command that is
 * not exactly the next one of the script fails the test; an answer may be an Error to be thrown.
 */
export function scriptedChannel(script: string | readonly (readonly [string, string | Error])[], atr = '3b00'): ScriptedChannel {
  const lines = typeof script === 'string' ? readScript(script) : script;
  const sent: string[] = [];
  return {
    atr: fromHex(atr),
    sent,
    transmit(command: Uint8Array): Promise<Uint8Array> {
      const hex = toHex(command);
      const [expected, answer] = lines[sent.length] ?? ['nothing more', ''];
      if (hex !== expected.replace(/\s+/g, '').toLowerCase()) {
        return Promise.reject(new Error(`line ${sent.length + 1} of the script: expected ${expected}, got ${hex}`));
      }
      sent.push(hex);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(fromHex(answer));
    },
    done(): void {
      if (sent.length !== lines.length) throw new Error(`the script has ${lines.length} commands, ${sent.length} were sent`);
    },
  };
}

function readScript(script: string): readonly (readonly [string, string])[] {
  const lines = script
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [command = '', answer = ''] = lines.slice(at, at + 2);
    if (!command.startsWith('>') || !answer.startsWith('<')) throw new Error(`script: expected "> command" and "< answer" at "${command}"`);
    pairs.push([command.slice(1).trim(), answer.slice(1).trim()]);
  }
  return pairs;
}
