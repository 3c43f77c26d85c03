import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronSealing } from '../../../electron/shell/electron-sealing.ts';
import { fileSealing } from '../../../electron/shell/file-sealing.ts';
import { ElectronStandIn } from '../../fixtures/electron-stand-in/electron-stand-in.ts';
import type { Backend } from '../../fixtures/electron-stand-in/stand-in-safe-storage.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';

const SECRET = Uint8Array.from({ length: 32 }, (_, n) => n);

function sealingOn(
  backend: Backend,
  more: { readonly platform?: string; readonly folder?: string; readonly key?: Uint8Array; readonly available?: boolean } = {},
) {
  const { platform = 'linux', folder = scratchTree({}), key = randomBytes(32), available } = more;
  const stand = new ElectronStandIn({ keyRing: { backend, key, ...(available === undefined ? {} : { available }) } });
  stand.becomeReady();
  return electronSealing({ safeStorage: stand.electron.safeStorage, platform, keyFile: join(folder, 'station.key') });
}

describe('sealing under Electron', () => {
  it.each([
    ['linux', 'gnome_libsecret', 'gnome_libsecret'],
    ['linux', 'kwallet6', 'kwallet6'],
    ['darwin', 'gnome_libsecret', 'keychain'],
    ['win32', 'gnome_libsecret', 'dpapi'],
  ] as const)('on %s with %s is strong and names %s', (platform, backend, name) => {
    const { backend: named, strong, sentence } = sealingOn(backend, { platform }).describe();
    expect({ named, strong }).toEqual({ named: name, strong: true });
    expect(sentence).toMatch(/^They are sealed .*\.$/);
  });

  it.each(['basic_text', 'unknown'] as const)('with %s is not strong, seals under a file and says so', async (backend) => {
    const folder = scratchTree({});
    const sealing = sealingOn(backend, { folder });
    expect(sealing.describe()).toMatchObject({ backend: 'file', strong: false });
    expect(sealing.describe().sentence).toContain(backend);
    expect(sealing.describe().sentence).toContain('key in a file');
    expect(await fileSealing(join(folder, 'station.key')).unseal(await sealing.seal(SECRET))).toEqual(SECRET);
  });

  it.each([
    ['a key ring that cannot be opened', 'kwallet6', false],
    ['plain text that somebody allowed', 'basic_text', true],
    ['a backend that nobody knows', 'unknown', true],
  ] as const)('is not strong with %s', (_, backend, available) => {
    expect(sealingOn(backend, { available }).describe()).toMatchObject({ backend: 'file', strong: false });
  });

  it('is not strong on macOS and Windows where the system refuses', () => {
    for (const platform of ['darwin', 'win32'])
      expect(sealingOn('unknown', { platform, available: false }).describe(), platform).toMatchObject({ backend: 'file', strong: false });
  });

  it('opens what Chromium’s shell sealed under its file before', async () => {
    const folder = scratchTree({});
    const sealed = await fileSealing(join(folder, 'station.key')).seal(SECRET);
    expect(await sealingOn('gnome_libsecret', { folder }).unseal(sealed)).toEqual(SECRET);
  });

  it('opens with the same key ring and not with another', async () => {
    const folder = scratchTree({});
    const key = randomBytes(32);
    const sealed = await sealingOn('gnome_libsecret', { folder, key }).seal(SECRET);
    expect(await sealingOn('gnome_libsecret', { folder, key }).unseal(sealed)).toEqual(SECRET);
    await expect(sealingOn('gnome_libsecret', { folder }).unseal(sealed)).rejects.toThrow(/authenticate/);
  });

  it('says so where the key ring is gone', async () => {
    const folder = scratchTree({});
    const sealed = await sealingOn('gnome_libsecret', { folder }).seal(SECRET);
    await expect(sealingOn('basic_text', { folder }).unseal(sealed)).rejects.toThrow(/key ring, which is not there now/);
  });

  it.each(['gnome_libsecret', 'basic_text'] as const)('with %s takes no changed bytes', async (backend) => {
    const sealing = sealingOn(backend);
    const sealed = await sealing.seal(SECRET);
    sealed[sealed.length - 20] = (sealed[sealed.length - 20] ?? 0) ^ 1;
    await expect(sealing.unseal(sealed)).rejects.toThrow(/authenticate/);
  });
});
