import type { Plugin, Rolldown } from 'vite';

const PAGE = 'kiosk.html';
const LIST = 'kiosk-files.json';

/** Writes down which files the page of a kiosk can load: the main process serves it those and no other. */
export function kioskFiles(): Plugin {
  return {
    name: 'kiosk-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${PAGE}`) === true);
        if (entry?.type !== 'chunk') throw new TypeError(`expected ${PAGE} among what is built`);
        const source = JSON.stringify([PAGE, ...reached(entry, bundle)]);
        this.emitFile({ type: 'asset', fileName: LIST, source });
      },
    },
  };
}

/** A chunk, its styles and pictures, and what it imports, at once or later. */
function reached(entry: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const files = new Set<string>();
  const waiting = [entry.fileName];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (files.has(name)) continue;
    files.add(name);
    const file = bundle[name];
    if (file?.type !== 'chunk') continue;
    const meta = file.viteMetadata;
    waiting.push(...file.imports, ...file.dynamicImports, ...(meta?.importedCss ?? []), ...(meta?.importedAssets ?? []));
  }
  return files;
}
