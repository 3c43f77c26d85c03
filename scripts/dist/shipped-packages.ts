import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { ROOT } from '../checks/run-tool.ts';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Its folder from the project's root, `node_modules/…`. */
  readonly folder: string;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** A package of C++ headers: a native module is built with it and never loads it. */
const FOR_BUILDING = new Set(['node_modules/node-addon-api']);

/** Another C library's binaries: an npm that does not know of C libraries brings them along. */
const OTHER_LIBRARY = /-musl$/;

/** Words for people and compilers, and sources of what is there as a binary. */
const NOT_RUN = new Set(
  '.ts .cts .mts .tsx .map .md .flow .c .cc .cpp .h .hh .hpp .asm .S .inc .gyp .gypi .mk .txt .natvis .def .iml .opts'.split(' '),
);

/** Folders that no program loads: sources beside what was built of them, builds of this machine, tests, another C library's binaries. */
const LEFT_OUT = [
  /^node_modules\/better-sqlite3\/(?:build|deps|src)(?:\/|$)/,
  /^node_modules\/koffi\/(?:doc|lib|vendor)(?:\/|$)/,
  /^node_modules\/(?:fontkit|zod)\/src(?:\/|$)/,
  /^node_modules\/(?:pdfkit\/(?:tools|types)|@swc\/helpers\/scripts)(?:\/|$)/,
  /^node_modules\/@koromix\/[^/]+\/musl_/,
  /\/test(?:\/|$)/,
  /\/\./,
];

/** Whole browsers' worth of the same thing again. */
const FOR_BROWSERS = /\.(?:browser|standalone|old)(?:\.[a-z]+)*\.m?js$|(?:^|\/)browser(?:-module)?\.[cm]?js$/;

/** The npm packages that the main process loads, as the lock file has them and as they are installed for this system. */
export function shippedPackages(): readonly ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockEntry> };
  return Object.entries(packages)
    .filter(
      ([folder, { dev }]) =>
        folder !== '' && dev !== true && !FOR_BUILDING.has(folder) && !OTHER_LIBRARY.test(folder) && existsSync(join(ROOT, folder)),
    )
    .map(([folder]) => ({ ...aboutPackage(folder), folder }));
}

/** Name, version and licence as the package itself says them. */
export function aboutPackage(folder: string): Omit<ShippedPackage, 'folder'> {
  const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
  const { name, version, license = 'MIT' } = JSON.parse(text) as { name: string; version: string; license?: string };
  return { name, version, license };
}

function isLeftOut(path: string): boolean {
  return LEFT_OUT.some((pattern) => pattern.test(path));
}

/** Whether a file or folder of node_modules goes into a package for that system. `path` is from the project's root, with `/`. */
export function isShipped(path: string, system: string): boolean {
  const name = basename(path);
  if (/^(?:licen[cs]e|copying|notice)/i.test(name)) return true;
  if (name === 'cnoke.cjs' || isLeftOut(path) || FOR_BROWSERS.test(path)) return false;
  return name.endsWith('.node') && path.includes('/prebuilds/') ? name === `${system}.node` : !NOT_RUN.has(extname(name));
}

/** Copies what runs. A package that lies inside another one is copied by itself. */
export function copyPackages(to: string, system: string): readonly ShippedPackage[] {
  const packages = shippedPackages();
  for (const { folder } of packages) {
    const from = join(ROOT, folder);
    const filter = (source: string): boolean => {
      const inside = relative(from, source).split(sep).join('/');
      return inside === '' || (!inside.split('/').includes('node_modules') && kept(source, `${folder}/${inside}`, system));
    };
    cpSync(from, join(to, folder), { recursive: true, filter, dereference: true });
  }
  return packages;
}

function kept(source: string, path: string, system: string): boolean {
  return statSync(source).isDirectory() ? holdsShipped(source, path, system) : isShipped(path, system);
}

/** Empty folders are not worth a place. */
function holdsShipped(source: string, path: string, system: string): boolean {
  return !isLeftOut(path) && readdirSync(source).some((name) => kept(join(source, name), `${path}/${name}`, system));
}
