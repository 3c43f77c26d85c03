/**
 * Another program with a card in a reader, for tests: arguments are the reader and 'exclusive' or 'transaction'.
 * Sends 'holding' once it holds the card, and ends with its parent's message.
 */
import { openKoffiBinding } from '../../../native/pcsc/koffi-binding.ts';
import { SHARE } from '../../../native/pcsc/winscard-binding.ts';

const [, , reader = '', how = ''] = process.argv;
const winscard = openKoffiBinding();
const { context } = winscard.establishContext();
const { code, card } = winscard.connect(context, reader, how === 'exclusive' ? SHARE.exclusive : SHARE.shared);
if (how === 'transaction') winscard.beginTransaction(card);
process.send?.(code === 0 ? 'holding' : `refused with ${code.toString(16)}`);
process.once('message', () => {
  winscard.disconnect(card, 0);
  winscard.releaseContext(context);
  process.disconnect();
});
