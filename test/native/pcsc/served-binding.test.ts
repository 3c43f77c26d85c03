import { describe, expect, it } from 'vitest';
import { serveBinding } from '../../../native/pcsc/served-binding.ts';
import { DISPOSITION, SHARE } from '../../../native/pcsc/winscard-binding.ts';
import { ScriptedWinscard } from './scripted-winscard.ts';

/** A thread's side with a card connected and in a transaction. */
function inTransaction() {
  const winscard = new ScriptedWinscard();
  winscard.readers.plugIn('A');
  winscard.readers.insert('A');
  const served = serveBinding(() => winscard);
  const { context } = served.answer('establishContext', []) as unknown as { readonly context: number };
  const { card } = served.answer('connect', [context, 'A', SHARE.shared]) as unknown as { readonly card: number };
  served.answer('beginTransaction', [card]);
  return { winscard, served, card };
}

describe('the end of a thread of winscard calls', () => {
  it('lets go of a transaction before its context, so that the card is not reset under whoever uses it next', () => {
    const { winscard, served } = inTransaction();
    served.end();
    expect(winscard.calls.slice(-2)).toEqual(['endTransaction', 'releaseContext']);
    expect(winscard.contexts.size).toBe(0);
  });

  it.each(['endTransaction', 'disconnect'] as const)('ends none that %s ended', (call) => {
    const { winscard, served, card } = inTransaction();
    served.answer(call, [card, DISPOSITION.leave]);
    served.end();
    expect(winscard.calls.slice(-2)).toEqual([call, 'releaseContext']);
  });
});
