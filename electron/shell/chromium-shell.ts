import { type ChildProcess, spawn } from 'node:child_process';
import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { printThroughCups } from './cups-printer.ts';
import { mayUseCamera } from './camera-page.ts';
import { windowFlags } from './chromium-flags.ts';
import { DevtoolsPipe } from './devtools-pipe.ts';
import { fileSealing } from './file-sealing.ts';
import { type PageAnswer, pageAnswer } from './page-answer.ts';
import { PageContexts, pageLoaded } from './page-contexts.ts';
import { bindingName, postedBy, stationObject } from './page-script.ts';
import type { Shell, WindowOptions } from './shell.ts';
import { whilePageChanges } from './while-page-changes.ts';
import { freePlace, writeParts } from './write-parts.ts';

export interface ChromiumParts {
  /** Path of the browser, for example /usr/bin/chromium. */
  readonly executable: string;
  /** Where the browser keeps its profile and the sealing key lies. */
  readonly dataFolder: string;
  /** Where what somebody takes out goes; the person's own folder for downloads unless it is said. */
  readonly downloadFolder?: string;
  /** Display to use; undefined takes the environment's. */
  readonly display?: string;
  readonly headless: boolean;
  /** Test mode only: a loopback port by which a test drives this same window. */
  readonly testPort?: number;
  readonly scaleFactor?: number;
  /** Fills the screen and hides what belongs to a browser. */
  readonly kiosk?: boolean | undefined;
}

/** A name that resolves nowhere (RFC 6761 §6.4): every request to it is answered from memory. */
const ORIGIN = 'https://station.invalid';

/** The system's Chromium as window: `--app`, DevTools over a pipe, page files by interception. No listening socket. */
export class ChromiumShell implements Shell {
  readonly kind = 'chromium';
  readonly sealing = {
    backend: 'file',
    strong: false,
    sentence:
      'They are sealed under a key in a file that only this computer’s user may read. Whoever can read that user’s files can read them.',
  };
  readonly #parts: ChromiumParts;
  readonly #seal: ReturnType<typeof fileSealing>;
  #process: ChildProcess | undefined;
  #pipe: DevtoolsPipe | undefined;
  #session: string | undefined;
  /** What has to stand before there is a page. */
  #ready: Promise<void> = Promise.resolve();
  #handler: ((json: string) => Promise<string>) | undefined;
  readonly #closed: (() => void)[] = [];

  constructor(parts: ChromiumParts) {
    this.#parts = parts;
    this.#seal = fileSealing(join(parts.dataFolder, 'station.key'));
  }

  /**
   * Starts the browser before there is a page for it, so that it comes up while the station does. Not where the last one may still run or
   * was cut off: it would take the new window for its own.
   */
  launch(size: Pick<WindowOptions, 'width' | 'height'>): void {
    if (!isInUse(this.#profile)) this.#process = this.#start(size);
  }

  async open(options: WindowOptions): Promise<void> {
    const browser = this.#process ?? this.#start(options);
    this.#process = browser;
    const [, , , to, from] = browser.stdio as unknown as [unknown, unknown, unknown, Writable, Readable];
    const pipe = new DevtoolsPipe(to, from);
    this.#pipe = pipe;
    browser.on('exit', () => this.#tellClosed());
    const { session, targetId } = await this.#attach(pipe);
    this.#session = session;
    pipe.on('Fetch.requestPaused', (params, from_) => void this.#answer(params, { session: from_ ?? session, options }));
    const contexts = new PageContexts(pipe, { session, origin: ORIGIN, targetId });
    pipe.on('Runtime.bindingCalled', (params, from_) => {
      if (contexts.isOurPage(from_, params.executionContextId)) void this.#hear(params);
    });
    pipe.on('Target.targetDestroyed', () => void this.#lookForWindow(pipe));
    pipe.on('Page.navigatedWithinDocument', ({ url }) => void this.#settleCamera(pipe, String(url)));
    const { loaded, askPage } = pageLoaded(pipe, { session, origin: ORIGIN });
    // One behind the other, without waiting for each answer: the page itself is held back until what they set up stands.
    const commands = [
      pipe.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session),
      pipe.send('Runtime.enable', {}, session),
      pipe.send('Runtime.addBinding', { name: bindingName }, session),
      pipe.send('Page.enable', {}, session),
      this.#settleCamera(pipe, `${ORIGIN}/`),
      pipe.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
      pipe.send('Page.addScriptToEvaluateOnNewDocument', { source: stationObject() }, session),
    ];
    this.#ready = Promise.all(commands).then(() => undefined);
    await Promise.all([this.#ready, pipe.send('Page.navigate', { url: `${ORIGIN}/` }, session)]);
    askPage();
    await loaded;
  }

  get #profile(): string {
    return join(this.#parts.dataFolder, 'window');
  }

  #start(options: Pick<WindowOptions, 'width' | 'height'>): ChildProcess {
    const { executable, headless, display, testPort, scaleFactor, kiosk } = this.#parts;
    const profile = this.#profile;
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const flags = windowFlags({ profile, width: options.width, height: options.height, headless, testPort, scaleFactor, kiosk });
    const env = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) };
    const browser = spawn(executable, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env });
    // One that cannot be started has no pipe either: the first command says so.
    browser.on('error', () => undefined);
    return browser;
  }

  async #attach(pipe: DevtoolsPipe): Promise<{ readonly session: string; readonly targetId: string }> {
    // Those that are there are told of, too.
    const page = new Promise<{ targetId: string }>((resolve) => {
      pipe.on('Target.targetCreated', ({ targetInfo }) => {
        const target = targetInfo as { type: string; targetId: string };
        if (target.type === 'page') resolve(target);
      });
    });
    await pipe.send('Target.setDiscoverTargets', { discover: true });
    const { targetId } = await page;
    const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
    return { session: String(sessionId), targetId };
  }

  /** The last page is gone: the person closed the window. */
  async #lookForWindow(pipe: DevtoolsPipe): Promise<void> {
    const { targetInfos } = (await pipe.send('Target.getTargets').catch(() => ({ targetInfos: [] }))) as {
      targetInfos: readonly { type: string }[];
    };
    if (!targetInfos.some((target) => target.type === 'page')) await this.quit();
  }

  /** The camera is there on the pages where a photo is taken and on no other; its microphone never. */
  async #settleCamera(pipe: DevtoolsPipe, url: string): Promise<void> {
    const setting = mayUseCamera(url) ? 'granted' : 'denied';
    await pipe.send('Browser.setPermission', { permission: { name: 'camera' }, setting, origin: ORIGIN }).catch(() => undefined);
  }

