import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const FOLDERS = ['core', 'native', 'electron', 'renderer', 'server', 'scripts', 'test'];

/** Paths from `root`, with `/`, of every TypeScript file of the project, sorted. */
export function sourceFiles(root: string): string[] {
  return FOLDERS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
