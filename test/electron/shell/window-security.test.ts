import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, flipFuses } from '@electron/fuses';
import { beforeEach, describe, expect, it } from 'vitest';
import { ElectronShell } from '../../../electron/shell/electron-shell.ts';
import { ORIGIN, POST_CHANNEL } from '../../../electron/shell/electron-options.ts';
import { ROOT } from '../../../scripts/checks/run-tool.ts';
import { sourceFiles } from '../../../scripts/checks/source-files.ts';
import { readFuses, standInElectron } from '../../../scripts/dist/electron-stand-in.ts';
import { FUSES } from '../../../scripts/dist/set-fuses.ts';
import { electronBinary } from '../../../scripts/start/electron.ts';
import { contractPage } from '../../contracts/shell-contract.ts';
import { ElectronStandIn } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import { skipUnless } from '../../skip.ts';
import { builderModules } from '../../tooling/builder-modules.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';
import { builtPreload } from './built-preload.ts';

const preload = builtPreload();
const NO_BINARY = 'Electron’s binary is not here; npm start -- --try-electron fetches it';

async function openShell(packaged = true): Promise<ElectronStandIn> {
  const stand = new ElectronStandIn({ packaged });
  const shell = new ElectronShell({ electron: stand.electron, dataFolder: scratchTree({}), preload: preload.path, platform: 'linux' });
  shell.onMessage(async (json) => `heard ${json}`);
  stand.becomeReady();
  await shell.open(contractPage);
  return stand;
}

/** Our own source, by path. */
function sources(): readonly (readonly [string, string])[] {
  return sourceFiles(ROOT)
    .filter((file) => file.startsWith('electron/') || file.startsWith('renderer/'))
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const);
}

