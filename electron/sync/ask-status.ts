import type { ActionOutput } from '../../core/actions/all.ts';
import { equalBytes, fromHex } from '../../core/base/bytes.ts';
import { readCheckpoint } from '../../core/facts/checkpoint.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { readNote } from '../../core/facts/signed-note.ts';
import { feedStatus } from '../../core/sync/status.ts';
import type { WitnessedHead } from '../../core/sync/witness.ts';
import { sha256 } from '../store/append.ts';
import type { FeedReader } from '../store/feed.ts';
import type { StoreReader } from '../store/store.ts';
import type { Link } from './link.ts';
import { ASK_MS } from './station-token.ts';
import { openFork } from './witness-setting.ts';

type Output = ActionOutput<'sync.stations'>;

/** How all stations are with the feed, asked of the server now. Throws Refusal. */
export async function askStatus({ parts: { store, station }, asking }: Pick<Link, 'parts' | 'asking'>): Promise<Output> {
  const { checkpoint, witnessed, stations, ...rest } = await asking(
    { method: 'GET', path: '/sync/status', patienceMs: ASK_MS },
    feedStatus,
  );
  const own = station().station;
  const fork = openFork(store);
  return {
    ...rest,
    openCases: store.feed.openCases(),
    stations: stations.map(({ station: id, fedTo: told, ...one }) => {
      // The server hears with the next look how far a station came by the last one; of itself it knows.
      const fedTo = id === own ? Math.max(told, store.feed.position().seq) : told;
      return { id, ...one, fedTo, own: id === own, behind: Math.max(0, rest.head - fedTo) };
    }),
    ...(witnessed === undefined ? {} : { witnessed: witnessesOf(witnessed, own, store) }),
    ...(fork === undefined ? {} : { fork }),
    ...(checkpoint === undefined ? {} : { checkpoint: compared(checkpoint, store.feed) }),
  };
}

/** By name, as far as this station knows the others. */
function witnessesOf({ checkpoint: text, by }: WitnessedHead, own: string, store: StoreReader): NonNullable<Output['witnessed']> {
  const named = by.map(({ station, seconds }) => ({
    name: store.get('station', station)?.name ?? station,
    own: station === own,
    at: new Date(seconds * 1000).toISOString(),
  }));
  return { text, size: readCheckpoint(text).size, by: named };
}

/** Whether the head that the server signs is over what this station took in. */
function compared(text: string, feed: FeedReader): NonNullable<Output['checkpoint']> {
  const { size, root } = readCheckpoint(readNote(text).text);
  const { seq, roots } = feed.position();
  if (size !== seq) return { text, size, compared: 'not-here' };
  const own = new GrowingTree(sha256, { size: seq, roots: roots.map(fromHex) }).root();
  return { text, size, compared: equalBytes(own, root) ? 'same' : 'differs' };
}
