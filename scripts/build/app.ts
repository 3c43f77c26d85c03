import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { ROOT } from '../checks/run-tool.ts';
import { sourceFiles } from '../checks/source-files.ts';
import { workerAddresses, workersOf } from './worker-addresses.ts';

/** They have native modules, fonts or other files beside their code, or are loaded by what they find there. */
const STAY_PACKAGES = ['electron', 'better-sqlite3', 'koffi', '@node-rs/argon2', 'pdfkit', 'nodemailer'];

/** What Electron runs, for its Node. Other npm packages are built in: hundreds of small files would be half of the time of a start. */
const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  external: STAY_PACKAGES,
  mainFields: ['module', 'main'],
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
    outfile,
    format: 'cjs',
  });
}
