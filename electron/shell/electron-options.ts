import type { BrowserWindowConstructorOptions, ElectronApi } from './electron-api.ts';
import type { WindowOptions } from './shell.ts';

/** Our own scheme: the page is never a file:// address and never comes from a network. */
export const SCHEME = 'station';
export const ORIGIN = `${SCHEME}://app`;

/** A session of its own that lives in memory: nothing of the page is written to disk. */
export const PARTITION = 'station';

/** Channels between the preload and the main process; preload.ts names them again, for it may import no value from here. */
export const POST_CHANNEL = 'station:post';
export const EVENT_CHANNEL = 'station:event';

/** Ways to look into a running program from outside. The fuses close Node's; these are Chromium's. */
const OPENINGS = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'];

/**
 * What must be settled before `ready`: the scheme with its rights (no way round the content security policy, no service workers),
 * the sandbox for every process, and names that resolve nowhere.
 */
export function settleBeforeReady({ app, protocol }: Pick<ElectronApi, 'app' | 'protocol'>): void {
  if (app.isReady()) throw new Error('the shell was made after Electron was ready: its scheme would have no rights');
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  if (app.isPackaged) for (const name of OPENINGS) app.commandLine.removeSwitch(name);
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** The one window. What Electron has as default is written all the same, so that a change of defaults changes nothing here. */
export function windowOptions(
  { title, width, height, kiosk = false }: Pick<WindowOptions, 'title' | 'width' | 'height' | 'kiosk'>,
  { preload, devTools }: { readonly preload: string; readonly devTools: boolean },
): BrowserWindowConstructorOptions {
  return {
    title,
    width,
    height,
    kiosk,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      partition: PARTITION,
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
    },
  };
}
