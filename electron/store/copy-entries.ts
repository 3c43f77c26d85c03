import { concat } from '../../core/base/bytes.ts';
import type { HashFunction } from '../../core/facts/hash.ts';

/** A fact as the store keeps it: RFC 8785 text, hash in hex, signature in base64. */
export interface FactLine {
  readonly body: string;
  readonly hash: string;
  readonly signature: string;
}

/** A row of a table that no fact tells of, by its primary key. */
export interface RowName {
  readonly table: string;
  readonly key: readonly (string | number)[];
}

/** What a transaction did, for a new frame. A row without content was deleted. */
export type NewEntry = { readonly fact: FactLine } | { readonly row: RowName; readonly content?: Uint8Array };

/** The same as read again; a row that a later frame replaced or deleted is not to be had any more. */
export type CopyEntry =
  | { readonly fact: FactLine }
  | { readonly row: RowName; readonly state: 'there'; readonly content: Uint8Array }
  | { readonly row: RowName; readonly state: 'replaced' | 'gone' };

type HeadEntry = { readonly fact: FactLine } | { readonly row: RowName; readonly length?: number; readonly hash?: string };
export type CopyHead = readonly HeadEntry[];

/** Where a row's content lies in the file. */
export interface Span {
  readonly at: number;
  readonly length: number;
  readonly hash: string;
}

export function nameOf({ table, key }: RowName): string {
  return JSON.stringify([table, ...key]);
}

/** The head that names what the payload holds. */
export function headOf(entries: readonly NewEntry[], hash: HashFunction): { readonly head: CopyHead; readonly payload: Uint8Array } {
  const contents: Uint8Array[] = [];
  const head = entries.map((entry): HeadEntry => {
    if ('fact' in entry || entry.content === undefined) return 'fact' in entry ? entry : { row: entry.row };
    contents.push(entry.content);
    return { row: entry.row, length: entry.content.length, hash: Buffer.from(hash(entry.content)).toString('hex') };
  });
  return { head, payload: concat(...contents) };
}

/** Its own chain has proved that the text is ours. */
export function readHead(text: string): CopyHead | undefined {
  try {
    return JSON.parse(text) as CopyHead;
  } catch {
    return undefined;
  }
}

/** The head's entries with the place of each row's content. */
export function spansOf(
  head: CopyHead,
  payloadAt: number,
): readonly ({ readonly fact: FactLine } | { readonly row: RowName; readonly span: Span | undefined })[] {
  let at = payloadAt;
  return head.map((entry) => {
    if ('fact' in entry) return entry;
    const { row, length, hash } = entry;
    if (length === undefined || hash === undefined) return { row, span: undefined };
    const span = { at, length, hash };
    at += length;
    return { row, span };
  });
}
