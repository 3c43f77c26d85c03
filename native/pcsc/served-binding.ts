import { wipe } from '../../core/base/bytes.ts';
import { SCARD } from './return-codes.ts';
import { type CallName, type Coded, DISPOSITION, type Handle, type WinscardBinding } from './winscard-binding.ts';

export interface ServedBinding {
  /** Makes one call and overwrites the bytes that were given to it. Throws what `open` throws. */
  answer(name: CallName, parameters: readonly unknown[]): Coded;
  /**
   * Ends every transaction and releases every context that is still open, and so every card handle of it. A transaction that a call still
   * waited for when it was given up is among them; pcsc-lite resets the card of a context that is released inside one, in whoever's use it is.
   */
  end(): void;
}

/** The thread's side of a lane: opens the binding at the first call (again later when that failed) and keeps account of contexts and transactions. */
export function serveBinding(open: () => WinscardBinding): ServedBinding {
  let binding: WinscardBinding | undefined;
  const contexts = new Set<unknown>();
  const transactions = new Set<unknown>();
  const answer = (name: CallName, parameters: readonly unknown[]): Coded => {
    binding ??= open();
    const answered = Reflect.apply(binding[name], binding, parameters) as Coded & { readonly context?: Handle };
    if (name === 'establishContext' && answered.code === SCARD.success) contexts.add(answered.context);
    if (name === 'releaseContext') contexts.delete(parameters[0]);
    if (name === 'beginTransaction' && answered.code === SCARD.success) transactions.add(parameters[0]);
    if (name === 'endTransaction' || name === 'disconnect') transactions.delete(parameters[0]);
    return answered;
  };
  return {
    answer: (name, parameters) => {
      try {
        return answer(name, parameters);
      } finally {
        wipe(...parameters.filter((parameter) => parameter instanceof Uint8Array));
      }
    },
    end: () => {
      for (const card of transactions) binding?.endTransaction(card as Handle, DISPOSITION.leave);
      transactions.clear();
      for (const context of contexts) binding?.releaseContext(context as Handle);
      contexts.clear();
    },
  };
}
