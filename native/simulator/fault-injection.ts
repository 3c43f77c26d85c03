import { CardGone } from '../iso7816/channel.ts';
import type { CardInReader } from './card-in-reader.ts';

/** A place in the traffic with a card at which something may go wrong. */
export interface ExchangeMoment {
  /** Number of the APDU since the channel or the readers were made, from 0. */
  readonly index: number;
  /** Before the card has the command, or after its effect but before the answer arrives. */
  readonly phase: 'before' | 'after';
  /** Name of the reader; empty for a channel without one. */
  readonly reader: string;
  readonly command: Uint8Array;
}

export type ExchangeFault =
  /** The card is pulled. */
  | { readonly kind: 'remove' }
  /** Another program resets the card. */
  | { readonly kind: 'reset' }
  /** These bytes arrive instead of the answer; before: the card never sees the command. */
  | { readonly kind: 'garbage'; readonly response: Uint8Array }
  /** The card is pulled and another one put in. */
  | { readonly kind: 'swap'; readonly card: CardInReader };

/** Asked at every moment; undefined lets the exchange go on. */
export type FaultHook = (moment: ExchangeMoment) => ExchangeFault | undefined;

/** What a fault does to the place where the card lies. */
export interface FaultEffects {
  remove(): void;
  reset(): void;
  swap(card: CardInReader): void;
}

export interface FaultyExchange {
  readonly card: CardInReader;
  readonly hook: FaultHook | undefined;
  readonly moment: Omit<ExchangeMoment, 'phase'>;
  readonly effects: FaultEffects;
}

/** One exchange with the faults that the hook asks for. Throws CardGone where the card left, was reset or was replaced. */
export async function exchangeWithFaults({ card, hook, moment, effects }: FaultyExchange): Promise<Uint8Array> {
  const before = hook?.({ ...moment, phase: 'before' });
  if (before !== undefined) return inflict(before, effects);
  const response = await card.process(moment.command);
  const after = hook?.({ ...moment, phase: 'after' });
  return after === undefined ? response : inflict(after, effects);
}

function inflict(fault: ExchangeFault, effects: FaultEffects): Uint8Array {
  if (fault.kind === 'garbage') return fault.response.slice();
  if (fault.kind === 'remove') effects.remove();
  else if (fault.kind === 'reset') effects.reset();
  else effects.swap(fault.card);
  throw new CardGone(fault.kind === 'remove' ? 'removed' : fault.kind === 'reset' ? 'reset' : 'replaced');
}
