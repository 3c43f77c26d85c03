import { fromBase64, wipe } from '../../../core/base/bytes.ts';
import type { Response } from '../../../core/remote-unblock/fields.ts';
import { type CallKeys, callKeys, type Mode, openPuk, wipeCallKeys } from '../../secrets/remote-unblock.ts';
import type { Parts } from '../handler.ts';
import type { HolderCall } from './holder-call.ts';

export interface Opened {
  readonly keys: CallKeys;
  readonly puk: Uint8Array;
  readonly mode: Mode;
}

/** Whichever station of the organisation made it: the response is tried with the key shared with each. The caller wipes what comes out. */
export function openAnswer(
  { cardUuid, challenge }: HolderCall,
  response: Response,
  { store, house }: Pick<Parts, 'store' | 'house'>,
): Opened | undefined {
  const { calls } = house;
  for (const { wrappingSpki, enabled } of store.all('station')) {
    if (!enabled) continue;
    const deskSpki = fromBase64(wrappingSpki);
    const agreed = calls.agree(deskSpki);
    const keys = callKeys({ agreed, holderSpki: calls.wrappingSpki, deskSpki, cardUuid, challenge });
    wipe(agreed);
    const opened = openPuk(keys, response);
    if (opened !== undefined) return { keys, ...opened };
    wipeCallKeys(keys);
  }
  return undefined;
}
