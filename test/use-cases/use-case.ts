import type { ActionId } from '../../core/actions/all.ts';

/** A test by its file under test/ and its title as it stands there, `%s` and `$name` included. */
export type TestLink = readonly [file: string, title: string];

/** One row of the published table that is about people, cards and temporary cards: what does it, where, and what shows it. */
export interface UseCase {
  readonly row: number;
  /** What the row is done with; each of them asks this row. */
  readonly actions: readonly ActionId[];
  /** Files under renderer/screens, without their ending; together they hold every one of the actions. */
  readonly screens: readonly string[];
  readonly tests: readonly TestLink[];
}
