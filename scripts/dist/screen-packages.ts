import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from '../checks/imports.ts';
import { ROOT } from '../checks/run-tool.ts';
import { sourceFiles } from '../checks/source-files.ts';
import { aboutPackage, type ShippedPackage } from './shipped-packages.ts';

/** The npm packages of which the built screens are made: what their sources import, and what those need in turn. */
export function screenPackages(): readonly ShippedPackage[] {
  const found = new Map<string, ShippedPackage>();
  const add = (name: string): void => {
    const folder = `node_modules/${name}`;
    if (found.has(folder) || name.startsWith('@types/') || !existsSync(join(ROOT, folder, 'package.json'))) return;
    found.set(folder, { ...aboutPackage(folder), folder });
    const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
    for (const needed of Object.keys(dependencies)) add(needed);
  };
  for (const file of sourceFiles(ROOT).filter((path) => path.startsWith('renderer/'))) {
    const imports = importsOf(file, readFileSync(join(ROOT, file), 'utf8'));
    for (const { specifier, typeOnly } of imports) if (!typeOnly && !specifier.startsWith('.')) add(packageOf(specifier));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
