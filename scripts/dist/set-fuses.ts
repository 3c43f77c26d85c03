import { join } from 'node:path';
import { flipFuses, type FuseV1Config, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Every fuse of the wire: what weakens the program off, what hardens it on. Strict: an Electron with a fuse that is not named here is not
 * packed, so that a new one is met when Electron is raised. Nothing of ours is WebAssembly, so the signal handlers that V8 would install
 * for its memory are left out.
 */
export const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: false,
} as const satisfies FuseV1Config;

/** What electron-builder hands over once a program is packed and not yet signed. */
interface Packed {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly executableName?: string; readonly appInfo: { readonly productFilename: string } };
}

const ENDINGS: Readonly<Record<string, string>> = { darwin: '.app', mas: '.app', win32: '.exe' };

/** electron-builder's afterPack hook: its own setting knows one fuse less. */
export async function afterPack({ appOutDir, electronPlatformName, packager }: Packed): Promise<void> {
  const name = packager.executableName ?? packager.appInfo.productFilename;
  await flipFuses(join(appOutDir, `${name}${ENDINGS[electronPlatformName] ?? ''}`), FUSES);
}
