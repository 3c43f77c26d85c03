import { basename, dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const ADDRESS = /(?<=new URL\(\s*['"])\.[^'"]+\.ts(?=['"]\s*,\s*import\.meta\.url)/g;

/** The files that a source file starts as workers: `new URL('./reader-worker.ts', import.meta.url)`. Paths as `file` has them. */
export function workersOf(file: string, source: string): string[] {
  return [...source.matchAll(ADDRESS)].map(([address]) => join(dirname(file), address));
}

/** Points worker addresses at the built files. All built files lie in one folder, so the name alone says where. */
export const workerAddresses: Plugin = {
  name: 'worker-addresses',
  setup(build) {
    build.onLoad({ filter: /\/(electron|native|core)\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replaceAll(ADDRESS, (address) => `./${basename(address, '.ts')}.js`), loader: 'ts' };
    });
  },
};
