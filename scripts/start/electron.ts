import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Run {
  readonly dataFolder: string;
  readonly say: (line: string) => void;
}

/** Path of Electron's binary; undefined where it was never fetched. */
function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const names = { linux: 'electron', darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as const;
  const path = join(folder, 'dist', names[process.platform as keyof typeof names] ?? 'electron');
  return existsSync(path) ? path : undefined;
}

const UP_MS = 15_000;

/** Starts the station under Electron and stays until it ends. False, with one line that says why, where there is no Electron or it does not come up. */
export async function runOnElectron({ dataFolder, say }: Run): Promise<boolean> {
  const binary = electronBinary();
  if (binary === undefined) {
    say('Electron’s binary is not on this machine: the system’s Chromium shows the window.');
    return false;
  }
  const child = spawn(binary, [join('out', 'app', 'main.js'), `--data=${dataFolder}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const up = new Promise<'up'>((done) => child.stdout.once('data', () => done('up')));
  const timer = AbortSignal.timeout(UP_MS);
  const late = new Promise<'late'>((done) => timer.addEventListener('abort', () => done('late')));
  const first = await Promise.race([up, ended, late]);
  if (first === 'up') {
    await ended;
    return true;
  }
  child.kill();
  say('Electron did not come up: the system’s Chromium shows the window instead.');
  return false;
}
