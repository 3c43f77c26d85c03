import type { TokenFaultKind } from './return-codes.ts';
import type { TokenCallName } from './tokens.ts';

/** What is posted to the thread of a module. */
export type TokenRequest =
  | { readonly kind: 'call'; readonly id: number; readonly name: TokenCallName; readonly given: readonly unknown[] }
  | { readonly kind: 'end' };

export interface FaultSent {
  readonly call: string;
  readonly kind: TokenFaultKind;
  readonly meaning: string;
  readonly hex: string | undefined;
}

export type TokenReply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: FaultSent };

/** The byte arrays in a call's parameters, at any depth one below. */
export function bytesIn(given: readonly unknown[]): readonly Uint8Array[] {
  return given.flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.values(value).filter((each) => each instanceof Uint8Array) : [],
  );
}
