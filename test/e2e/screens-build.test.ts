import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { makeTree } from '../tooling/scratch-tree.ts';

describe('the built screens', () => {
  const folder = makeTree({});
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  let files: readonly string[] = [];

  beforeAll(async () => {
    await build({ root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('have no script and no style inside the page, so that a policy of self holds', () => {
    const page = read('index.html');
    expect(page.match(/<script(?![^>]*\bsrc=)/g)).toBeNull();
    expect(page.match(/<style|\sstyle=|\son[a-z]+=|javascript:/g)).toBeNull();
  });

  it('are addressed relative to the page alone', () => {
    const addresses = [...read('index.html').matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address?.startsWith('./'))).toEqual([]);
  });

  it('take no style sheet, font or picture from elsewhere', () => {
    for (const file of files.filter((name) => name.endsWith('.css'))) {
      expect(read(file).match(/@import|url\(\s*['"]?(?:https?:|\/\/)/g), file).toBeNull();
    }
  });
});
