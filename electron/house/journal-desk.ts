import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FactBody } from '../../core/facts/fact.ts';
import type { Journal } from '../store/journal.ts';

/** The journal as the screens and the export need it. */
export interface JournalDesk {
  /** One entry with what proves it; undefined where there is none of that number. */
  readonly entry: (n: number) => ProvedEntry | undefined;
  /** Verifies everything from the first entry on; calls back with progress. */
  readonly verify: (progress: (done: number, of: number) => void) => Promise<Verdict>;
  /** Writes export, checkpoint and policy into a folder. */
  readonly exportTo: (folder: string) => Promise<{ readonly entries: number; readonly files: string[] }>;
}

export interface ProvedEntry {
  readonly fact: FactBody;
  /** RFC 8785 JSON, as hashed. */
  readonly body: string;
  readonly hash: string;
  readonly signature: string;
  readonly inTree: { readonly size: number; readonly root: string; readonly proof: string[] };
}

export interface Verdict {
  readonly entries: number;
  readonly sound: boolean;
  readonly firstBad?: number;
  readonly problem?: string;
  readonly checkpoint: string;
}

export function journalDesk(journal: Journal, organisation: () => string): JournalDesk {
  return {
    entry(n) {
      const found = journal.entry(n);
      if (found === undefined) return undefined;
      const { fact, hash, signature } = found.fact;
      return { fact, hash, signature, body: found.body, inTree: { ...found.inTree, proof: [...found.inTree.proof] } };
    },
    verify: (progress) => journal.verify(progress),
    async exportTo(folder) {
      mkdirSync(folder, { recursive: true });
      const entries = journal.size;
      const checkpoint = journal.checkpoint(entries);
      await writeLines(join(folder, 'journal.ndjson'), journal.lines(), entries);
      writeFileSync(join(folder, 'checkpoint.txt'), checkpoint);
      writeFileSync(join(folder, 'policy.txt'), journal.policy(organisation()));
      return { entries, files: ['journal.ndjson', 'checkpoint.txt', 'policy.txt'] };
    },
  };
}

/** As many lines as the checkpoint speaks of; facts that come meanwhile belong into the next export. */
async function writeLines(file: string, lines: Iterable<string>, most: number): Promise<void> {
  const out = createWriteStream(file);
  let written = 0;
  for (const line of lines) {
    if (written === most) break;
    written += 1;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
