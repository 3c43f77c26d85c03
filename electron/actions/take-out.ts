import type { ActionId } from '../../core/actions/all.ts';
import type { TakenOutView } from '../../core/actions/views.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Shell } from '../shell/shell.ts';
import type { Parts } from './handler.ts';

/** A file for somebody outside: its name, and its text part by part, made only once the person named a place. */
export interface TakenOut {
  readonly fileName: string;
  readonly parts: AsyncIterable<string>;
}

/** Writes it where the person says. Throws Refusal('file-not-written'), and what making it throws. */
export async function takeOut({ fileName, parts }: TakenOut, { shell }: { readonly shell: Pick<Shell, 'save'> }): Promise<TakenOutView> {
  try {
    const where = await shell.save(fileName, parts);
    return where === undefined ? {} : { where };
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') throw cause;
    throw new Refusal('file-not-written', { because: cause.code }, { cause });
  }
}

/** One window of a list as text, with what leads to the next. */
export interface TextWindow {
  readonly text: string;
  readonly rows: number;
  readonly next: string | undefined;
}

/** Window after window to the last; the page is told how many rows there are so far. */
export async function* windows(
  action: ActionId,
  read: (after: string | undefined) => TextWindow,
  { announce }: Pick<Parts, 'announce'>,
): AsyncGenerator<string, void, void> {
  let rows = 0;
  let after: string | undefined;
  do {
    const window = read(after);
    rows += window.rows;
    after = window.next;
    announce({ event: 'progress', action, done: rows, of: after === undefined ? rows : 0 });
    yield window.text;
  } while (after !== undefined);
}
