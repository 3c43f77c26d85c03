import { parseSync } from 'vite';

/** One import, re-export, dynamic import, `import('…')` type or worker address of a source file. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** True where only types come over, so that nothing is loaded when the program runs. */
  readonly typeOnly: boolean;
}

const IMPORT_TYPE = /\bimport\(\s*(['"])([^'"]+)\1/g;
const WORKER_ADDRESS = /new URL\(\s*(['"])(\.[^'"]+\.tsx?)\1\s*,\s*import\.meta\.url/g;

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

/** Every way in which the file reaches another one. `file` gives the language by its ending. Throws where the source does not parse. */
export function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${file}: ${error.message}`);
  const found: Import[] = [];
  const add = (specifier: string, offset: number, typeOnly: boolean) => found.push({ specifier, line: lineAt(source, offset), typeOnly });

  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, moduleRequest.start, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { start, entries } of module.staticExports) {
    const [first] = entries;
    if (first?.moduleRequest)
      add(
        first.moduleRequest.value,
        start,
        entries.every((entry) => entry.isType),
      );
  }
  const dynamic = new Set(module.dynamicImports.map(({ start }) => start));
  for (const match of source.matchAll(IMPORT_TYPE)) add(match[2] ?? '', match.index, !dynamic.has(match.index));
  for (const match of source.matchAll(WORKER_ADDRESS)) add(match[2] ?? '', match.index, false);
  return found;
}
