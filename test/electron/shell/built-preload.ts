import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { buildPreload } from '../../../scripts/build/app.ts';

/** Builds the preload once for the tests of this file, as it ships. */
export function builtPreload(): { readonly path: string } {
  const built = { path: '' };
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cardwright-preload-'));
    built.path = join(folder, 'preload.cjs');
    await buildPreload(built.path);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return built;
}
