import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { UP_LINE } from '../../electron/main-electron.ts';
import { ensureDisplay } from '../../electron/shell/display.ts';
import { buildApp } from '../build/app.ts';

export interface ElectronStart {
  readonly dataFolder: string;
  readonly say: (line: string) => void;
  readonly width: number;
  readonly height: number;
  readonly kiosk?: boolean;
  /** Electron's binary; without one there is nothing to start. */
  readonly binary: string | undefined;
  /** Makes what Electron runs; npm start builds it anew each time, in less than a second. */
  readonly build?: () => Promise<void>;
  /** How long its window may take. */
  readonly upMs?: number;
}

/** Path of Electron's binary; undefined where it was never fetched. */
export function electronBinary(platform: string = process.platform): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[platform] ?? 'electron';
  const path = join(folder, 'dist', name);
  return existsSync(path) ? path : undefined;
}

const UP_MS = 30_000;
const END_MS = 3_000;

/**
 * Starts the station under Electron and stays until it ends. False, with one line that says why, where there is no Electron or its window
 * does not come; by then it has ended, so that the records are free.
 */
export async function runOnElectron(start: ElectronStart): Promise<boolean> {
  const { binary, say, width, height } = start;
  if (binary === undefined) {
    say('Electron’s binary is not on this machine: the system’s Chromium shows the window.');
    return false;
  }
  await (start.build ?? buildApp)();
  const display = process.platform === 'linux' ? await ensureDisplay({ width, height }, say) : undefined;
  try {
    const child = spawn(binary, words(start, display?.made === true), {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display.name }) },
    });
    const fault = await follow(child, start);
    if (fault === undefined) return true;
    say(`Electron did not come up (${fault}): the system’s Chromium shows the window instead.`);
    return false;
  } finally {
    display?.close();
  }
}

/** As root Chromium knows no sandbox of the system's; who starts it so, in a container mostly, has chosen that. */
function words({ dataFolder, width, height, kiosk }: ElectronStart, hidden: boolean): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    join('out', 'app', 'main.js'),
    `--data=${dataFolder}`,
    `--size=${width}x${height}`,
    ...(kiosk === true ? ['--kiosk'] : []),
    ...(hidden ? [`--picture=${join('out', 'station.png')}`] : []),
  ];
}

/** Passes on what it says. Resolves when it has ended: undefined where its window was there or it ended well, else why there was none. */
async function follow(child: ChildProcess, { say, upMs = UP_MS }: ElectronStart): Promise<string | undefined> {
  let up = false;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end(child);
  }, upMs);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  lines.on('line', (line) => {
    if (line.startsWith(UP_LINE)) {
      up = true;
      clearTimeout(timer);
    }
    say(line);
  });
  // A terminal sends Ctrl+C to the whole group already; sent twice, it would cut Electron's clean end short.
  const pass = (signal: NodeJS.Signals): void => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (cause) => resolve(cause.message));
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'a signal'));
  });
  clearTimeout(timer);
  process.off('SIGINT', pass);
  process.off('SIGTERM', pass);
  if (up || code === 0) return undefined;
  return late ? `no window after ${upMs / 1000} seconds` : typeof code === 'number' ? `it ended with ${code}` : code;
}

/** Asked first, then made to: its records must be free when Chromium opens them. */
function end(child: ChildProcess): void {
  child.kill();
  const sure = setTimeout(() => child.kill('SIGKILL'), END_MS);
  child.once('close', () => clearTimeout(sure));
}
