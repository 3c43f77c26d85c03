import { describe, expect, it } from 'vitest';
import { ElectronShell } from '../../../electron/shell/electron-shell.ts';
import { contractPage } from '../../contracts/shell-contract.ts';
import { ElectronStandIn } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';
import { builtPreload } from './built-preload.ts';

const preload = builtPreload();

async function openShell(): Promise<ElectronStandIn> {
  const stand = new ElectronStandIn({ packaged: true });
  const shell = new ElectronShell({ electron: stand.electron, dataFolder: scratchTree({}), preload: preload.path, platform: 'linux' });
  stand.becomeReady();
  await shell.open(contractPage);
  return stand;
}

/** In Chromium the same is tried in the window: test/e2e/people-in-bulk.test.ts. */
describe('the camera under Electron', () => {
  it('is there on the pages where a photo is taken, without its microphone, and on no other', async () => {
    const stand = await openShell();
    for (const page of ['/people/new', '/people/3f0e4c1a-8f43-4f0d-9a55-0d6c1f3b2a77/edit', '/mine']) {
      expect(await stand.page.films(page, ['video']), page).toBe(true);
      expect(await stand.page.films(page, ['audio']), page).toBe(false);
      expect(await stand.page.films(page, ['video', 'audio']), page).toBe(false);
    }
    for (const page of ['', '/desk', '/people', '/people/new/x', '/people/1', '/mine/card', '/settings', '/x?y=/people/new'])
      expect(await stand.page.films(page, ['video']), page).toBe(false);
  });
});
