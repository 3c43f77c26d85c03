import type { CallName, Coded } from './winscard-binding.ts';

/** What a lane posts to its worker. Byte arrays are moved, not copied, so that each lies in one place only. */
export type LaneRequest =
  | { readonly kind: 'call'; readonly id: number; readonly name: CallName; readonly parameters: readonly unknown[] }
  | { readonly kind: 'end' };

export type LaneReply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Coded }
  | { readonly kind: 'library-absent'; readonly id: number; readonly library: string; readonly cause: string }
  | { readonly kind: 'failed'; readonly id: number; readonly cause: string };

/** The buffers of the byte arrays among `values`, for moving them to another thread. */
export function buffersOf(values: readonly unknown[]): ArrayBuffer[] {
  return values.flatMap((value) => (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : []));
}
