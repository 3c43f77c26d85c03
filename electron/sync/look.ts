/** What the other thread is to look at; the key is what its station signs with as it is known now. */
export interface Look {
  readonly id: number;
  readonly entries: readonly (readonly [leaf: string, body: string, signature: string, spki: string | undefined])[];
}
/** What it found, for each entry. */
export interface Looked {
  readonly id: number;
  readonly found: Uint8Array;
}
/** The leaf is the body's, which is a fact as facts are written. */
export const IS_PLAIN = 1;
/** It is signed under the key that was given: itself, or by the fact that comes next in its chain, which names its hash. */
export const IS_SIGNED = 2;
