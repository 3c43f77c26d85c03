import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { readCheckpoint } from '../../core/facts/checkpoint.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { readNote } from '../../core/facts/signed-note.ts';
import { earlierEpochs, type EpochsVerification, journalOfEpoch, verifyEpochs } from '../store/epochs.ts';
import type { Journal } from '../store/journal.ts';

/** The journal as the screens and the export need it. */
export interface JournalDesk {
  /** One entry with what proves it, of the present epoch where none is said; undefined where there is none of that number. */
  readonly entry: (n: number, epoch?: number) => ProvedEntry | undefined;
  /** Verifies everything from the first entry of the first epoch on; calls back with progress. */
  readonly verify: (progress: (done: number, of: number) => void) => Promise<Verdict>;
  /** Writes export, checkpoint and policy into a folder, and those of earlier epochs into folders below it. */
  readonly exportTo: (folder: string) => Promise<{ readonly entries: number; readonly files: string[] }>;
}

export interface ProvedEntry {
  readonly fact: FactBody;
  /** RFC 8785 JSON, as hashed. */
  readonly body: string;
  readonly hash: string;
  readonly signature: string;
  /** That it stands in the journal, in a text that is checked without it (C2SP tlog-proof). */
  readonly proofText: string;
  readonly inTree: { readonly size: number; readonly root: string; readonly proof: string[] };
}

export interface Verdict extends Omit<EpochsVerification, 'problem'> {
  readonly problem?: string;
  /** What is wrong with the records that the journal tells of, where the journal itself is sound. */
  readonly records?: string;
}

interface Besides {
  readonly organisation: () => string;
  /** Looks over the records that the journal tells of; gives what is wrong with them. */
  readonly check: () => string | undefined;
  /** Something was found wrong: the next start offers to repair it. */
  readonly found: () => void;
}

export function journalDesk(
  journal: Journal,
  parts: Parameters<typeof earlierEpochs>[0],
  { organisation, check, found: foundBad }: Besides,
): JournalDesk {
  return {
    entry(n, epoch = parts.scribe.epoch) {
      const found = (epoch === parts.scribe.epoch ? journal : journalOfEpoch(parts, epoch))?.entry(n);
      if (found === undefined) return undefined;
      const { fact, hash, signature } = found.fact;
      const { body, proofText } = found;
      return { fact, hash, signature, body, proofText, inTree: { ...found.inTree, proof: [...found.inTree.proof] } };
    },
    async verify(progress) {
      const verdict = await verifyEpochs(parts, progress);
      const records = verdict.sound ? check() : undefined;
      if (!verdict.sound || records !== undefined) foundBad();
      return records === undefined ? verdict : { ...verdict, sound: false, records };
    },
    async exportTo(folder) {
      const entries = journal.size;
      await writeEpoch(folder, journal, { checkpoint: journal.exportCheckpoint(entries), organisation: organisation() });
      for (const { epoch, ...earlier } of earlierEpochs(parts))
        await writeEpoch(join(folder, `epoch-${epoch}`), earlier.journal, { ...earlier, organisation: organisation() });
      return { entries, files: ['journal.ndjson', 'checkpoint.txt', 'policy.txt'] };
    },
  };
}

interface WithEpoch {
  readonly checkpoint: string;
  readonly organisation: string;
}

/** The three files by which one epoch is checked. */
async function writeEpoch(folder: string, journal: Journal, { checkpoint, organisation }: WithEpoch): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await writeLines(join(folder, 'journal.ndjson'), journal.lines(), readCheckpoint(readNote(checkpoint).text).size);
  writeFileSync(join(folder, 'checkpoint.txt'), checkpoint);
  writeFileSync(join(folder, 'policy.txt'), journal.policy(organisation));
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