/** Electron's security checklist, in its order: https://www.electronjs.org/docs/latest/tutorial/security */
describe('Electron’s security checklist', () => {
  let stand: ElectronStandIn;
  beforeEach(async () => {
    stand = await openShell();
  });
  const preferences = () => stand.window.options.webPreferences ?? {};

  it('1. Only load secure content: nothing comes from a network, not even by TLS', async () => {
    for (const url of ['http://example.org/', 'https://example.org/', 'ws://example.org/', 'wss://127.0.0.1/', 'ftp://example.org/'])
      await expect(stand.page.request(url), url).rejects.toThrow(/ERR_BLOCKED_BY_CLIENT/);
    expect(stand.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(stand.trustsBadCertificate('https://example.org/')).toBe(false);
    expect(stand.offersClientCertificate('https://example.org/')).toBe(false);
    expect(stand.window.webContents.webRtc).toBe('disable_non_proxied_udp');
    const { certificates } = stand.window.webContents.session;
    const verdict = await new Promise<number>((resolve) => certificates?.({} as Electron.Request, resolve));
    expect(verdict).toBe(-2);
  });

  it('2. Do not enable Node.js integration', () => {
    expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
    for (const name of ['require', 'process', 'module', 'Buffer']) expect(stand.page.evaluate(`typeof ${name}`), name).toBe('undefined');
  });

  it('3. Enable context isolation: the page sees what the bridge put there and cannot change it', () => {
    expect(preferences().contextIsolation).toBe(true);
    expect(stand.page.evaluate('typeof contextBridge + typeof ipcRenderer + typeof exports')).toBe('undefined'.repeat(3));
    expect(stand.page.evaluate('Object.isFrozen(station)')).toBe(true);
    expect(
      stand.page.evaluate("(() => { 'use strict'; try { window.station = {}; return 'changed'; } catch (e) { return e.name; } })()"),
    ).toBe('TypeError');
  });

  it('4. Enable process sandboxing: for this window and for every process', () => {
    expect(preferences().sandbox).toBe(true);
    expect(stand.app.seen.sandboxed).toBe(true);
  });

  it('5. Handle session permission requests: every one is refused', async () => {
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'usb'] as const)
      expect(await stand.page.asks(permission), permission).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid', 'serial', 'usb'] as const)
      expect(stand.page.has(permission), permission).toBe(false);
    expect(stand.page.hasDevice()).toBe(false);
  });

  it('6. Do not disable webSecurity', () => {
    expect(preferences().webSecurity).toBe(true);
    expect(stand.app.switches.has('disable-web-security')).toBe(false);
  });

  it('7. Define a content security policy: with every answer, a refusal too', async () => {
    for (const path of ['/', '/assets/page.js', '/missing']) {
      const policy = (await stand.page.request(path)).headers.get('content-security-policy');
      expect(policy, path).toContain("default-src 'none'; script-src 'self'");
      expect(policy, path).toContain("connect-src 'none'");
      expect(policy, path).not.toContain('unsafe');
    }
    expect(stand.state.schemes?.get('station')?.bypassCSP ?? false).toBe(false);
  });

  it('8. Do not enable allowRunningInsecureContent', () => {
    expect(preferences().allowRunningInsecureContent).toBe(false);
  });

  it('9. Do not enable experimental features', () => {
    expect(preferences().experimentalFeatures).toBe(false);
  });

  it('10. Do not use enableBlinkFeatures', () => {
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
    expect(stand.app.switches.has('enable-blink-features')).toBe(false);
  });

  it('11. Do not use allowpopups for webviews: there is no webview', () => {
    expect(preferences().webviewTag).toBe(false);
    expect(sources().filter(([, source]) => /<webview|allowpopups/i.test(source))).toEqual([]);
  });

  it('12. Verify webview options before creation: none is attached', () => {
    expect(stand.page.attachesWebview('https://example.org/')).toBe(false);
    expect(stand.page.attachesWebview(`${ORIGIN}/`)).toBe(false);
  });

  it('13. Disable or limit navigation: the page stays where it is', () => {
    for (const url of ['https://example.org/', 'file:///etc/passwd', `${ORIGIN}/other`, 'javascript:void 0'])
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)
        expect(stand.page.navigates(url, event), `${event} ${url}`).toBe(false);
    expect(preferences().navigateOnDragDrop).toBe(false);
  });

  it('14. Disable or limit creation of new windows: none is opened', () => {
    for (const url of ['https://example.org/', `${ORIGIN}/`, 'about:blank']) expect(stand.page.opens(url), url).toBe(false);
  });

  it('15. Do not use shell.openExternal with untrusted content: it is used nowhere', () => {
    expect(stand.electron).not.toHaveProperty('shell');
    expect(sources().filter(([, source]) => /openExternal\(|openPath\(/.test(source))).toEqual([]);
  });

  it('16. Use a current version of Electron: one exact version, and that is what is installed', () => {
    const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, unknown>;
    const pinned = (read('package.json')['devDependencies'] as Record<string, string>)['electron'];
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read('node_modules/electron/package.json')['version']).toBe(pinned);
  });

  it('17. Validate the sender of all IPC messages: our page in the main frame and nobody else', async () => {
    const from = (url: string, parent: object | null = null) =>
      stand.invokeFrom({ url, parent: parent as Electron.WebFrameMain | null }, POST_CHANNEL, 'question');
    expect(await from(`${ORIGIN}/`)).toBe('heard question');
    for (const url of [
      'https://example.org/',
      'station://other/',
      'station://app.example.org/',
      'file:///station://app/',
      'about:blank',
      '',
    ])
      await expect(from(url), url).rejects.toThrow(/refused/);
    await expect(from(`${ORIGIN}/`, { url: `${ORIGIN}/` })).rejects.toThrow(/refused/);
    await expect(stand.invokeFrom(null, POST_CHANNEL, 'question')).rejects.toThrow(/refused/);
    const other = new stand.electron.BrowserWindow({ webPreferences: { partition: 'other' } });
    expect(other.webContents.id).not.toBe(1);
    await expect(stand.invokeFrom({ url: `${ORIGIN}/`, parent: null }, POST_CHANNEL, 'question')).rejects.toThrow(/refused/);
  });

  it('17b. takes text of a size that a page of ours sends, and one channel only', async () => {
    const frame = { url: `${ORIGIN}/`, parent: null };
    for (const word of [undefined, 7, { json: 'x' }, ['x'], 'x'.repeat(16_777_217)])
      await expect(stand.invokeFrom(frame, POST_CHANNEL, word)).rejects.toThrow(/refused/);
    await expect(stand.invokeFrom(frame, 'station:other', 'x')).rejects.toThrow(/No handler registered/);
    expect([...stand.state.handlers.keys()]).toEqual([POST_CHANNEL]);
  });

  it('18. Avoid file:// and use a scheme of our own, with no more rights than a page needs', async () => {
    expect(stand.state.schemes).toEqual(new Map([['station', { standard: true, secure: true, supportFetchAPI: true }]]));
    await expect(stand.page.request('file:///etc/passwd')).rejects.toThrow(/ERR_BLOCKED_BY_CLIENT/);
    await expect(stand.page.request('station://other/')).rejects.toThrow(/ERR_BLOCKED_BY_CLIENT/);
    const { session } = stand.window.webContents;
    expect((await session.answer('station://other/')).status).toBe(404);
    expect((await session.answer('station://app/')).status).toBe(200);
    expect((await stand.page.request('/', 'POST')).status).toBe(405);
    expect(session.persistent).toBe(false);
  });

  it('19. Check which fuses you can change: every one is set, and none that weakens is on', () => {
    const names = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
    expect(Object.fromEntries(names.map((name) => [name, FUSES[FuseV1Options[name as keyof typeof FuseV1Options]]]))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: false,
    });
    expect(FUSES.strictlyRequireAllFuses).toBe(true);
    const { afterPack } = builderModules().readYaml(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as { afterPack: string };
    expect(afterPack).toBe('./scripts/dist/set-fuses.ts');
  });

  it('19a. An Electron with one fuse more than these is not packed', async () => {
    const binary = join(await standInElectron(scratchTree({})), 'electron');
    await flipFuses(binary, FUSES);
    expect(readFuses(readFileSync(binary))).toMatchObject({ runAsNode: false, onlyArchive: true, wasmTraps: false });
    const bytes = readFileSync(binary);
    const length = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 33;
    bytes[length] = (bytes[length] ?? 0) + 1;
    writeFileSync(binary, bytes);
    await expect(flipFuses(binary, FUSES)).rejects.toThrow(/strictlyRequireAllFuses/);
  });

  it('19b. The fuses are in the binary to be set', (context) => {
    const binary = electronBinary();
    skipUnless(context, binary !== undefined, NO_BINARY);
    const bytes = readFileSync(binary ?? '');
    const wire = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 32;
    expect(wire).toBeGreaterThan(32);
    expect(bytes[wire]).toBe(1);
    expect(bytes[wire + 1]).toBe(Object.values(FuseV1Options).length / 2);
  });

  it('20. Do not expose Electron APIs: two functions, and neither Electron’s event nor its errors go through', async () => {
    expect(stand.page.evaluate('Object.keys(station).join()')).toBe('post,subscribe');
    const heard = await new Promise<string>((resolve) => {
      const resolved = stand.page.evaluate('(tell) => station.subscribe((...words) => tell(words.length + typeof words[0]))');
      (resolved as (tell: (words: string) => void) => void)(resolve);
      stand.window.webContents.send('station:event', 'event');
    });
    expect(heard).toBe('1string');
  });

  it('keeps the tools of developers closed where it is packed, and offers no menu that opens them', async () => {
    expect(preferences().devTools).toBe(false);
    expect(stand.menu).toBe('none');
    await expect(stand.page.request('devtools://devtools/bundled/inspector.html')).rejects.toThrow(/ERR_BLOCKED_BY_CLIENT/);
    const loose = await openShell(false);
    expect(loose.window.options.webPreferences?.devTools).toBe(true);
  });

  it('lets nobody look in from outside where it is packed', () => {
    const outside = new ElectronStandIn({ packaged: true });
    outside.app.switches.set('remote-debugging-port', '9222');
    void new ElectronShell({ electron: outside.electron, dataFolder: '/nowhere', preload: preload.path });
    expect(outside.app.switches.has('remote-debugging-port')).toBe(false);
  });
});
