import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ElectronShell } from '../../../electron/shell/electron-shell.ts';
import { shellContract } from '../../contracts/shell-contract.ts';
import { takenOut } from '../../fixtures/taken-out.ts';
import { cupsStandIn } from '../../fixtures/cups-stand-in.ts';
import { ElectronStandIn } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import { builtPreload } from './built-preload.ts';

const preload = builtPreload();

shellContract('Electron, stood in for', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cardwright-shell-'));
  const cups = cupsStandIn();
  const stand = new ElectronStandIn();
  const shell = new ElectronShell({ electron: stand.electron, dataFolder, preload: preload.path, platform: 'linux' });
  stand.becomeReady();
  stand.saveIn = dataFolder;
  return {
    shell,
    page: {
      post: (json) => stand.page.post(json),
      subscribe: async (listener) => stand.page.subscribe(listener),
      request: async (path) => {
        const { status, headers } = await stand.page.request(path);
        return { status, headers: Object.fromEntries(headers) };
      },
      stationHas: async () => JSON.parse(String(stand.page.evaluate('JSON.stringify(Object.keys(station))'))) as string[],
    },
    printer: cups.printer,
    takenOut,
    lockSystem: () => void stand.power.emit('lock-screen'),
    draws: false,
    end: async () => {
      await shell.quit();
      cups.end();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
});
