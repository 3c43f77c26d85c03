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

/** Rows of one table that are never replaced and keep no secret, together: JSON of their columns and, for each, its values in that order. */
export interface RowsTogether {
  readonly rows: string;
  readonly content: Uint8Array;
}

/** What a transaction did, for a new frame. A row without content was deleted. */
export type NewEntry = { readonly fact: FactLine } | { readonly row: RowName; readonly content?: Uint8Array } | RowsTogether;

/** The same as read again; a row that a later frame replaced or deleted is not to be had any more. */
export type CopyEntry =
  | { readonly fact: FactLine }
  | RowsTogether
  | { readonly row: RowName; readonly state: 'there'; readonly content: Uint8Array }
  | { readonly row: RowName; readonly state: 'replaced' | 'gone' };

/** What the head says of a fact: its text lies in the payload, so that a start need not read it. */
type FactProof = Pick<FactLine, 'hash' | 'signature'>;
type Named = { readonly fact: FactProof } | { readonly row: RowName } | { readonly rows: string };
type HeadEntry = Named & { readonly length?: number; readonly hash?: string };
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

function namedAndContent(entry: NewEntry): readonly [named: Named, content: Uint8Array | undefined] {
  if ('row' in entry) return [{ row: entry.row }, entry.content];
  if ('rows' in entry) return [{ rows: entry.rows }, entry.content];
  const { body, hash, signature } = entry.fact;
  return [{ fact: { hash, signature } }, Buffer.from(body)];
}

/** The head that names what the payload holds. */
export function headOf(entries: readonly NewEntry[], hash: HashFunction): { readonly head: CopyHead; readonly payload: Uint8Array } {
  const contents: Uint8Array[] = [];
  const head = entries.map((entry): HeadEntry => {
    const [named, content] = namedAndContent(entry);
    if (content === undefined) return named;
    contents.push(content);
    return { ...named, length: content.length, hash: Buffer.from(hash(content)).toString('hex') };
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

/** An entry of a frame with the place of its content; a row that is gone has none. */
export type Placed = Named & { readonly span: Span | undefined };

/** The head's entries, each with the place of its content. */
export function spansOf(head: CopyHead, payloadAt: number): readonly Placed[] {
  let at = payloadAt;
  return head.map(({ length, hash, ...named }) => {
    if (length === undefined || hash === undefined) return { ...named, span: undefined };
    const span = { at, length, hash };
    at += length;
    return { ...named, span };
  });
}
