import type { Json } from '../../core/base/canonical-json.ts';
import type { ListedWindow } from './finders/listed.ts';
import type { BatchSort } from './finders/more-windows.ts';

/** A mail that waits to be sent. Address and text lie sealed in the blob. */
export interface MailRow {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly blobId: string;
  readonly madeAt: string;
  /** How often it was tried, when it is tried next, and what the last try met: a short code. */
  readonly attempts: number;
  readonly nextAt?: string;
  readonly lastError?: string;
}

export interface MailReader {
  get(id: string): MailRow | undefined;
  /** Neither sent nor dropped, oldest first. */
  waiting(query?: { readonly personId?: string; readonly kind?: string }): readonly MailRow[];
  /** Of those the ones that may be tried at that instant. */
  due(instant: string, limit: number): readonly MailRow[];
  /** How many wait, and how many were given up since that instant. */
  counts(since: string): { readonly waiting: number; readonly failed: number };
  /** Given up, newest first. */
  failed(limit: number): readonly MailRow[];
}

export interface Mails extends MailReader {
  put(row: Omit<MailRow, 'attempts'>): void;
  retry(id: string, next: Required<Pick<MailRow, 'attempts' | 'nextAt' | 'lastError'>>): void;
  /** All that wait may be tried at once. */
  retryNow(): void;
  because(id: string, error: string): void;
  /** It is over with this mail: it went out, or it must not. */
  end(id: string, how: 'sent' | 'dropped'): void;
}

/** A code against a forgotten password, as a hash; a person has one at most. */
export interface OneTimeCode {
  readonly personId: string;
  readonly hash: string;
  readonly madeAt: string;
}

export interface OneTimeCodeReader {
  get(personId: string): OneTimeCode | undefined;
}

export interface OneTimeCodes extends OneTimeCodeReader {
  put(code: OneTimeCode): void;
  remove(personId: string): void;
}

export type BatchEntryState = 'waiting' | 'running' | 'done' | 'failed' | 'passed-over';
export type BatchKind = 'person' | 'card' | 'temporary-card';

/** An order for many people or cards (rows 23 to 25, 35, 36, 51), as it was picked. */
export interface Batch {
  readonly id: string;
  /** Row of the credentials table. */
  readonly row: number;
  readonly servicePointId: string;
  readonly madeBy: string;
  readonly madeAt: string;
  /** What else was asked for: roles to give and take, ways of delivery. Nothing personal. */
  readonly asked: Json;
}

/** One person or card of a batch; `because` says why not, as a failure's code with its parameters. */
export interface BatchEntry {
  readonly place: number;
  readonly kind: BatchKind;
  readonly recordId: string;
  readonly state: BatchEntryState;
  readonly because?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
  /** What it made: the card that was requested, the operation by which a card was produced. */
  readonly madeId?: string;
}

export interface BatchReader {
  get(id: string): Batch | undefined;
  /** So many behind the last one, however many there are. */
  window(query: ListedWindow<BatchSort>): readonly Batch[];
  /** How many a window leads through, counted no further than `most`. */
  countUpTo(query: ListedWindow<BatchSort>, most: number): number;
  entries(batchId: string): readonly BatchEntry[];
}

export interface Batches extends BatchReader {
  put(batch: Batch, entries: readonly BatchEntry[]): void;
  settle(batchId: string, entry: BatchEntry): void;
}
