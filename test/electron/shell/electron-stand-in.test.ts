import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebPreferences } from 'electron';
import { describe, expect, it } from 'vitest';
import { ElectronShell } from '../../../electron/shell/electron-shell.ts';
import { contractPage } from '../../contracts/shell-contract.ts';
import { ElectronStandIn } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';
import { builtPreload } from './built-preload.ts';

const preload = builtPreload();
const OWN_SCHEME = [{ scheme: 'station', privileges: { standard: true } }];

function ready(): ElectronStandIn {
  const stand = new ElectronStandIn();
  stand.electron.protocol.registerSchemesAsPrivileged(OWN_SCHEME);
  stand.becomeReady();
  return stand;
}

/** A window with this preload, its page loaded. */
async function opened(script: string): Promise<ElectronStandIn> {
  const root = scratchTree({ 'preload.cjs': script });
  const stand = ready();
  const page = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
  stand.electron.session.fromPartition('here').protocol.handle('station', page);
  const webPreferences = { partition: 'here', preload: join(root, 'preload.cjs') };
  await new stand.electron.BrowserWindow({ webPreferences }).loadURL('station://app/');
  return stand;
}

describe('the stand-in for Electron refuses', () => {
  it('a scheme that is registered after ready, or twice', () => {
    const stand = new ElectronStandIn();
    stand.electron.protocol.registerSchemesAsPrivileged(OWN_SCHEME);
    expect(() => stand.electron.protocol.registerSchemesAsPrivileged(OWN_SCHEME)).toThrow(/only once/);
    const late = new ElectronStandIn();
    late.becomeReady();
    expect(() => late.electron.protocol.registerSchemesAsPrivileged(OWN_SCHEME)).toThrow(/before app is ready/);
  });

  it('a window, a session and safeStorage before ready', () => {
    const { electron } = new ElectronStandIn();
    expect(() => new electron.BrowserWindow({})).toThrow(/before app is ready/);
    expect(() => electron.session.fromPartition('here')).toThrow(/when app is ready/);
    expect(() => electron.safeStorage.isEncryptionAvailable()).toThrow(/before app is ready/);
    expect(() => electron.safeStorage.encryptString('secret')).toThrow(/before app is ready/);
  });

  it('the sandbox and switches after ready', () => {
    const { electron } = ready();
    expect(() => electron.app.enableSandbox()).toThrow(/before app is ready/);
    expect(() => electron.app.commandLine.appendSwitch('mute-audio')).toThrow(/before app is ready/);
  });

  it.each<[string, WebPreferences]>([
    ['Node in the page', { nodeIntegration: true }],
    ['Node in workers', { nodeIntegrationInWorker: true }],
    ['Node in frames', { nodeIntegrationInSubFrames: true }],
    ['one world for page and preload', { contextIsolation: false }],
    ['no sandbox', { sandbox: false }],
    ['no same-origin policy', { webSecurity: false }],
    ['insecure content', { allowRunningInsecureContent: true }],
    ['experimental features', { experimentalFeatures: true }],
    ['Blink features', { enableBlinkFeatures: 'CSSVariables' }],
    ['webviews', { webviewTag: true }],
    ['a preload by a relative path', { preload: 'out/app/preload.cjs' }],
    ['a preload that is an ES module by its name', { preload: '/out/app/preload.mjs' }],
  ])('a window with %s', (_, webPreferences) => {
    const { electron } = ready();
    expect(() => new electron.BrowserWindow({ webPreferences })).toThrow(/sandbox|absolute path/);
  });

  it('a handler for a scheme that was never registered, and a second one for the same', () => {
    const { protocol } = ready().electron.session.fromPartition('here');
    expect(() => protocol.handle('other', () => new Response())).toThrow(/never registered/);
    protocol.handle('station', () => new Response());
    expect(() => protocol.handle('station', () => new Response())).toThrow(/Failed to register/);
  });

  it('a second handler for one channel', () => {
    const { ipcMain } = ready().electron;
    ipcMain.handle('station:post', () => '');
    expect(() => ipcMain.handle('station:post', () => '')).toThrow(/second handler/);
  });

  it.each([
    ['imports', "import { ipcRenderer } from 'electron';"],
    ['exports', 'export const a = 1;'],
  ])('a preload that %s', async (_, script) => {
    await expect(opened(script)).rejects.toThrow(/import statement outside a module|Unexpected token 'export'/);
  });

  it.each(['node:fs', 'fs', './other.cjs', 'electron/renderer'])('a preload that requires %s', async (name) => {
    await expect(opened(`require(${JSON.stringify(name)});`)).rejects.toThrow(/module not found/);
  });

  it('a preload that exposes two things under one name', async () => {
    const script = "const { contextBridge } = require('electron');".concat("contextBridge.exposeInMainWorld('a', {});".repeat(2));
    await expect(opened(script)).rejects.toThrow(/existing property/);
  });

  it('a page that comes from anywhere but a handler', async () => {
    const stand = ready();
    const window = new stand.electron.BrowserWindow({});
    await expect(window.loadURL('https://example.org/')).rejects.toThrow(/ERR_UNKNOWN_URL_SCHEME/);
  });
});

describe('the stand-in for Electron, where the shell is used in the wrong order', () => {
  const parts = (stand: ElectronStandIn) => ({
    electron: stand.electron,
    dataFolder: '/nowhere',
    preload: preload.path,
    platform: 'linux',
  });

  it('does not let the shell be made after ready', () => {
    const stand = new ElectronStandIn();
    stand.becomeReady();
    expect(() => new ElectronShell(parts(stand))).toThrow(/after Electron was ready/);
  });

  it('lets the shell be opened before ready: it waits', async () => {
    const stand = new ElectronStandIn();
    const shell = new ElectronShell(parts(stand));
    const opening = shell.open(contractPage);
    expect(stand.state.windows).toEqual([]);
    stand.becomeReady();
    await opening;
    expect(stand.window.shown).toBe(true);
  });

  it('does not open with a preload that is no CommonJS', async () => {
    const root = scratchTree({ 'preload.cjs': '' });
    writeFileSync(join(root, 'preload.cjs'), "import { contextBridge } from 'electron';\n");
    const stand = new ElectronStandIn();
    const shell = new ElectronShell({ ...parts(stand), preload: join(root, 'preload.cjs') });
    stand.becomeReady();
    await expect(shell.open(contractPage)).rejects.toThrow(/import statement outside a module|Unexpected token 'export'/);
  });
});
