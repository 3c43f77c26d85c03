import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { workerAddresses, workersOf } from '../../scripts/build/worker-addresses.ts';
import { scratchTree } from './scratch-tree.ts';

const READER = "export const start = () => new Worker(new URL('./deep/reader-worker.ts', import.meta.url));\n";

it('finds the files that are started as workers', () => {
  expect(workersOf('native/pcsc/reader.ts', READER)).toEqual(['native/pcsc/deep/reader-worker.ts']);
  expect(workersOf('native/pcsc/reader.ts', "new URL('https://station.invalid/', import.meta.url)")).toEqual([]);
});

it('points a worker at its built file, wherever its starter is built into', async () => {
  const root = scratchTree({
    'native/pcsc/reader.ts': READER,
    'native/pcsc/deep/reader-worker.ts': "export const at = 'work';\n",
    'electron/main.ts': "import { start } from '../native/pcsc/reader.ts';\nstart();\n",
  });
  const entryPoints = ['electron/main.ts', 'native/pcsc/deep/reader-worker.ts'];
  await build({
    absWorkingDir: root,
    entryPoints,
    entryNames: '[name]',
    outdir: 'out',
    bundle: true,
    format: 'esm',
    splitting: true,
    plugins: [workerAddresses],
  });
  expect(readFileSync(join(root, 'out/main.js'), 'utf8')).toContain('new URL("./reader-worker.js", import.meta.url)');
  expect(readFileSync(join(root, 'out/reader-worker.js'), 'utf8')).toContain('work');
});
