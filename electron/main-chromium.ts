import { Refusal } from '../core/failures/refusal.ts';
import { chromiumPath } from './shell/chromium-path.ts';
import { ChromiumShell } from './shell/chromium-shell.ts';
import { ensureDisplay } from './shell/display.ts';

export interface ChromiumRun {
  readonly dataFolder: string;
  readonly rendererFolder: string;
  readonly headless: boolean;
  readonly width: number;
  readonly height: number;
  /** Starts as a kiosk. */
  readonly kiosk?: boolean | undefined;
  readonly testPort?: number;
  /** Where what somebody takes out goes, in tests. */
  readonly downloadFolder?: string;
  /** Tests may hold the clock. */
  readonly clock?: { readonly now: () => number };
  /** What the person does in the browser, in tests. */
  readonly openInBrowser?: (url: string) => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * Starts the station under Node with the system's Chromium as its window. Resolves when the window is there. The browser is started first,
 * before anything of the station is loaded.
 */
export async function runOnChromium(run: ChromiumRun) {
  const { dataFolder, rendererFolder, width, height, headless, say, kiosk } = run;
  const display = headless ? undefined : await ensureDisplay({ width, height }, say);
  const shell = new ChromiumShell({
    executable: chromiumPath(),
    dataFolder,
    headless,
    kiosk,
    ...(display === undefined ? {} : { display: display.name }),
    ...(run.testPort === undefined ? {} : { testPort: run.testPort }),
    ...(run.downloadFolder === undefined ? {} : { downloadFolder: run.downloadFolder }),
  });
  shell.launch({ width, height });
  const { startStation } = await import('./station.ts');
  const closed = new Promise<void>((resolve) => shell.onClosed(resolve));
  const given = { dataFolder, rendererFolder, kiosk, log: say, size: { width, height } };
  try {
    const station = await startStation({
      ...given,
      shell,
      readers: async () => (await import('../native/pcsc/pcsc-readers.ts')).openPcscReaders(),
      ...(run.clock === undefined ? {} : { clock: run.clock }),
      ...(run.openInBrowser === undefined ? {} : { openInBrowser: run.openInBrowser }),
    });
    const close = async (): Promise<void> => {
      await shell.quit();
      await station.close();
      display?.close();
    };
    return { shell, station, display, closed, close };
  } catch (cause) {
    await shell.quit();
    display?.close();
    tellInUse(cause, say);
    throw cause;
  }
}

function tellInUse(cause: unknown, say: ChromiumRun['say']): void {
  if (cause instanceof Refusal && cause.failure.code === 'store-in-use')
    say('This station runs already: use the window that is open. A second one would spoil its records, so it did not start.');
}
