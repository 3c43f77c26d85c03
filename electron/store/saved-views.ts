import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Sql, SqlRow } from './sql.ts';

/** A view of a list as one person keeps it. */
export interface SavedView {
  readonly personId: string;
  readonly list: string;
  readonly name: string;
  readonly view: Json;
}

export interface SavedViewReader {
  /** By their names. */
  of(personId: string, list: string): readonly SavedView[];
}

export interface SavedViews extends SavedViewReader {
  /** Makes it, or changes the one of that name. */
  put(view: SavedView): void;
  remove(view: Pick<SavedView, 'personId' | 'list' | 'name'>): void;
  /** Somebody is erased: their own views go, and everybody's that say a word of what they are called. */
  forget(person: Called): void;
}

/** What somebody is called, in whatever may be typed to find them. */
export interface Called {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
}

const ofRow = (row: SqlRow): SavedView => ({
  personId: String(row['person_id']),
  list: String(row['list']),
  name: String(row['name']),
  view: JSON.parse(String(row['view'])) as Json,
});

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

export function createSavedViews(sql: Sql): SavedViews {
  const remove = ({ personId, list, name }: Pick<SavedView, 'personId' | 'list' | 'name'>): void =>
    void sql.run('DELETE FROM saved_view WHERE person_id = @personId AND list = @list AND name = @name', { personId, list, name });
  return {
    of: (personId, list) =>
      sql.rows('SELECT * FROM saved_view WHERE person_id = @personId AND list = @list ORDER BY name', { personId, list }).map(ofRow),
    put: ({ view, ...rest }) =>
      void sql.run(
        'INSERT INTO saved_view VALUES (@personId, @list, @name, @view) ON CONFLICT (person_id, list, name) DO UPDATE SET view = excluded.view',
        { ...rest, view: canonicalJson(view) },
      ),
    remove,
    forget({ id, name, email, phone = '' }) {
      sql.run('DELETE FROM saved_view WHERE person_id = @id', { id });
      const called = new Set([name, email.split('@')[0] ?? '', phone].flatMap(wordsOf));
      for (const kept of sql.rows('SELECT * FROM saved_view').map(ofRow))
        if (wordsOf(`${kept.name} ${typedIn(kept.view)}`).some((word) => called.has(word))) remove(kept);
    },
  };
}

const typedIn = (view: Json): string => String((view as { readonly text?: string }).text ?? '');
