/** A lane's thread over a script: reader "Secret" gives back, as its ATR, what is left of the last command. */
import { parentPort } from 'node:worker_threads';
import { serveMessages } from '../../../native/pcsc/serve-messages.ts';
import { ScriptedWinscard } from './scripted-winscard.ts';

class Remembering extends ScriptedWinscard {
  override status(): { code: number; protocol: number; atr: Uint8Array } {
    return { code: 0, protocol: 2, atr: this.commands.at(-1)?.slice() ?? new Uint8Array(0) };
  }

  override cancel(): never {
    throw new Error('the script has no cancel');
  }

  override listReaders(): never {
    process.exit(3);
  }
}

const winscard = new Remembering();
winscard.readers.plugIn('A');
winscard.readers.insert('A');
if (parentPort !== null) serveMessages(parentPort, () => winscard);
