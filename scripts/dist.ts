/**
 * `npm run dist [-- --update-key KEY] [electron-builder's words]`: what this machine can make, into dist/. On Debian the package with the
 * system's Chromium; with Electron's binary its packages too, without it a trial of the packing around a stand-in, which is thrown away.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVerifierKey } from '../core/facts/signed-note.ts';
import { sha256 } from '../electron/updates/ed25519.ts';
import { buildApp } from './build/app.ts';
import { ROOT, runTool } from './checks/run-tool.ts';
import { makeDeb } from './dist/deb.ts';
import { standInElectron } from './dist/electron-stand-in.ts';
import { packedFaults } from './dist/packed-program.ts';
import { electronBinary } from './start/electron.ts';

const BUILDER = 'node_modules/electron-builder/cli.js';
const say = (line: string): void => console.log(line);

/** Seconds that files in packages carry: SOURCE_DATE_EPOCH, or when the sources were last committed, so that packing again gives the same. */
function sourceTime(): number {
  const committed = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }).stdout;
  const seconds = Number(process.env['SOURCE_DATE_EPOCH'] ?? committed);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : Math.floor(Date.now() / 1000);
}

async function debian(updateKey: string | undefined): Promise<void> {
  if (process.platform !== 'linux' || spawnSync('dpkg-deb', ['--version']).status !== 0) {
    say('dpkg-deb is not on this machine: no package for Debian.');
    return;
  }
  if (updateKey !== undefined) readVerifierKey(updateKey, sha256);
  const file = await makeDeb({ out: join(ROOT, 'dist'), time: sourceTime(), ...(updateKey === undefined ? {} : { updateKey }) });
  say(`For Debian 12, with the system’s Chromium: ${file}`);
}

async function electron(parameters: readonly string[]): Promise<number> {
  await buildApp();
  if (electronBinary() !== undefined) return runTool({ program: BUILDER, parameters: ['--publish', 'never', ...parameters] });
  say('Electron’s binary is not on this machine: its packages cannot be made here. Trying the packing around a stand-in.');
  return trial();
}

async function trial(): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'cardwright-dist-'));
  try {
    const around = ['--dir', `-c.electronDist=${await standInElectron(root)}`, `-c.directories.output=${join(root, 'dist')}`];
    const code = await runTool({ program: BUILDER, parameters: ['--publish', 'never', '--linux', ...around] });
    const faults = code === 0 ? packedFaults(join(root, 'dist/linux-unpacked')) : ['electron-builder did not come to its end'];
    say(faults.length === 0 ? 'The packing is good: archive, native modules beside it, files, fuses.' : 'The packing is not good:');
    for (const fault of faults) say(`  ${fault}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2);
const at = words.indexOf('--update-key');
const [, updateKey] = at < 0 ? [] : words.splice(at, 2);
await debian(updateKey);
process.exitCode = await electron(words);
