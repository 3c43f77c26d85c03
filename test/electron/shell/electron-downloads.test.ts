import { expect, it } from 'vitest';
import { ElectronShell } from '../../../electron/shell/electron-shell.ts';
import { contractPage } from '../../contracts/shell-contract.ts';
import { ElectronStandIn } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';
import { builtPreload } from './built-preload.ts';

const preload = builtPreload();

it('a window under Electron saves what the page made as a list or a report, each time where a person says, and nothing else', async () => {
  const stand = new ElectronStandIn({ packaged: true });
  const shell = new ElectronShell({ electron: stand.electron, dataFolder: scratchTree({}), preload: preload.path, platform: 'linux' });
  stand.becomeReady();
  await shell.open(contractPage);
  const { page } = stand;
  const own = 'blob:station://app/1c0f';
  for (const name of ['people.csv', 'person-P-1001.json', 'batch-2026-11-28-row-35.csv', 'cardwright-answer-Desk-2.json'])
    expect(page.downloads(own, name), name).toBe(name);
  for (const name of ['run.exe', 'people.csv.desktop', '../people.csv', '.csv', 'people.html'])
    expect(page.downloads(own, name), name).toBeUndefined();
  for (const url of ['https://example.org/people.csv', 'blob:https://example.org/1', 'station://app/people.csv', 'data:text/csv,a'])
    expect(page.downloads(url, 'people.csv'), url).toBeUndefined();
});
