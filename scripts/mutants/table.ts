/** A small mistake that somebody could make in the code of syncing. */
export interface Mutant {
  /** What it forgets or gets wrong, as a sentence. */
  readonly does: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const [TAKE_IN, PLACES, FOLD, UNIT] = [
  'server/facts/take-in.ts',
  'server/facts/move-and-fold.ts',
  'server/facts/fold-feed.ts',
  'server/facts/fold-unit.ts',
] as const;
const ROUTES = 'server/http/routes/sync-routes.ts';
const [JUDGE, LEASE] = ['core/sync/judge-fact.ts', 'core/sync/lease.ts'] as const;
const [PULL, REJOIN, GO_ON] = ['electron/sync/pull-all.ts', 'electron/sync/rejoin.ts', 'electron/sync/go-on.ts'] as const;
const [ENTRY, HEAL, OUTBOX, LATER] = [
  'electron/store/fold-entry.ts',
  'electron/store/heal.ts',
  'electron/store/outbox-rows.ts',
  'electron/store/fold-record.ts',
] as const;

const [FOLLOW, SCOPE] = ['server/facts/follow.ts', 'core/sync/scope.ts'] as const;
const [FEED, PLAIN] = ['electron/store/feed-rows.ts', 'electron/store/take-plain.ts'] as const;

/** docs/mutants.md lists them in this order; `npm run mutants` has the simulation find each. */
const table: readonly (readonly [does: string, file: string, from: string, to: string])[] = [
  ['takes two versions of a chain for one', TAKE_IN, 'if (fork !== undefined) return { delivery', 'if (false) return { delivery'],
  ['takes facts of which some before are missing', TAKE_IN, 'first.fact.n > end + 1) return', 'first.fact.n > end + 9) return'],
  ['acknowledges a fact that it does not keep', TAKE_IN, 'await putFacts(fresh,', 'await putFacts(fresh.slice(0, -1),'],
  ['takes a chain from its newest fact on', PLACES, 'a.n - b.n', 'b.n - a.n'],
  ['leaves the feed’s head where it was', PLACES, 'const head = from + waiting.length;', 'const head = from + waiting.length - 1;'],
  ['believes what a fact knew of a feed that is no more', PLACES, 'base === null ? written', 'base !== -1 ? written'],
  ['folds a change that it skips', FOLD, 'const after = skip.has(at) ? undefined : folded(', 'const after = folded('],
  [
    'tells nobody of what only one may have',
    FOLD,
    'if (holder === undefined) continue;',
    'if (holder !== undefined) continue;\n    if (holder === undefined) continue;',
  ],
  ['forgets who changed a record', UNIT, '[...kept.recent, change].slice(-REMEMBERED)', '[change].slice(1)'],
  ['keeps no data keys', ROUTES, 'await putDataKeys(body.dataKeys,', 'await putDataKeys([],'],
  ['keeps no sealed secrets for the others', ROUTES, 'await putRelayed(body.blobs,', 'await putRelayed([],'],
  ['lets what ended begin again', JUDGE, "return ended || meanwhile ? found('state', true) : fine;", 'return fine;'],
  ['lets the later of two cards replace the earlier', JUDGE, "return differs ? found('same-act', true) : nothingNew;", 'return fine;'],
  ['lets the later edit win without a word', JUDGE, "return other === undefined ? fine : found('edit', false, other.seq);", 'return fine;'],
  ['takes what is known for what is not', JUDGE, 'if (seq <= (fact.base ?? 0)) return true;', 'if (seq > (fact.base ?? 0)) return true;'],
  [
    'takes two disks for one station',
    JUDGE,
    'return station === fact.station && epoch === fact.epoch &&',
    'return station === fact.station || epoch === -1 &&',
  ],
  ['gives a lease that another has', LEASE, 'if (held !== undefined && !theirs && held.untilMs > nowMs) return undefined;', ''],
  ['forgets the fence', LEASE, "if (note['fence'] !== undefined) return held.seq;", "if (note['fence'] !== undefined) return undefined;"],
  [
    'lets a station act without a lease',
    LEASE,
    'return held.station !== station && held.untilMs > nowMs ? held.seq : undefined;',
    'return undefined;',
  ],
  ['changes the fence with every lease', LEASE, 'fence: held.fence, seq: held.seq }', 'fence: act, seq }'],
  [
    'leaves out the last of a page',
    PULL,
    'entriesOf(entries.slice(at, at + ENTRIES_AT_ONCE));',
    'entriesOf(entries.slice(at, at + ENTRIES_AT_ONCE)).slice(0, -1);',
  ],
  [
    'never compares the feed’s digest',
    PULL,
    'page.head < seq || (digest !== undefined && (page.digest ?? digest) !== digest)',
    'page.head < seq',
  ],
  ['takes a shorter feed for its own', PULL, 'page.head < seq || (digest', '(digest'],
  [
    'never does again what was set aside',
    PULL,
    'store.feed.aside() > 0 ? doAgain(store) : 0',
    'store.feed.aside() < 0 ? doAgain(store) : 0',
  ],
  ['never sends again what the server lost', PULL, 'if (still.length > 0) store.transact', 'if (still.length < 0) store.transact'],
  ['keeps no secrets of others', PULL, 'if (at === 0) keepBlobs(blobs, writer);', ''],
  ['goes back to where both feeds differ already', REJOIN, 'high = middle - 1;', 'low = middle;'],
  ['goes on in its own old epoch', GO_ON, 'Math.max(before, writer.feed.ownEpoch()) + 1', 'Math.max(before, writer.feed.ownEpoch())'],
  [
    'does not see that a number has two facts',
    ENTRY,
    "if (known !== undefined && !equalBytes(new Uint8Array(known['hash'] as Uint8Array), leaf)) {",
    'if (false) {',
  ],
  ['folds what the server skipped', ENTRY, 'if (verdict.skip.includes(at) || !Object', 'if (!Object'],
  [
    'leaves its own act as it was done, whatever was found',
    ENTRY,
    'if (verdict.skip.length === 0 && before === undefined) return [];',
    'return [];',
  ],
  ['folds in the order of arrival', LATER, 'if (sql.number(ALL_PLACED) === 1) return false;', 'return false;'],
  [
    'forgets a fact when it is acknowledged',
    OUTBOX,
    'AND EXISTS (SELECT 1 FROM fact JOIN feed_entry USING (station, epoch, n) WHERE fact.position = outbox.fact)',
    '',
  ],
  ['sends the newest first', OUTBOX, "outbox.turn, fact.epoch, fact.n';", "outbox.turn, fact.epoch DESC, fact.n DESC';"],
  ['sends what was set aside as it was', HEAL, "sql.run('DELETE FROM outbox WHERE fact = @position', { position });", ''],
  ['does not send what lost its place', HEAL, 'WHERE era = @era ON CONFLICT', 'WHERE era = -1 ON CONFLICT'],
  ['files nothing under those whom it is about', FOLLOW, 'if (filed.length > 0)', 'if (filed.length < 0)'],
  ['leaves behind what was done before somebody moved', FOLLOW, 'id, to } of moved)', 'id, to } of moved.slice(1))'],
  ['lets cards go where their person does not', SCOPE, 'if (staying.size === 0) return [];', 'return [];'],
  ['loses what nobody has the facts before of', TAKE_IN, 'delivery.lost === true', 'delivery.lost === null'],
  ['tells nobody where what they sent stands', ROUTES, "taken.outcome === 'gap' ? []", 'true ? []'],
  ['reads nothing again once its key came', FEED, 'if (opened.size > 0) foldUnreadable(opened, parts);', ''],
  [
    'takes in a move without what was before',
    PULL,
    'const later = await laterWith({ follows, last: last?.seq }, link);',
    'const later = { entries: [], blobs: [] };',
  ],
  ['takes in together what its own act comes behind', PLAIN, 'plainly(!hasLater(record, id, { seq, parts }));', 'plainly(true);'],
  ['takes in together what the server skipped', PLAIN, 'plainly(verdict.skip.length === 0 && verdict.case === undefined);', ''],
  [
    'leaves behind what was told before somebody came',
    FOLLOW,
    'for (const late of await fileUnheld(placed, folded, into)) await follow(late, into);',
    'await fileUnheld(placed, folded, into);',
  ],
  ['forgets what a fact knew once it has its place', HEAL, 'min(coalesce(fact_base.base, @to), @to)', '@to'],
];

export const mutants: readonly Mutant[] = table.map(([does, file, from, to]) => ({ does, file, from, to }));
