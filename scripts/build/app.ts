import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { ROOT } from '../checks/run-tool.ts';
import { sourceFiles } from '../checks/source-files.ts';
import { workerAddresses, workersOf } from './worker-addresses.ts';

/** What Electron runs, for its Node; npm packages stay packages (native modules and fonts lie in them as files). */
const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  packages: 'external',
  logLevel: 'warning',
  absWorkingDir: ROOT,
} satisfies BuildOptions;

function workers(): string[] {
  const files = sourceFiles(ROOT).filter((file) => file.startsWith('electron/') || file.startsWith('native/'));
  return [...new Set(files.flatMap((file) => workersOf(file, readFileSync(join(ROOT, file), 'utf8'))))];
}

/**
 * The main process as JavaScript in out/app, for Electron, which runs no TypeScript: main.js with its workers (ES modules that share
 * chunks, all in one folder), and preload.cjs, one CommonJS file as Electron's sandbox demands. Throws where a source does not build.
 */
export async function buildApp(): Promise<void> {
  await buildMain('electron/main.ts', 'out/app');
  await buildPreload('out/app/preload.cjs');
}

/** One main process with its workers, as ES modules in one folder. */
export async function buildMain(entry: string, outdir: string): Promise<void> {
  await build({
    ...SHARED,
    entryPoints: [entry, ...workers()],
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    outdir,
    format: 'esm',
    splitting: true,
    plugins: [workerAddresses],
  });
}

/** The preload as one CommonJS file, which knows `electron` alone. */
export async function buildPreload(outfile: string): Promise<void> {
  await build({
    ...SHARED,
    entryPoints: ['electron/preload.ts'],
    packages: 'bundle',
    outfile,
    format: 'cjs',
    external: ['electron'],
  });
}
