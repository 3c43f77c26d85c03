import { join } from 'node:path';
import { printThroughCups } from './cups-printer.ts';
import type { Asker, BaseWindow, ElectronApi, StationWindow } from './electron-api.ts';
import { guardApp, guardSession, isOurPage, LARGEST_MESSAGE } from './electron-guards.ts';
import { settleMenu } from './electron-menu.ts';
import { EVENT_CHANNEL, ORIGIN, PARTITION, POST_CHANNEL, SCHEME, settleBeforeReady, windowOptions } from './electron-options.ts';
import { electronSealing } from './electron-sealing.ts';
import { pageAnswer } from './page-answer.ts';
import type { Sealing, Shell, WindowOptions } from './shell.ts';
import { writeParts } from './write-parts.ts';

export interface ElectronParts {
  readonly electron: ElectronApi;
  /** Where the key file lies on systems without a key ring. */
  readonly dataFolder: string;
  /** Absolute path of the built preload, one CommonJS file. */
  readonly preload: string;
  readonly platform?: string;
}

/** A page that ends again and again is not brought back for ever. */
const REVIVALS = 3;

/** Electron's window. To be made before `ready`, for the scheme and the sandbox must be settled by then. */
export class ElectronShell implements Shell {
  readonly kind = 'electron';
  readonly #parts: ElectronParts;
  readonly #electron: ElectronApi;
  readonly #seal: ReturnType<typeof electronSealing>;
  readonly #platform: string;
  readonly #closed: (() => void)[] = [];
  #window: StationWindow | undefined;
  #handler: ((json: string) => Promise<string>) | undefined;
  #revivals = 0;

  constructor(parts: ElectronParts) {
    this.#parts = parts;
    this.#electron = parts.electron;
    this.#platform = parts.platform ?? process.platform;
    const { safeStorage } = parts.electron;
    this.#seal = electronSealing({ safeStorage, platform: this.#platform, keyFile: join(parts.dataFolder, 'station.key') });
    settleBeforeReady(parts.electron);
    guardApp(parts.electron);
  }

  /** Known after `ready` only. */
  get sealing(): Sealing {
    return this.#seal.describe();
  }

  async open(options: WindowOptions): Promise<void> {
    const { app, BrowserWindow, ipcMain, session } = this.#electron;
    await app.whenReady();
    const devTools = !app.isPackaged && options.kiosk !== true;
    settleMenu(this.#electron, this.#platform);
    const own = session.fromPartition(PARTITION, { cache: false });
    guardSession(own, { devTools });
    own.protocol.handle(SCHEME, (request) => answer(request, options));
    ipcMain.handle(POST_CHANNEL, (event, json: unknown) => this.#hear(event, json));
    const window = new BrowserWindow(windowOptions(options, { preload: this.#parts.preload, devTools }));
    this.#window = window;
    window.on('closed', () => this.#tellClosed());
    window.webContents.on('render-process-gone', () => this.#revive(window));
    await window.loadURL(`${ORIGIN}/`);
    window.show();
  }

  async #hear(event: Asker, json: unknown): Promise<string> {
    const window = this.#window;
    if (window === undefined || this.#handler === undefined || !isOurPage(event, window))
      throw new Error('refused: not the station’s page');
    if (typeof json !== 'string' || json.length > LARGEST_MESSAGE) throw new Error('refused: not a message of the station’s page');
    return this.#handler(json);
  }

  /** The page is drawn anew; what it showed is in the main process. */
  #revive(window: StationWindow): void {
    this.#revivals += 1;
    if (this.#revivals > REVIVALS) window.destroy();
    else window.webContents.reload();
  }

  onMessage(handler: (json: string) => Promise<string>): void {
    this.#handler = handler;
  }

  post(json: string): void {
    const contents = this.#window?.webContents;
    if (contents !== undefined && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, json);
  }

  async endKiosk(): Promise<void> {
    const window = this.#window;
    window?.setKiosk(false);
    window?.webContents.reload();
  }

  async seal(secret: Uint8Array): Promise<Uint8Array> {
    await this.#electron.app.whenReady();
    return this.#seal.seal(secret);
  }

  async unseal(sealed: Uint8Array): Promise<Uint8Array> {
    await this.#electron.app.whenReady();
    return this.#seal.unseal(sealed);
  }

  /** By CUPS and standard input, so that no file with a secret is left behind. Windows has no CUPS: there the PDF is not queued. */
  print(pdf: Uint8Array, options: { readonly jobName: string }): Promise<{ queued: boolean; where: string }> {
    return printThroughCups(pdf, options);
  }

  async save(fileName: string, parts: AsyncIterable<string>): Promise<string | undefined> {
    const { filePath, canceled } = await this.#electron.dialog.showSaveDialog(this.#window as unknown as BaseWindow, {
      defaultPath: fileName,
      properties: ['showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return undefined;
    await writeParts(filePath, parts);
    return filePath;
  }

  async screenshot(): Promise<Uint8Array> {
    const picture = await this.#window?.webContents.capturePage();
    return new Uint8Array(picture?.toPNG() ?? []);
  }

  /** Linux tells of sleep only; there the lock on idle does the rest. */
  onSystemLock(listener: () => void): void {
    void this.#electron.app.whenReady().then(() => {
      this.#electron.powerMonitor.on('lock-screen', listener);
      this.#electron.powerMonitor.on('suspend', listener);
    });
  }

  onClosed(listener: () => void): void {
    this.#closed.push(listener);
  }

  /** Somebody started the station again: the window that is there comes forward. */
  toFront(): void {
    const window = this.#window;
    if (window === undefined || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  async quit(): Promise<void> {
    const window = this.#window;
    if (window === undefined || window.isDestroyed()) return;
    const gone = new Promise<void>((resolve) => window.on('closed', () => resolve()));
    window.destroy();
    await gone;
  }

  #tellClosed(): void {
    for (const listener of this.#closed) listener();
  }
}

/** Node's URL takes our scheme apart as it does any other; `app` is its host. */
function answer({ url, method }: { readonly url: string; readonly method: string }, options: WindowOptions): Response {
  const address = new URL(url);
  const path = address.host === 'app' ? address.pathname : '';
  const { status, headers, bytes } = pageAnswer({ method, path }, options);
  return new Response(Buffer.from(bytes), { status, headers });
}
