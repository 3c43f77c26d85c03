import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../checks/run-tool.ts';
import { archives } from './archives.ts';
import { type Fuses, readFuses } from './electron-stand-in.ts';

const WANTED: Fuses = {
  runAsNode: false,
  cookies: true,
  nodeOptions: false,
  inspect: false,
  integrity: true,
  onlyArchive: true,
  snapshot: false,
  files: false,
  wasmTraps: false,
};

const OURS = ['/package.json', '/out/app/main.js', '/out/app/preload.cjs', '/out/renderer/index.html'];

/** What is wrong with a program that electron-builder has packed into this folder, in sentences; nothing where it is as it must be. */
export function packedFaults(folder: string): readonly string[] {
  const resources = join(folder, 'resources');
  const lines = archives().list(join(resources, 'app.asar'));
  const paths = lines.map((line) => line.replace(/^\w+\s*: /, ''));
  const outside = new Set(lines.filter((line) => line.startsWith('unpack')).map((line) => line.replace(/^\w+\s*: /, '')));
  const native = paths.filter((path) => path.endsWith('.node'));
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  return [
    ...OURS.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...paths.filter((path) => path.endsWith('.ts') && !path.includes('/node_modules/')).map((path) => `${path} is a source`),
    ...Object.keys(devDependencies)
      .filter((name) => paths.some((path) => path.startsWith(`/node_modules/${name}/`)))
      .map((name) => `${name} is a tool of ours and no part of the program`),
    ...(native.length === 0 ? ['there is no native module'] : []),
    ...native.filter((path) => !outside.has(path)).map((path) => `${path} lies in the archive and cannot be loaded from there`),
    ...native
      .filter((path) => outside.has(path) && !existsSync(join(resources, 'app.asar.unpacked', path)))
      .map((path) => `${path} is missing beside the archive`),
    ...fuseFaults(folder),
  ];
}

function fuseFaults(folder: string): readonly string[] {
  const name = readdirSync(folder).find((file) => /^cardwright(?:\.exe)?$/i.test(file));
  if (name === undefined) return ['the program itself is missing'];
  const fuses = readFuses(readFileSync(join(folder, name)));
  const wrong = (Object.keys(WANTED) as (keyof Fuses)[]).filter((fuse) => fuses[fuse] !== WANTED[fuse]);
  return wrong.map((fuse) => `fuse ${fuse} stands at ${fuses[fuse] ? 'on' : 'off'}`);
}
