import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { builderModules } from './builder-modules.ts';

const { validate, readYaml } = builderModules();
const settings = readYaml(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Readonly<Record<string, unknown>>;

describe('electron-builder.yml', () => {
  it('is valid against the schema of electron-builder', async () => {
    await expect(validate(settings)).resolves.toBeUndefined();
  });

  it.each([
    ['an unknown option', { asarUnpacked: true }],
    ['a target without a name', { linux: { target: [{ arch: 'x64' }] } }],
  ])('would be refused with %s', async (_, change) => {
    await expect(validate({ ...settings, ...change })).rejects.toThrow(/Invalid configuration object/);
  });

  it('makes packages for Linux, Windows and macOS', () => {
    expect(settings).toMatchObject({ linux: { target: ['deb', 'AppImage'] }, win: { target: ['nsis'] }, mac: { target: ['dmg'] } });
  });

  it('packs an archive, leaves native modules beside it and rebuilds none', () => {
    expect(settings).toMatchObject({ asar: true, asarUnpack: ['**/*.node'], npmRebuild: false });
  });
});
