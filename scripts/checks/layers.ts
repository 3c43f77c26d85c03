import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { cycles } from './cycles.ts';
import { type Import, importsOf } from './imports.ts';
import { LAYERED, LAYERS, type Layer } from './layer-table.ts';
import { sourceFiles } from './source-files.ts';

function within(file: string, path: string): boolean {
  return file === path || file === `${path}.ts` || file.startsWith(`${path}/`);
}

function layerOf(file: string): Layer | undefined {
  return LAYERS.filter((layer) => within(file, layer.path)).reduce<Layer | undefined>(
    (best, layer) => (best === undefined || layer.path.length > best.path.length ? layer : best),
    undefined,
  );
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** "core may import only core and the package zod", for the message. */
function allowance(layer: Layer): string {
  const types = layer.types?.map((path) => `types of ${path}`) ?? [];
  const packages = layer.packages.map((name) => `package ${name}${name.endsWith('/') ? '*' : ''}`);
  return `${layer.path} may import only ${[layer.path, ...layer.imports, ...types, ...packages, ...(layer.node ? ['node:*'] : [])].join(', ')}`;
}

function allows(layer: Layer, found: Import, target: string | undefined): boolean {
  if (target !== undefined) {
    // A layer inside this one (core/base in core) belongs to it; the reverse does not hold.
    if (within(target, layer.path) || layer.imports.some((path) => within(target, path))) return true;
    return found.typeOnly && (layer.types ?? []).some((path) => within(target, path));
  }
  if (isNodeModule(found.specifier)) return layer.node;
  const name = packageName(found.specifier);
  return layer.packages.some((allowed) => (allowed.endsWith('/') ? name.startsWith(allowed) : name === allowed));
}

function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}

function refusals(file: string, imports: readonly Import[]): string[] {
  if (!LAYERED.some((folder) => within(file, folder))) return [];
  const layer = layerOf(file);
  if (layer === undefined) return [`${file}: stands in no layer; name its folder in scripts/checks/layer-table.ts`];
  return imports.flatMap((found) => {
    const target = targetOf(file, found.specifier);
    if (allows(layer, found, target)) return [];
    return [`${file}:${found.line}: imports ${found.typeOnly ? 'types of ' : ''}${target ?? found.specifier}; ${allowance(layer)}`];
  });
}

/** Every import under `root` that the table of layers does not allow, and every circle of imports, as sentences with file and line. */
export function layerFaults(root: string): string[] {
  const graph = new Map<string, string[]>();
  const faults: string[] = [];
  for (const file of sourceFiles(root)) {
    const imports = importsOf(file, readFileSync(join(root, file), 'utf8'));
    faults.push(...refusals(file, imports));
    graph.set(
      file,
      imports.flatMap(({ specifier }) => targetOf(file, specifier) ?? []),
    );
  }
  const circles = cycles(graph).map((circle) => `${circle[0]}: a circle of imports: ${circle.join(' -> ')}`);
  return [...faults, ...circles];
}
