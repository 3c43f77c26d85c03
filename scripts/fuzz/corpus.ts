import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { fromBase64, toBase64 } from '../../core/base/bytes.ts';

/** What a seed is, and so which parsers take it. */
export type SeedKind =
  | 'answer'
  | 'command'
  | 'atr'
  | 'select'
  | 'data-object'
  | 'certificate'
  | 'chuid'
  | 'fasc-n'
  | 'capability-container'
  | 'security-object'
  | 'hash-list'
  | 'printed-information'
  | 'facial-image'
  | 'jpeg'
  | 'discovery'
  | 'key-history'
  | 'authenticate'
  | 'attestation'
  | 'key-pair'
  | 'metadata'
  | 'life-cycle'
  | 'reader-features';

/** Whole inputs as issued cards gave them, by kind. */
export type Corpus = Readonly<Record<SeedKind, readonly Uint8Array[]>>;

function textOf(corpus: Corpus): string {
  return JSON.stringify(Object.fromEntries(Object.entries(corpus).map(([kind, seeds]) => [kind, seeds.map(toBase64)])));
}

/** Keeps the corpus beside the run, named by its content: a case can only be made again from the very same seeds. */
export function keepCorpus(corpus: Corpus, folder = join('out', 'fuzz')): string {
  const text = textOf(corpus);
  const path = join(folder, `corpus-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  return path;
}

export function readCorpus(path: string): Corpus {
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<SeedKind, readonly string[]>>;
  return Object.fromEntries(Object.entries(kept).map(([kind, seeds]) => [kind, seeds.map(fromBase64)])) as unknown as Corpus;
}
