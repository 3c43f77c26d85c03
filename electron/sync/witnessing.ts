import type { FactDraft } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Link } from './link.ts';
import { forkFiles, witnessedExport } from './witnessed-export.ts';
import { type Fork, openFork, settleFork } from './witness-setting.ts';

/** What this station says of the server's log as one of its witnesses. */
export class Witnessing {
  readonly #link: Pick<Link, 'parts' | 'asking' | 'enrolled'>;

  constructor(link: Pick<Link, 'parts' | 'asking' | 'enrolled'>) {
    this.#link = link;
  }

  /** Two heads because of which it cosigns nothing. */
  get fork(): Fork | undefined {
    return openFork(this.#link.parts.store);
  }

  /**
   * It is known why the server showed two logs: the next head is cosigned again, whatever it goes on from. `draft` makes the fact of it, which names both
   * heads by their sizes and roots. Throws Refusal('not-found') where no fork is open.
   */
  anew(draft: (note: NonNullable<FactDraft['note']>) => FactDraft): void {
    const { store, now, changed } = this.#link.parts;
    store.transact((writer) => {
      const fork = openFork(writer);
      if (fork === undefined) throw new Refusal('not-found');
      settleFork(writer, new Date(now()).toISOString());
      writer.append(draft({ own: headOf(fork.own), other: headOf(fork.other) }));
    });
    changed([]);
  }

  /** What goes with an export of so many entries, by file; without what the server would have to be asked for where it is away. */
  async files(entries: number, organisation: { readonly id: string; readonly name: string }): Promise<ReadonlyMap<string, string>> {
    const { parts, asking, enrolled } = this.#link;
    const asked =
      enrolled() === undefined
        ? undefined
        : witnessedExport({ store: parts.store, ask: asking, organisation, entries }).catch(unlessRefused);
    return new Map([...((await asked) ?? []), ...forkFiles(parts.store)]);
  }
}

/** Number of entries and root, as they stand in the head. */
function headOf(note: string): string {
  return note.split('\n').slice(1, 3).join(' ');
}

function unlessRefused(cause: unknown): undefined {
  if (!(cause instanceof Refusal)) throw cause;
  return undefined;
}
