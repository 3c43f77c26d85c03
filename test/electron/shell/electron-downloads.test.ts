import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ElectronShell } from '../../../electron/shell/electron-shell.ts';
import { contractPage } from '../../contracts/shell-contract.ts';
import { ElectronStandIn } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';
import { builtPreload } from './built-preload.ts';

const preload = builtPreload();
let stand: ElectronStandIn;
let shell: ElectronShell;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cardwright-taken-out-'));
  stand = new ElectronStandIn({ packaged: true });
  shell = new ElectronShell({ electron: stand.electron, dataFolder: scratchTree({}), preload: preload.path, platform: 'linux' });
  stand.becomeReady();
  await shell.open(contractPage);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* lines(): AsyncGenerator<string, void, void> {
  yield 'one\n';
  yield 'two\n';
}

it('a window under Electron downloads nothing, whatever the page made of it and however it is called', () => {
  for (const url of ['blob:station://app/1c0f', 'station://app/people.csv', 'https://example.org/people.csv', 'data:text/csv,a'])
    for (const name of ['people.csv', 'cardwright-answer-Desk-2.json', 'run.exe']) expect(stand.page.downloads(url, name), url).toBe(false);
});

it('what is taken out goes where the person says in the dialog, under a name that the main process proposes', async () => {
  stand.saveIn = folder;
  expect(await shell.save('people.csv', lines())).toBe(join(folder, 'people.csv'));
  expect(stand.proposed).toBe('people.csv');
  expect(readFileSync(join(folder, 'people.csv'), 'utf8')).toBe('one\ntwo\n');
  expect(readdirSync(folder)).toEqual(['people.csv']);
});

it('nothing is made where the person closes the dialog', async () => {
  let asked = false;
  async function* watched(): AsyncGenerator<string, void, void> {
    asked = true;
    yield '';
  }
  expect(await shell.save('people.csv', watched())).toBeUndefined();
  expect([asked, readdirSync(folder)]).toEqual([false, []]);
});
