import { basename, dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const ADDRESS = /(new URL\(\s*['"])(\.[^'"]+\.ts)(['"]\s*,\s*import\.meta\.url)/g;

/** The files that a source file starts as workers: `new URL('./reader-worker.ts', import.meta.url)`. Absolute paths. */
export function workersOf(file: string, source: string): string[] {
  return [...source.matchAll(ADDRESS)].map(([, , address = '']) => join(dirname(file), address));
}

/** Points worker addresses at the built files. All built files lie in one folder, so the name alone says where. */
export const workerAddresses: Plugin = {
  name: 'worker-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\/(electron|native|core)\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replaceAll(
        ADDRESS,
        (_, before: string, address: string, after: string) => `${before}./${basename(address, '.ts')}.js${after}`,
      );
      return { contents, loader: 'ts' };
    });
  },
};
