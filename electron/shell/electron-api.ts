import type {
  App,
  BaseWindow,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  IpcMainInvokeEvent,
  Menu,
  MenuItemConstructorOptions,
  PowerMonitor,
  Protocol,
  SafeStorage,
  Session,
  WebContents,
  WebRequest,
} from 'electron';

/** What of Electron the shell uses, by Electron's own declarations and no more; `electron` itself is handed in as one of these. */
export interface ElectronApi {
  readonly app: StationApp;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => StationWindow;
  readonly dialog: Pick<Dialog, 'showErrorBox' | 'showSaveDialog'>;
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly Menu: { setApplicationMenu(menu: Menu | null): void; buildFromTemplate(template: MenuItemConstructorOptions[]): Menu };
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>;
  readonly safeStorage: SafeSealing;
  readonly session: { fromPartition(partition: string, options?: { cache: boolean }): StationSession };
}

export type StationApp = Pick<
  App,
  'enableSandbox' | 'exit' | 'isPackaged' | 'isReady' | 'on' | 'quit' | 'requestSingleInstanceLock' | 'setName' | 'setPath' | 'whenReady'
> & { readonly commandLine: Pick<App['commandLine'], 'appendSwitch' | 'removeSwitch'> };

export type StationWindow = Pick<
  BrowserWindow,
  'destroy' | 'focus' | 'isDestroyed' | 'isMinimized' | 'loadURL' | 'on' | 'restore' | 'setKiosk' | 'show'
> & {
  readonly webContents: StationContents;
};

export type StationContents = Pick<
  WebContents,
  'capturePage' | 'id' | 'isDestroyed' | 'on' | 'reload' | 'send' | 'setWebRTCIPHandlingPolicy' | 'setWindowOpenHandler'
>;

export type StationSession = Pick<
  Session,
  'on' | 'setCertificateVerifyProc' | 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'
> & {
  readonly protocol: Pick<Protocol, 'handle'>;
  readonly webRequest: Pick<WebRequest, 'onBeforeRequest'>;
};

export type SafeSealing = Pick<SafeStorage, 'decryptString' | 'encryptString' | 'getSelectedStorageBackend' | 'isEncryptionAvailable'>;
export type Asker = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;
export type { BaseWindow, BrowserWindowConstructorOptions };
