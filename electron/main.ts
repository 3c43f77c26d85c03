import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session } from 'electron';
import { runOnElectron } from './main-electron.ts';
import { usualDataFolder } from './shell/data-folder.ts';

// What Electron runs, built into out/app/main.js: the preload lies beside it, the page in out/renderer. Nothing here may wait before
// `ready`, for Electron is not ready before this file has run.
const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' }, size: { type: 'string' }, picture: { type: 'string' }, kiosk: { type: 'boolean' } },
  strict: false,
});
const here = fileURLToPath(new URL('.', import.meta.url));
const size = /^(\d{3,4})x(\d{3,4})$/.exec(String(values.size ?? ''));

// Whoever listened may be gone; that is no reason to end.
process.stdout.on('error', () => undefined);
void runOnElectron({
  electron: { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session },
  dataFolder: typeof values.data === 'string' ? values.data : usualDataFolder(),
  rendererFolder: join(here, '..', 'renderer'),
  preload: join(here, 'preload.cjs'),
  readers: async () => (await import('../native/pcsc/pcsc-readers.ts')).openPcscReaders(),
  ...(values.kiosk === true ? { kiosk: true } : {}),
  say: (line) => void process.stdout.write(`${line}\n`),
  ...(size === null ? {} : { width: Number(size[1]), height: Number(size[2]) }),
  ...(typeof values.picture === 'string' && !app.isPackaged ? { picture: values.picture } : {}),
});
