import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifierKey } from '../../../core/facts/signed-note.ts';
import { sha256 } from '../../../electron/updates/ed25519.ts';
import { measureFile } from '../../../electron/updates/measure.ts';
import { tellUpdate } from '../../../electron/updates/tell.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';
import { manifestBy, releaseKey } from './release.ts';

const signer = releaseKey();
const key = `${verifierKey(signer.key, sha256)}\n`;

/** A folder as a person has it after a download: the package and its manifest. */
async function download() {
  const folder = scratchTree({ 'cardwright_1.4.0_amd64.deb': 'a package' });
  const file = join(folder, 'cardwright_1.4.0_amd64.deb');
  return { file, manifest: manifestBy(signer, { files: [await measureFile(file)] }) };
}

it('tells a person that a download is good, and that it is not after one byte more', async () => {
  const { file, manifest } = await download();
  const note = join(scratchTree({ 'cardwright-1.4.0.update': manifest }), 'cardwright-1.4.0.update');
  const ask = () => tellUpdate({ manifest: note, files: [file], installed: '1.3.0', openOperations: 0, key });
  await expect(ask()).resolves.toEqual({
    good: true,
    sentence: 'Good: cardwright_1.4.0_amd64.deb is Cardwright 1.4.0, signed by releases.example.',
  });
  appendFileSync(file, '!');
  await expect(ask()).resolves.toEqual({
    good: false,
    sentence: 'Refused, do not install: This file is not the one that was signed: cardwright_1.4.0_amd64.deb.',
  });
});

it('does not go on with a key that is none, or a file that is not there', async () => {
  const { file, manifest } = await download();
  const note = join(scratchTree({ note: manifest }), 'note');
  await expect(tellUpdate({ manifest: note, files: [file], installed: '1.3.0', openOperations: 0, key: 'releases' })).rejects.toThrow(
    /verifier key/,
  );
  await expect(tellUpdate({ manifest: note, files: [`${file}.part`], installed: '1.3.0', openOperations: 0, key })).rejects.toThrow(
    /ENOENT/,
  );
});

it('does not let an update come while a card operation is open, however good it is', async () => {
  const { file, manifest } = await download();
  const note = join(scratchTree({ note: manifest }), 'note');
  const ask = (openOperations: number) => tellUpdate({ manifest: note, files: [file], installed: '1.3.0', openOperations, key });
  expect(await ask(1)).toEqual({
    good: false,
    sentence: 'Not now: a card operation is open at this station. Finish it or give it up, close the station and ask again.',
  });
  expect((await ask(3)).sentence).toMatch(/3 card operations are open .* give them up/);
  expect((await ask(0)).good).toBe(true);
});
