import type { FactBody } from '../../core/facts/fact.ts';
import { idsAbout } from './about.ts';
import { insertFact } from './append.ts';
import { fileUnder } from './entry-rows.ts';
import type { FoldParts } from './fold-record.ts';
import { rebuildThose } from './fold-whole.ts';

interface Later {
  readonly seq: number;
  readonly fact: FactBody;
  readonly body: string;
  readonly leaf: Uint8Array;
  readonly signature: Uint8Array;
}

/** A fact whose place was bare here before: filed, and its records made anew of everything that has its place. */
export function takeForeignLater({ seq, fact, body, leaf, signature }: Later, parts: FoldParts): readonly string[] {
  const { sql, rows } = parts;
  const position = insertFact(sql, fact, { body, hash: leaf, signature });
  const named = new Set([...(fact.subject === undefined ? [] : [fact.subject.id]), ...fact.changes.map(({ id }) => id)]);
  fileUnder(sql, named, position);
  rebuildThose([fact], parts, seq);
  fileUnder(
    sql,
    [...idsAbout(fact, rows)].filter((id) => !named.has(id)),
    position,
  );
  return fact.changes.map(({ record }) => record);
}