  /** Every request of the page ends here: ours is answered from memory, everything else fails. */
  async #answer(
    params: Readonly<Record<string, unknown>>,
    { session, options }: { readonly session: string; readonly options: WindowOptions },
  ): Promise<void> {
    const { requestId, request } = params as { requestId: string; request: { url: string; method: string } };
    await this.#ready;
    const { origin, pathname } = new URL(request.url);
    const answer = () => fulfilment(requestId, pageAnswer({ method: request.method, path: pathname }, options));
    const answered =
      origin === ORIGIN
        ? this.#pipe?.send('Fetch.fulfillRequest', answer(), session)
        : this.#pipe?.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }, session);
    await answered?.catch(() => undefined);
  }

  async #hear(params: Readonly<Record<string, unknown>>): Promise<void> {
    const posted = params.name === bindingName ? postedBy(params.payload) : undefined;
    if (posted === undefined || this.#handler === undefined) return;
    const { id, json } = posted;
    const answer = await this.#handler(json);
    const expression = `window[Symbol.for('cardwright.answer')](${id}, ${JSON.stringify(answer)})`;
    await this.#pipe?.send('Runtime.evaluate', { expression }, this.#session).catch(() => undefined);
  }

  onMessage(handler: (json: string) => Promise<string>): void {
    this.#handler = handler;
  }

  post(json: string): void {
    const expression = `window[Symbol.for('cardwright.event')]?.(${JSON.stringify(json)})`;
    void this.#pipe?.send('Runtime.evaluate', { expression }, this.#session).catch(() => undefined);
  }

  seal(secret: Uint8Array): Promise<Uint8Array> {
    return this.#seal.seal(secret);
  }

  unseal(sealed: Uint8Array): Promise<Uint8Array> {
    return this.#seal.unseal(sealed);
  }

  print(pdf: Uint8Array, options: { readonly jobName: string }): Promise<{ queued: boolean; where: string }> {
    return printThroughCups(pdf, options);
  }

  /** There is no dialog to ask with: it goes to the folder for downloads, beside what is there. */
  async save(fileName: string, parts: AsyncIterable<string>): Promise<string | undefined> {
    const path = await freePlace(this.#parts.downloadFolder ?? join(homedir(), 'Downloads'), fileName);
    await writeParts(path, parts);
    return path;
  }

  async screenshot(): Promise<Uint8Array> {
    const { data } =
      (await whilePageChanges(async () => this.#pipe?.send('Page.captureScreenshot', { format: 'png' }, this.#session))) ?? {};
    return new Uint8Array(Buffer.from(typeof data === 'string' ? data : '', 'base64'));
  }

  async endKiosk(): Promise<void> {
    const { windowId } = (await this.#pipe?.send('Browser.getWindowForTarget', {}, this.#session)) ?? {};
    await this.#pipe?.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    await this.#pipe?.send('Page.reload', {}, this.#session);
  }

  /** Chromium does not tell; the lock on idle does instead. */
  onSystemLock(_listener: () => void): void {}

  onClosed(listener: () => void): void {
    this.#closed.push(listener);
  }

  async quit(): Promise<void> {
    const browser = this.#process;
    if (browser === undefined || browser.exitCode !== null || browser.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
    if (this.#pipe === undefined) browser.kill();
    else await this.#pipe.send('Browser.close').catch(() => browser.kill());
    await gone;
  }

  #tellClosed(): void {
    for (const listener of this.#closed) listener();
  }
}

/** Chromium's own mark in its profile: a link to the process that has it. */
function isInUse(profile: string): boolean {
  return lstatSync(join(profile, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined;
}

function fulfilment(requestId: string, { status, headers, bytes }: PageAnswer) {
  return {
    requestId,
    responseCode: status,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(bytes).toString('base64'),
  };
}
