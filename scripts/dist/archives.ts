import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../checks/run-tool.ts';

interface Archives {
  /** Every path in an archive, with `/` first, and whether it lies beside the archive instead of in it: `pack   : /package.json`. */
  readonly list: (archive: string) => string[];
  readonly create: (folder: string, archive: string) => Promise<void>;
  /** Takes everything out, also what lies beside it. */
  readonly extract: (archive: string, folder: string) => void;
}

/** Electron's archives, through the very module with which electron-builder writes them. */
export function archives(): Archives {
  const builder = createRequire(join(ROOT, 'node_modules/electron-builder/package.json'));
  const asar = createRequire(builder.resolve('app-builder-lib/package.json'))('@electron/asar') as {
    listPackage: (archive: string, options: { isPack: boolean }) => string[];
    createPackage: (folder: string, archive: string) => Promise<void>;
    extractAll: (archive: string, folder: string) => void;
  };
  return {
    list: (archive) => asar.listPackage(archive, { isPack: true }),
    create: asar.createPackage,
    extract: asar.extractAll,
  };
}
