import { Refusal } from '../../core/failures/refusal.ts';
import { isPlainEntry } from '../../core/sync/plain-entry.ts';
import { feedEntries, type FeedEntry, unreadPage, type UnreadPage } from '../../core/sync/wire.ts';
import { epochOf } from '../store/epochs.ts';
import { NotTogether, type TakenEntry } from '../store/feed.ts';
import type { Store, StoreWriter } from '../store/store.ts';
import { bringHome, isHeld } from './bring-home.ts';
import { doAgain } from './do-again.ts';
import { catchUp, laterWith, putLater } from './follow.ts';
import { followedTo } from './follow-setting.ts';
import { keepBlobs } from './keep-blobs.ts';
import type { Link } from './link.ts';
import { LookAhead } from './look-ahead.ts';
import { rejoin } from './rejoin.ts';
import { ASK_MS } from './station-token.ts';
import { frozenChain, noteFrozen } from './sync-setting.ts';
import { takenOf } from './taken-of.ts';

const ENTRIES_AT_ONCE = 500;

/** Takes in what the feed has beyond this station; waits that long for the next entry where there is none. */
export async function pullAll(link: Link, waitSeconds: number): Promise<void> {
  const lookAhead = new LookAhead(link.parts.store);
  try {
    await pullPages(link, waitSeconds, lookAhead);
  } finally {
    await lookAhead.end();
  }
}

async function pullPages(link: Link, waitSeconds: number, lookAhead: LookAhead): Promise<void> {
  const { store } = link.parts;
  let ahead: PageAhead | undefined;
  for (let wait = waitSeconds; link.enrolled() !== undefined && !link.ended.aborted; wait = 0) {
    const { seq, digest } = store.feed.position();
    const page = await (ahead?.from === seq ? ahead.page : pageFrom(seq, wait, link));
    link.heard(page.head);
    // What was taken in must be the beginning of what is there: else the server was put back to an older backup.
    if (page.head < seq || (digest !== undefined && (page.digest ?? digest) !== digest)) {
      await rejoin(link);
      await link.push();
      continue;
    }
    await catchUp(page, link);
    ahead = pageAhead(page, link);
    if (page.entries.length > 0) await take(page, link, lookAhead);
    if (page.entries.length === 0 || store.feed.position().seq >= page.head) return caughtUp(link, page.held);
  }
}

/** The page that comes next, which is asked for while the one before is taken in. */
interface PageAhead {
  readonly from: number;
  readonly page: Promise<UnreadPage>;
}

function pageFrom(from: number, wait: number, link: Link): Promise<UnreadPage> {
  const patienceMs = ASK_MS + wait * 1000 + 30_000;
  return link.asking({ method: 'GET', path: `/feed?from=${from}&wait=${wait}`, patienceMs }, unreadPage);
}

function pageAhead({ entries, head }: UnreadPage, link: Link): PageAhead | undefined {
  if (entries.length <= ENTRIES_AT_ONCE) return undefined;
  const [last] = entriesOf(entries.slice(-1));
  if (last === undefined || last.seq >= head) return undefined;
  const page = pageFrom(last.seq, 0, link);
  // Whoever waits for it is told.
  page.catch(() => undefined);
  return { from: last.seq, page };
}

async function take({ entries, blobs, follows, scope }: UnreadPage, link: Link, lookAhead: LookAhead): Promise<void> {
  const { store, now, changed } = link.parts;
  const { ended } = link;
  const [last] = entriesOf(entries.slice(-1));
  const later = await laterWith({ follows, last: last?.seq }, link);
  const kinds = new Set<string>();
  const partAt = async (at: number): Promise<readonly TakenEntry[]> => {
    const part = entriesOf(entries.slice(at, at + ENTRIES_AT_ONCE));
    return entries.length > ENTRIES_AT_ONCE ? lookAhead.at(part) : part.map(takenOf);
  };
  let next = partAt(0);
  for (let at = 0; at < entries.length && !ended.aborted; at += ENTRIES_AT_ONCE) {
    const part = await next;
    // Another thread looks at what comes next while this one writes.
    if (at + ENTRIES_AT_ONCE < entries.length) (next = partAt(at + ENTRIES_AT_ONCE)).catch(() => undefined);
    const { records } = togetherOrApart(store, (writer, how) => {
      if (at === 0) keepBlobs(blobs, writer);
      // Another look at the feed may have taken some of it meanwhile.
      const { seq } = writer.feed.position();
      const before = at === 0 ? putLater(later, writer) : [];
      const taken = writer.feed.take(
        part.filter((entry) => entry.seq > seq),
        how,
      );
      // Where another look came in between, what this page makes concern this station is looked at once more.
      if (follows !== undefined && part[0]?.seq === seq + 1) followedTo(writer, { from: seq, to: writer.feed.position().seq, scope });
      if (taken.elsewhere) noteFrozen(writer, { epoch: epochOf(writer), since: new Date(now()).toISOString() });
      return { records: [...taken.records, ...before] };
    });
    for (const record of records) kinds.add(record);
    // Other work comes in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  changed([...kinds]);
}

/** The transaction, and once more with its entries one by one where it was undone because they cannot be taken in together. */
function togetherOrApart<Value>(
  store: Pick<Store, 'transact'>,
  work: (writer: StoreWriter, how: { readonly apart: boolean }) => Value,
): Value {
  try {
    return store.transact((writer) => work(writer, { apart: false }));
  } catch (cause) {
    if (!(cause instanceof NotTogether)) throw cause;
    return store.transact((writer) => work(writer, { apart: true }));
  }
}

/** Everything of the feed is here: what should be in it and is not is sent again, what was set aside is done again. */
async function caughtUp(link: Link, held?: number): Promise<void> {
  const { store, changed } = link.parts;
  if (held !== undefined && isHeld(store, held)) await bringHome(link, held);
  const homeless = store.outbox.homeless();
  const still = homeless.filter((position) => link.homeless.has(position));
  link.homeless = new Set(homeless);
  if (still.length > 0) store.transact((writer) => writer.outbox.sendAgain(still));
  const done = frozenChain(store) === undefined && store.feed.aside() > 0 ? doAgain(store) : 0;
  changed([]);
  if (still.length > 0 || done > 0) await link.push();
}

/** Throws Refusal('central-refused') where it is nothing that a central server of ours gives. */
function entriesOf(part: readonly unknown[]): readonly FeedEntry[] {
  if (part.every(isPlainEntry)) return part;
  const { success, data, error } = feedEntries.safeParse(part);
  if (success) return data;
  throw new Refusal('central-refused', { said: 'an answer that no central server of ours gives' }, { cause: error });
}
