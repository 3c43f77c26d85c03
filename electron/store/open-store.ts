import type { FactDraft } from '../../core/facts/draft.ts';
import type { Fact } from '../../core/facts/fact.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import { append } from './append.ts';
import { durableBook } from './durable-book.ts';
import { checkRows, type Shadow } from './check-store.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { createCardFinders } from './finders/card-finders.ts';
import { createCertificateFinders } from './finders/certificate-finders.ts';
import { createCounts } from './finders/counts.ts';
import { createReports } from './finders/reports.ts';
import { type Chain, createFactFinders } from './finders/fact-finders.ts';
import { createFeedReader, createFeedWriter, knownFeed } from './feed-rows.ts';
import { localWriters } from './local-writers.ts';
import { OWN_STATION } from './own-station.ts';
import { KeepCopy } from './keep-copy.ts';
import { localTables } from './local-tables.ts';
import { replay } from './replay.ts';
import { copyStore, storeCopy } from './store-copy.ts';
import { createMembershipFinders } from './finders/membership-finders.ts';
import { createMobileIdFinders } from './finders/mobile-id-finders.ts';
import { createOperationFinders } from './finders/operation-finders.ts';
import { createPersonFinders } from './finders/person-finders.ts';
import {
  createAccessRequestFinders,
  createApiKeyFinders,
  createIdentityFinders,
  createRaidFinders,
} from './finders/service-point-finders.ts';
import { createTemporaryCardFinders } from './finders/temporary-card-finders.ts';
import { createVirtualSmartCardFinders } from './finders/virtual-smart-card-finders.ts';
import { createRequestFinders } from './finders/request-finders.ts';
import { onlyWhileWriting } from './only-while-writing.ts';
import { createOutbox } from './outbox-rows.ts';
import { createPeopleImports } from './people-imports.ts';
import { createSavedViews } from './saved-views.ts';
import { createBatches, createMails, createOneTimeCodes } from './local-people-rows.ts';
import { createBlobs, createCounters, createFailedSignIns, createPasswords, createSettings, createWrappedKeys } from './local-rows.ts';
import type { WrappedKeys } from './local.ts';
import { RecordRows } from './record-rows.ts';
import type { Sql } from './sql.ts';
import type { Scribe } from './scribe.ts';
import type { DataKey, Store, StoreParts, StoreReader, StoreWriter } from './store.ts';
import { storeFailure } from './store-fault.ts';
import { Together } from './together.ts';

/** Everything that reads and writes one open database, and the state of its one transaction. */
class OpenStore {
  readonly sql: Sql;
  readonly rows: RecordRows;
  readonly parts: StoreParts;
  scribe: Scribe | undefined;
  writing = false;
  /** Changes with every transaction and wherever one is undone: what was read in another turn is read anew. */
  turn = 0;
  /** The fact that this transaction wrote last, as long as nothing of it was undone. */
  last: { readonly n: number; readonly hash: string } | undefined;
  /** Something was destroyed: the write-ahead log still holds what it was. */
  toScrub = false;
  readonly copy: KeepCopy | undefined;
  readonly wrappedKeys: WrappedKeys;

  constructor(sql: Sql, parts: StoreParts) {
    this.sql = sql;
    this.rows = new RecordRows(sql);
    this.parts = parts;
    this.wrappedKeys = createWrappedKeys(sql, () => this.turn);
    const { secondCopy: path, random, now, log = () => undefined } = parts;
    this.copy = path === undefined ? undefined : new KeepCopy(sql, { path, random, now, log });
  }

  /** The chain that is written; before the station has its keys, the one that was written last. */
  chain(): Chain {
    if (this.scribe !== undefined) return { station: this.scribe.station, epoch: this.scribe.epoch };
    const last = this.sql.row(
      `SELECT station, epoch FROM fact WHERE station = coalesce(${OWN_STATION}, station) AND epoch >= 0
       ORDER BY position DESC LIMIT 1`,
    );
    return { station: String(last?.['station'] ?? ''), epoch: Number(last?.['epoch'] ?? 0) };
  }

  transact<Value>(work: () => Value): Value {
    if (this.writing) throw new TypeError('store: a transaction inside a transaction');
    this.sql.run('BEGIN IMMEDIATE');
    this.turn += 1;
    this.writing = true;
    try {
      const value = work();
      if (value instanceof Promise) throw new TypeError('store: a transaction cannot wait for a promise');
      this.copy?.write();
      this.parts.atCommit?.('before');
      this.sql.run('COMMIT');
      this.copy?.committed();
      this.parts.atCommit?.('after');
      return value;
    } catch (cause) {
      if (this.sql.inTransaction) this.sql.run('ROLLBACK');
      this.copy?.undone();
      throw storeFailure(cause);
    } finally {
      this.writing = false;
      this.turn += 1;
      this.last = undefined;
    }
  }

  /** Empties the write-ahead log into the database, over what was destroyed. Another reader may delay it: the next commit tries again. */
  scrub(): void {
    if (!this.toScrub) return;
    const busy = this.sql.row('PRAGMA wal_checkpoint(TRUNCATE)')?.['busy'];
    if (busy === 0) this.toScrub = false;
  }
}

