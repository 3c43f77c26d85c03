import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../core/actions/wire.ts';
import { type ElectronRun, runOnElectron, UP_LINE } from '../../../electron/main-electron.ts';
import type { RunningStation } from '../../../electron/station.ts';
import { MemoryReaders } from '../../../native/simulator/memory-readers.ts';
import { ElectronStandIn, type StandInOptions } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import type { Locks } from '../../fixtures/electron-stand-in/stand-in-app.ts';
import { emptyPage } from '../station/empty-page.ts';
import { APPROVER, OPERATOR } from '../station/test-station.ts';
import { builtPreload } from './built-preload.ts';

const preload = builtPreload();
const FOUNDING = { organisation: 'Example Org', servicePoint: 'Front office', station: 'Desk 1', operator: OPERATOR, approver: APPROVER };
const folders: string[] = [];
const running: ElectronStandIn[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-electron-'));
  folders.push(folder);
  return folder;
}

/** Starts as main.ts does: everything before `ready` at once, then Electron is ready. */
async function start(options: StandInOptions & Partial<ElectronRun> = {}) {
  const stand = new ElectronStandIn(options);
  running.push(stand);
  const said: string[] = [];
  const run = runOnElectron({
    electron: stand.electron,
    dataFolder: options.dataFolder ?? newFolder(),
    rendererFolder: options.rendererFolder ?? emptyPage(),
    preload: preload.path,
    readers: async () => new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: ['Reader A'] }),
    say: (line) => said.push(line),
  });
  stand.becomeReady();
  return { stand, said, station: await run };
}

async function ask(stand: ElectronStandIn, action: string, input: unknown = {}): Promise<Reply> {
  return JSON.parse(await stand.page.post(JSON.stringify({ action, input }))) as Reply;
}

function isOpen(station: RunningStation | undefined): boolean {
  try {
    station?.store.settings.get('step-times');
    return true;
  } catch {
    return false;
  }
}

afterEach(async () => {
  for (const stand of running.splice(0)) {
    if (stand.state.exitCode !== undefined) continue;
    stand.state.quit();
    await stand.exited;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the first start under Electron', () => {
  it('opens the window and answers what the page asks first', async () => {
    const { stand, said } = await start();
    expect(said.at(-1)).toContain(UP_LINE);
    expect(stand.window.shown).toBe(true);
    const reply = await ask(stand, 'station.status');
    expect(reply).toMatchObject({ ok: true, output: { state: 'first-start', shell: 'electron', sealing: { backend: 'gnome_libsecret' } } });
  });

  it('refuses in words what no page of ours sends', async () => {
    const { stand } = await start();
    expect(JSON.parse(await stand.page.post('not JSON'))).toMatchObject({ ok: false, failure: { code: 'message-malformed' } });
    expect(await ask(stand, 'no.such')).toMatchObject({ ok: false, failure: { code: 'action-unknown' } });
    expect(JSON.parse(await stand.page.post(' '.repeat(4_300_000)))).toMatchObject({ failure: { code: 'message-too-large' } });
  });

  it('serves the built page with a nonce of this window alone', async () => {
    const { stand } = await start();
    const other = await start();
    const policies = await Promise.all(
      [stand, other.stand].map(async ({ page }) => (await page.request('/')).headers.get('content-security-policy')),
    );
    const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]);
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('founds a station whose keys the key ring seals, and goes on with them at the next start', async () => {
    const dataFolder = newFolder();
    const keyRing = { backend: 'gnome_libsecret', key: new Uint8Array(32).fill(7) } as const;
    const first = await start({ dataFolder, keyRing });
    expect(await ask(first.stand, 'station.first-start', FOUNDING)).toMatchObject({ ok: true });
    first.stand.closeWindow();
    expect(await first.stand.exited).toBe(0);
    const second = await start({ dataFolder, keyRing });
    expect(await ask(second.stand, 'station.status')).toMatchObject({ ok: true, output: { state: 'recovery-code-to-print' } });
  });

  it('closes its records when the person closes the window, and then ends', async () => {
    const dataFolder = newFolder();
    let open: boolean | undefined;
    const { stand, station } = await start({
      dataFolder,
      atExit: () => {
        open = isOpen(station);
      },
    });
    expect(isOpen(station)).toBe(true);
    stand.closeWindow();
    expect(await stand.exited).toBe(0);
    expect(open).toBe(false);
    const again = await start({ dataFolder });
    expect(again.said.at(-1)).toContain(UP_LINE);
  });

  it('brings its window forward when somebody starts it a second time, and the second ends', async () => {
    const dataFolder = newFolder();
    const locks: Locks = new Map();
    const first = await start({ dataFolder, locks });
    first.stand.window.minimized = true;
    const second = await start({ dataFolder, locks });
    expect(await second.stand.exited).toBe(0);
    expect(second.station).toBeUndefined();
    expect(second.said).toEqual(['This station runs already: its window comes forward.']);
    expect(first.stand.window).toMatchObject({ minimized: false, shown: true, focused: 1 });
  });

  it('does not start where another program holds its records, and says so', async () => {
    const dataFolder = newFolder();
    await start({ dataFolder });
    const second = await start({ dataFolder, packaged: true });
    expect(await second.stand.exited).toBe(1);
    expect(second.said.at(-1)).toContain('runs already');
    expect(second.stand.boxes).toHaveLength(1);
  });

  it('does not start without its page, and says so', async () => {
    const { stand, said } = await start({ rendererFolder: newFolder() });
    expect(await stand.exited).toBe(1);
    expect(said.at(-1)).toMatch(/^Cardwright did not start: expected the built page/);
  });

  it('draws the page anew when its process ends, and gives up after three times', async () => {
    const { stand } = await start();
    const { webContents } = stand.window;
    for (let n = 0; n < 3; n += 1) await stand.page.crashes();
    expect(webContents.loads).toBe(4);
    expect(await ask(stand, 'station.status')).toMatchObject({ ok: true });
    await stand.page.crashes();
    expect(await stand.exited).toBe(0);
  });

  it('locks the session when the computer sleeps', async () => {
    const { stand } = await start();
    await ask(stand, 'station.first-start', FOUNDING);
    const { email, password } = OPERATOR;
    expect(await ask(stand, 'session.sign-in', { email, password })).toMatchObject({ ok: true });
    const locked = new Promise<string>((resolve) => stand.page.subscribe((json) => json.includes('"locked"') && resolve(json)));
    stand.power.emit('suspend');
    expect(JSON.parse(await locked)).toEqual({ event: 'session', state: 'locked' });
  });
});
