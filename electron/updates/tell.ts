import { readFileSync } from 'node:fs';
import { readVerifierKey } from '../../core/facts/signed-note.ts';
import { sha256 } from './ed25519.ts';
import { measureFile } from './measure.ts';
import { type UpdateRefusal, verifyUpdate } from './verify.ts';

const sentences: Readonly<Record<UpdateRefusal['because'], string>> = {
  'not-a-note': 'The manifest is no signed note.',
  'wrong-signature': 'The manifest is not signed by the key that this station trusts.',
  'not-a-manifest': 'What was signed is no manifest of an update.',
  'unknown-field': 'The manifest says something that this version does not understand.',
  'older-version': 'The update is older than what is installed.',
  'same-version': 'The update is the version that is installed.',
  'installed-too-old': 'What is installed is too old for this update; an update between the two comes first.',
  'no-file': 'No file was given to compare with the manifest.',
  'unnamed-file': 'The manifest does not name this file',
  'altered-file': 'This file is not the one that was signed',
};

export interface UpdateQuestion {
  readonly manifest: string;
  readonly files: readonly string[];
  readonly installed: string;
  /** Card operations that are begun at this station and neither finished nor given up. */
  readonly openOperations: number;
  /** A verifier key, `name+id+key` (C2SP signed-note). */
  readonly key: string;
}

export interface UpdateVerdict {
  readonly good: boolean;
  readonly sentence: string;
}

/** Judges an update that lies here as files, and says in one sentence what to do with it. Throws where a file cannot be read. */
export async function tellUpdate({ manifest, files, installed, openOperations, key }: UpdateQuestion): Promise<UpdateVerdict> {
  const trusted = readVerifierKey(key.trim(), sha256);
  const measured = await Promise.all(files.map(measureFile));
  const verdict = verifyUpdate({ manifest: readFileSync(manifest, 'utf8'), files: measured, installed }, trusted);
  if (verdict.ok) {
    if (openOperations > 0) return { good: false, sentence: notNow(openOperations) };
    const names = measured.map(({ name }) => name).join(', ');
    return { good: true, sentence: `Good: ${names} is Cardwright ${verdict.value.version}, signed by ${trusted.name}.` };
  }
  const { because, file } = verdict.failure;
  return { good: false, sentence: `Refused, do not install: ${sentences[because]}${file === undefined ? '' : `: ${file}.`}` };
}

/** A card that was begun by one version is finished or given up by the same. */
function notNow(open: number): string {
  const [what, them] = open === 1 ? ['a card operation is', 'it'] : [`${open} card operations are`, 'them'];
  return `Not now: ${what} open at this station. Finish ${them} or give ${them} up, close the station and ask again.`;
}
