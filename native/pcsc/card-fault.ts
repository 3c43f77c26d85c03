import { CardGone } from '../iso7816/channel.ts';
import { type Holder, ReaderFault } from './reader-fault.ts';
import { SCARD } from './return-codes.ts';
import { CALL_NAMES, type CallName } from './winscard-binding.ts';

/** Where a call was made, and how to find out who else uses the card. */
export interface CallPlace {
  readonly call: CallName;
  readonly reader: string;
  readonly whoHolds: () => Promise<readonly Holder[]>;
}

/** The typed error for a return code other than success: CardGone when the card is no longer the same, else ReaderFault. */
export async function cardFault(code: number, { call, reader, whoHolds }: CallPlace): Promise<CardGone | ReaderFault> {
  const fault = new ReaderFault({ call: CALL_NAMES[call], code, reader });
  if (code === SCARD.removedCard || code === SCARD.noSmartcard) return new CardGone('removed', { cause: fault });
  if (code === SCARD.resetCard) return new CardGone('reset', { cause: fault });
  if (code === SCARD.unpoweredCard && call !== 'connect' && call !== 'reconnect') return new CardGone('reset', { cause: fault });
  if (code !== SCARD.sharingViolation) return fault;
  const holders = await whoHolds().catch(() => []);
  return new ReaderFault({ call: CALL_NAMES[call], code, reader, holders });
}
