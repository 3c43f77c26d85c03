import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../core/failures/refusal.ts';
import type { Readers } from '../native/pcsc/readers.ts';
import type { ElectronApi } from './shell/electron-api.ts';
import { ElectronShell } from './shell/electron-shell.ts';
import { type RunningStation, startStation } from './station.ts';

export interface ElectronRun {
  readonly electron: ElectronApi;
  readonly dataFolder: string;
  readonly rendererFolder: string;
  readonly preload: string;
  readonly readers: () => Promise<Readers>;
  readonly say: (line: string) => void;
  readonly width?: number;
  readonly height?: number;
  /** Starts as a kiosk. */
  readonly kiosk?: boolean;
  /** For a window that nobody sees: where a picture of it goes once it is there. */
  readonly picture?: string;
}

/** What start looks for on standard output: from here on the window is there. */
export const UP_LINE = 'Cardwright is open';

const sentences: Readonly<Record<string, string>> = {
  'store-in-use': 'This station runs already: use the window that is open. A second one would spoil its records, so it did not start.',
  'store-damaged': 'The records of this station are damaged, so it did not start. Bring them back from a backup.',
};

/**
 * Starts the station under Electron; to be called before `ready`. A second start on the same records brings the first one's window
 * forward and ends. Resolves when the window is there, or with undefined when this process is ending.
 */
export async function runOnElectron(run: ElectronRun): Promise<RunningStation | undefined> {
  const { electron, dataFolder, say } = run;
  const { app } = electron;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  app.setName('Cardwright');
  app.setPath('userData', join(dataFolder, 'window'));
  if (!app.requestSingleInstanceLock()) {
    say('This station runs already: its window comes forward.');
    app.exit(0);
    return undefined;
  }
  const shell = new ElectronShell({ electron, dataFolder, preload: run.preload });
  app.on('second-instance', () => shell.toFront());
  try {
    await app.whenReady();
    const station = await startStation({
      shell,
      dataFolder,
      rendererFolder: run.rendererFolder,
      readers: run.readers,
      log: say,
      ...(run.kiosk === true ? { kiosk: true } : {}),
      size: { width: run.width ?? 1280, height: run.height ?? 800 },
    });
    endWithTheWindow(app, station);
    if (run.picture !== undefined) writeFileSync(run.picture, await shell.screenshot());
    say(`${UP_LINE}; its records are in ${dataFolder}. Close its window to end it.`);
    return station;
  } catch (cause) {
    tellFailure(cause, run);
    return undefined;
  }
}

/** Electron ends with its last window; the records are closed first. */
function endWithTheWindow(app: ElectronApi['app'], station: RunningStation): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void station.close().finally(() => app.exit(0));
  });
}

function tellFailure(cause: unknown, { electron, say }: ElectronRun): void {
  const known = cause instanceof Refusal ? (sentences[cause.failure.code] ?? cause.failure.code) : undefined;
  const line = known ?? `Cardwright did not start: ${cause instanceof Error ? cause.message : 'unknown'}`;
  say(line);
  if (electron.app.isPackaged) electron.dialog.showErrorBox('Cardwright', line);
  electron.app.exit(1);
}