function readerOf(open: OpenStore): StoreReader {
  const { sql, rows } = open;
  return {
    get: (kind, id) => rows.get(kind, id),
    all: <Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[] => rows.many(kind, 'ORDER BY position'),
    people: createPersonFinders(sql, rows),
    cards: createCardFinders(sql, rows),
    temporaryCards: createTemporaryCardFinders(sql, rows),
    virtualSmartCards: createVirtualSmartCardFinders(sql, rows),
    mobileIds: createMobileIdFinders(sql, rows),
    certificates: createCertificateFinders(rows),
    requests: createRequestFinders(sql, rows),
    operations: createOperationFinders(rows),
    memberships: createMembershipFinders(rows),
    accessRequests: createAccessRequestFinders(rows),
    apiKeys: createApiKeyFinders(rows),
    identities: createIdentityFinders(rows),
    raids: createRaidFinders(sql, rows),
    facts: createFactFinders(sql, () => open.chain()),
    counts: createCounts(sql),
    reports: createReports(sql),
    blobs: createBlobs(sql, { now: open.parts.now, destroyed: () => undefined }),
    wrappedKeys: open.wrappedKeys,
    passwords: createPasswords(sql),
    failedSignIns: createFailedSignIns(sql),
    counters: createCounters(sql),
    settings: createSettings(sql),
    outbox: createOutbox(sql),
    feed: createFeedReader(sql),
    mails: createMails(sql, open.parts),
    oneTimeCodes: createOneTimeCodes(sql),
    batches: createBatches(sql),
    peopleImports: createPeopleImports(sql),
    savedViews: createSavedViews(sql),
  };
}

function writerOf(open: OpenStore, reader: StoreReader): StoreWriter {
  const { sql, rows, parts } = open;
  const write = (draft: FactDraft): Fact => {
    if (open.scribe === undefined) throw new TypeError('store: no station writes the journal yet');
    const { scribe, last } = open;
    const { now, random } = parts;
    const { fact, ...proof } = append(draft, { sql, rows, facts: reader.facts, scribe, now, random, last, ...knownFeed(sql) });
    open.last = { n: fact.n, hash: proof.hash };
    return { fact, ...proof };
  };
  const blobs = createBlobs(sql, { now: parts.now, destroyed: () => (open.toScrub = true) });
  const writer: StoreWriter = {
    ...reader,
    append: write,
    blobs: onlyWhileWriting(open, blobs),
    ...localWriters(open),
    feed: onlyWhileWriting(open, createFeedWriter({ sql, rows, blobs, scribe: () => open.scribe })),
  };
  return onlyWhileWriting(open, writer);
}

/**
 * Opens the store, making it where there is none. Throws Refusal: store-in-use, store-damaged, disk-full; StoreFault for a store that this
 * program must not touch.
 */
export function openStore(parts: StoreParts): Store {
  return storeOver(openDatabase(parts.path), parts);
}

/** The store over its database, which is closed with it. Throws Refusal: store-damaged, disk-full. */
export function storeOver({ sql, close }: OpenDatabase, parts: StoreParts): Store {
  const open = opened(sql, parts, close);
  const reader = readerOf(open);
  const writer = writerOf(open, reader);
  const transact = <Value>(work: () => Value): Value => {
    const value = open.transact(work);
    open.scrub();
    return value;
  };
  const together = new Together(sql, transact);
  return {
    ...reader,
    path: parts.path,
    schema: Number(sql.pragma('user_version')),
    authority: durableBook(open),
    transact: (work) => transact(() => work(writer)),
    transactTogether: (work) =>
      together.add(() => {
        // The one before may have been undone alone.
        open.last = undefined;
        open.turn += 1;
        return work(writer);
      }),
    writeAs: (scribe) => {
      open.scribe = scribe;
      open.last = undefined;
    },
    copyTo: (path) => copyStore(sql, path),
    secondCopy: open.copy === undefined ? undefined : storeCopy(open, open.copy),
    takeIn: (copy, dataKey) => open.transact(() => replay(copy, 1, { sql, rows: open.rows, tables: localTables(sql), dataKey })),
    check: (dataKey) => checkRows(sql, open.copy, (keep) => shadowOf(keep, dataKey)),
    close: () => {
      together.commit();
      open.copy?.close();
      close();
    },
  };
}

/** A store in memory that is made of the second copy alone. */
function shadowOf(keep: KeepCopy, dataKey: DataKey): Shadow {
  const { sql, close } = openDatabase(':memory:');
  try {
    sql.exec('BEGIN');
    const unopened = replay(keep.copy, 1, { sql, rows: new RecordRows(sql), tables: localTables(sql), dataKey });
    sql.exec('COMMIT');
    return { sql, unopened, close };
  } catch (cause) {
    close();
    throw cause;
  }
}

function opened(sql: Sql, parts: StoreParts, close: () => void): OpenStore {
  try {
    return new OpenStore(sql, parts);
  } catch (cause) {
    close();
    throw storeFailure(cause);
  }
}
