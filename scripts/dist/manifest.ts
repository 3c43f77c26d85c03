/**
 * `node scripts/dist/manifest.ts --key KEYFILE --name NAME [--minimum 0.1.0] [--out MANIFEST] FILE …`: the signed manifest of these packages.
 * KEYFILE is an Ed25519 key in PEM that lies outside this folder. The version is package.json's. Prints the verifier key to trust.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeManifest } from '../../electron/updates/manifest.ts';
import { measureFile } from '../../electron/updates/measure.ts';
import { ROOT } from '../checks/run-tool.ts';
import { productVersion } from './product-version.ts';
import { readReleaseKey } from './release-key.ts';

const USAGE = 'usage: node scripts/dist/manifest.ts --key KEYFILE --name NAME [--minimum 0.1.0] [--out MANIFEST] FILE …';

/** Makes and writes the manifest; the lines to say about it. */
async function makeManifest(words: readonly string[]): Promise<readonly string[]> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { key: { type: 'string' }, name: { type: 'string' }, minimum: { type: 'string', default: '0.0.0' }, out: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.key === undefined || values.name === undefined || positionals.length === 0) throw new RangeError(USAGE);
  if (!relative(ROOT, resolve(values.key)).startsWith('..')) throw new RangeError('the key file lies in the project; keep it elsewhere');
  const signer = readReleaseKey(readFileSync(values.key, 'utf8'), values.name);
  const version = productVersion();
  const files = await Promise.all(positionals.map(measureFile));
  const out = values.out ?? join('dist', `cardwright-${version}.update`);
  const manifest = { kind: 'cardwright-update-1', version, minimum: values.minimum, files } as const;
  writeFileSync(out, writeManifest(manifest, signer.key, signer.sign));
  return [`Signed: ${out} names ${files.map(({ name }) => name).join(', ')}.`, `Stations trust it by this key: ${signer.verifier}`];
}

try {
  for (const line of await makeManifest(process.argv.slice(2))) console.log(line);
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : 'unknown');
  process.exitCode = 2;
}
