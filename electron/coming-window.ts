import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { damageMark, recordFiles } from './backup/record-paths.ts';
import type { StationOptions } from './compose-station.ts';
import { readKioskFiles, readPageFiles, takeFirstScreenOut } from './shell/page-files.ts';
import { isFounded } from './store/is-founded.ts';
import { isStoreInUse } from './store/store-lock.ts';

type WindowParts = Pick<StationOptions, 'shell' | 'dataFolder' | 'rendererFolder' | 'random' | 'size' | 'kiosk'>;
type Answer = (json: string) => Promise<string>;

/** The window of a station that starts: it comes up first, and what its page asks is answered once there is somebody to ask. */
export class ComingWindow {
  readonly #options: WindowParts;
  #opened: Promise<void> | undefined;
  #whole: () => void = () => undefined;
  #answeredBy: (answer: Answer) => void = () => undefined;

  constructor(options: WindowParts) {
    this.#options = options;
    const answer = new Promise<Answer>((resolve) => {
      this.#answeredBy = resolve;
    });
    // A station that does not come up takes its window away again; nobody answers until then.
    options.shell.onMessage((json) => answer.then((given) => given(json)));
  }

  /**
   * Comes up before the records are opened, unless another start has them: nothing is shown of a second one. Resolves once the first screen
   * can be typed into, or the window will not be.
   */
  async comeFirst(): Promise<void> {
    const { path } = recordFiles(this.#options.dataFolder);
    mkdirSync(this.#options.dataFolder, { recursive: true, mode: 0o700 });
    if (isInUse(path)) return;
    this.#opened = this.#open(isFounded(path) && !existsSync(damageMark(path)));
    await this.settled();
  }

  answeredBy(answer: Answer): void {
    this.#answeredBy(answer);
  }

  /** The kiosk is over: the operators' page takes the window. */
  async endKiosk(): Promise<void> {
    this.#whole();
    await this.#options.shell.endKiosk();
  }

  /** Resolves once it is there. Throws where it cannot be had. */
  there(): Promise<void> {
    this.#opened ??= this.#open(false);
    return this.#opened;
  }

  /** Where it was opened at all, resolves when it is there or will never be. */
  async settled(): Promise<void> {
    await this.#opened?.catch(() => undefined);
  }

  async #open(signInWaits: boolean): Promise<void> {
    const { shell, rendererFolder, random, size, kiosk = false } = this.#options;
    const nonce = Buffer.from(random?.(16) ?? randomBytes(16)).toString('base64');
    const files = kiosk ? readKioskFiles(rendererFolder, nonce) : readPageFiles(rendererFolder, nonce);
    this.#whole = () => {
      for (const [path, file] of readPageFiles(rendererFolder, nonce)) files.set(path, file);
      takeFirstScreenOut(files);
    };
    if (!signInWaits) takeFirstScreenOut(files);
    await shell.open({ title: 'Cardwright', files, nonce, kiosk, ...(size ?? { width: 1280, height: 800 }) });
    // Whoever loads the page again may be signed in by then.
    takeFirstScreenOut(files);
  }
}

/** What cannot be told is told by opening the records. */
function isInUse(path: string): boolean {
  try {
    return isStoreInUse(path);
  } catch {
    return true;
  }
}
