import type { FactDraft } from '../../core/facts/draft.ts';
import type { Fact } from '../../core/facts/fact.ts';
import type { AuthorityRecords } from '../../core/records/authority-records.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { CardFinders } from './finders/card-finders.ts';
import type { CertificateFinders } from './finders/certificate-finders.ts';
import type { Counts } from './finders/counts.ts';
import type { Reports } from './finders/reports.ts';
import type { FeedReader, FeedWriter } from './feed.ts';
import type { FactFinders } from './finders/fact-finders.ts';
import type { MembershipFinders } from './finders/membership-finders.ts';
import type { MobileIdFinders } from './finders/mobile-id-finders.ts';
import type { OperationFinders } from './finders/operation-finders.ts';
import type { PersonFinders } from './finders/person-finders.ts';
import type { RequestFinders } from './finders/request-finders.ts';
import type { Unopened } from './replay.ts';
import type { Scribe } from './scribe.ts';
import type { SecondCopy } from './second-copy.ts';
import type { BatchReader, Batches, MailReader, Mails, OneTimeCodeReader, OneTimeCodes } from './local-people.ts';
import type { PeopleImportReader, PeopleImports } from './people-imports.ts';
import type { SavedViewReader, SavedViews } from './saved-views.ts';
import type { AccessRequestFinders, ApiKeyFinders, IdentityFinders, RaidFinders } from './finders/service-point-finders.ts';
import type { TemporaryCardFinders } from './finders/temporary-card-finders.ts';
import type { VirtualSmartCardFinders } from './finders/virtual-smart-card-finders.ts';
import type {
  BlobReader,
  Blobs,
  Counters,
  FailedSignIns,
  Outbox,
  OutboxReader,
  PasswordReader,
  Passwords,
  SettingReader,
  Settings,
  WrappedKeyReader,
  WrappedKeys,
} from './local.ts';

export interface StoreReader {
  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined;
  /** Small kinds only: organisation, service points, stations, accounts, identifiers, reasons, default roles, options. */
  all<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[];
  readonly people: PersonFinders;
  readonly cards: CardFinders;
  readonly temporaryCards: TemporaryCardFinders;
  readonly virtualSmartCards: VirtualSmartCardFinders;
  readonly mobileIds: MobileIdFinders;
  readonly certificates: CertificateFinders;
  readonly requests: RequestFinders;
  readonly operations: OperationFinders;
  readonly memberships: MembershipFinders;
  readonly accessRequests: AccessRequestFinders;
  readonly apiKeys: ApiKeyFinders;
  readonly identities: IdentityFinders;
  readonly raids: RaidFinders;
  readonly facts: FactFinders;
  readonly counts: Counts;
  readonly reports: Reports;
  readonly blobs: BlobReader;
  readonly wrappedKeys: WrappedKeyReader;
  readonly passwords: PasswordReader;
  readonly failedSignIns: Pick<FailedSignIns, 'get'>;
  readonly counters: Pick<Counters, 'get'>;
  readonly settings: SettingReader;
  readonly outbox: OutboxReader;
  readonly feed: FeedReader;
  readonly mails: MailReader;
  readonly oneTimeCodes: OneTimeCodeReader;
  readonly batches: BatchReader;
  readonly peopleImports: PeopleImportReader;
  readonly savedViews: SavedViewReader;
}

/** What a transaction may do. */
export interface StoreWriter extends StoreReader {
  /**
   * The only way to change a record: numbers, seals what is personal, hashes, signs, folds into the state rows and writes the outbox row.
   * Throws TypeError for a change that does not make a whole record, Refusal('disk-full') and Refusal('store-damaged').
   */
  append(draft: FactDraft): Fact;
  readonly blobs: Blobs;
  readonly wrappedKeys: WrappedKeys;
  readonly passwords: Passwords;
  readonly failedSignIns: FailedSignIns;
  readonly counters: Counters;
  readonly settings: Settings;
  readonly outbox: Outbox;
  readonly feed: FeedWriter;
  readonly mails: Mails;
  readonly oneTimeCodes: OneTimeCodes;
  readonly batches: Batches;
  readonly peopleImports: PeopleImports;
  readonly savedViews: SavedViews;
}

export interface Store extends StoreReader {
  /** Path of the database file, or `:memory:`. */
  readonly path: string;
  /** Version of its schema. */
  readonly schema: number;
  /** The book of the embedded certificate authority. */
  readonly authority: AuthorityRecords;
  /**
   * One synchronous transaction (BEGIN IMMEDIATE), undone whole when `work` throws. A transaction inside a transaction is a TypeError, and so is a promise.
   */
  transact<Value>(work: (writer: StoreWriter) => Value): Value;
  /**
   * The same, in one commit with whatever else is asked for in this turn of the event loop; resolves once that is committed. Work that throws
   * is undone alone; where the commit fails, all of it is.
   */
  transactTogether<Value>(work: (writer: StoreWriter) => Value): Promise<Value>;
  /** From now on facts are written as this station; before, `append` is a TypeError. */
  writeAs(scribe: Scribe): void;
  /** Copies the whole store, as it is now, into a file of that path that is not there yet; without pages that are free. Waits for no one. */
  copyTo(path: string): { readonly size: number; readonly schema: number };
  /** The second copy of what only this station has, where one is kept. */
  readonly secondCopy: StoreCopy | undefined;
  /** Takes in what a second copy has and this store has not, in one transaction. Throws Refusal('store-damaged'), CopyFault. */
  takeIn(copy: SecondCopy, dataKey: DataKey): Unopened;
  /** Rows and pages that are not what they should be, in words for the log; undefined where everything is. Changes nothing. */
  check(dataKey: DataKey): string | undefined;
  close(): void;
}

/** Opens a person's data key (32 bytes), which is wiped; undefined where it was destroyed. */
export type DataKey = (blobId: string) => Uint8Array | undefined;

export interface StoreCopy {
  /** Transactions that the copy has and the store has not; nothing can be written before it is 0. */
  readonly behind: number;
  /** A row of a table that no fact tells of, as the copy has it, by its primary key. */
  row(table: string, key: string): Readonly<Record<string, unknown>> | undefined;
  /** Takes in what the store is behind by, or drops the last transaction where it cannot have been committed. */
  catchUp(dataKey: DataKey): void;
}

/** Told right before each commit, when the second copy has it already, and right after it. What it throws before stops the commit. */
export type AtCommit = (phase: 'before' | 'after') => void;

export interface StoreParts {
  /** Where the second copy is kept; none where it is not said. */
  readonly secondCopy?: string;
  readonly log?: (line: string) => void;
  /** Path of the database file; `:memory:` for tests. */
  readonly path: string;
  readonly atCommit?: AtCommit;
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}
