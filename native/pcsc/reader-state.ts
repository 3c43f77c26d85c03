import { equalBytes } from '../../core/base/bytes.ts';
import type { ReaderContents, ReaderState } from './readers.ts';
import { STATE, type SeenReader } from './winscard-binding.ts';

/** A reader as it was last seen, and what is needed to see the next change. */
export interface KnownReader {
  readonly state: ReaderState;
  /** Its state as PC/SC gave it, to be given back with the next question; 0 when that question should be answered at once. */
  readonly raw: number;
  /** Added to PC/SC's own count, which starts anew with the service and has 16 bits only. */
  readonly countBase: number;
}

export type ReaderChange = 'reader-added' | 'reader-removed' | 'card-inserted' | 'card-removed' | 'card-changed';

const COUNTS = 0x10000;

/** What PC/SC saw, as a state with a count that never falls. */
export function seenState(seen: SeenReader, before: KnownReader | undefined): KnownReader {
  const raw = withoutChanged(seen.state);
  const contents = contentsOf(raw);
  const countBase = contents === 'gone' ? (before?.countBase ?? 0) : nextBase(countOf(raw), before);
  const inUse = (raw & STATE.exclusive) !== 0 ? 'exclusive' : (raw & STATE.inUse) !== 0 ? 'shared' : 'no';
  return {
    state: {
      name: seen.name,
      contents,
      atr: contents === 'card' ? seen.atr : new Uint8Array(0),
      inUse: contents === 'gone' ? 'no' : inUse,
      eventCount: contents === 'gone' ? (before?.state.eventCount ?? 0) : countBase + countOf(raw),
    },
    raw,
    countBase,
  };
}

/** PC/SC no longer tells about this reader: nothing is known of it but its name and its count. */
export function lostReader(known: KnownReader): KnownReader {
  const { name, eventCount } = known.state;
  return { state: { name, contents: 'gone', atr: new Uint8Array(0), inUse: 'no', eventCount }, raw: 0, countBase: eventCount + 1 };
}

/** What happened at one reader between two looks, in order; undefined stands for a reader that is not in the list. */
export function changesBetween(before: ReaderState | undefined, after: ReaderState | undefined): readonly ReaderChange[] {
  const had = before !== undefined && holdsCard(before);
  const has = after !== undefined && holdsCard(after);
  const changes: ReaderChange[] = [];
  // A reader of which nothing was told while the service was away is there again; with a card in it, that alone is told.
  const back = before?.contents === 'gone' && after?.contents === 'empty';
  if ((before === undefined && after !== undefined) || back) changes.push('reader-added');
  if (had && !has) changes.push('card-removed');
  if (!had && has) changes.push('card-inserted');
  if (had && has && !sameCard(before, after)) changes.push('card-changed');
  if (before !== undefined && after === undefined) changes.push('reader-removed');
  return changes;
}

/** The count that PC/SC carries in the upper 16 bits of a state. */
export function countOf(raw: number): number {
  return raw >>> 16;
}

export function withoutChanged(raw: number): number {
  return (raw & ~STATE.changed) >>> 0;
}

function contentsOf(raw: number): ReaderContents {
  if ((raw & (STATE.unknown | STATE.unavailable)) !== 0) return 'gone';
  if ((raw & STATE.present) === 0) return 'empty';
  return (raw & STATE.mute) === 0 ? 'card' : 'mute';
}

function nextBase(count: number, before: KnownReader | undefined): number {
  if (before === undefined) return 0;
  return before.countBase + count < before.state.eventCount ? before.countBase + COUNTS : before.countBase;
}

function holdsCard(state: ReaderState): boolean {
  return state.contents === 'card' || state.contents === 'mute';
}

function sameCard(before: ReaderState, after: ReaderState): boolean {
  return before.eventCount === after.eventCount && before.contents === after.contents && equalBytes(before.atr, after.atr);
}
