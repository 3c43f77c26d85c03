import type { ElectronApi } from './electron-api.ts';

/** No menu: Electron's own would offer reloading and developer tools. macOS has copy and paste in its menu alone, so it keeps those. */
export function settleMenu({ Menu }: Pick<ElectronApi, 'Menu'>, platform: string): void {
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null,
  );
}
