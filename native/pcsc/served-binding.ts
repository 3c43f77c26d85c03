import { wipe } from '../../core/base/bytes.ts';
import { SCARD } from './return-codes.ts';
import type { CallName, Coded, Handle, WinscardBinding } from './winscard-binding.ts';

export interface ServedBinding {
  /** Makes one call and overwrites the bytes that were given to it. Throws what `open` throws. */
  answer(name: CallName, parameters: readonly unknown[]): Coded;
  /** Releases every context that is still open, and so every card handle of it. */
  end(): void;
}

/** The thread's side of a lane: opens the binding at the first call (again later when that failed) and keeps account of contexts. */
export function serveBinding(open: () => WinscardBinding): ServedBinding {
  let binding: WinscardBinding | undefined;
  const contexts = new Set<unknown>();
  const answer = (name: CallName, parameters: readonly unknown[]): Coded => {
    binding ??= open();
    const answered = Reflect.apply(binding[name], binding, parameters) as Coded & { readonly context?: Handle };
    if (name === 'establishContext' && answered.code === SCARD.success) contexts.add(answered.context);
    if (name === 'releaseContext') contexts.delete(parameters[0]);
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
      for (const context of contexts) binding?.releaseContext(context as Handle);
      contexts.clear();
    },
  };
}
