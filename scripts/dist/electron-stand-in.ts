import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../checks/run-tool.ts';
import { archives } from './archives.ts';

/** Electron's fuse wire: this text in the binary, then version, length, and one byte a fuse: '0' off, '1' on (@electron/fuses). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FRESH = '101100011';

const FUSES = ['runAsNode', 'cookies', 'nodeOptions', 'inspect', 'integrity', 'onlyArchive', 'snapshot', 'files', 'wasmTraps'] as const;

export type Fuses = Readonly<Record<(typeof FUSES)[number], boolean>>;

/**
 * A folder that electron-builder takes for an unpacked Electron: the files it touches, and a binary that is all fuse wire. What is packed
 * around it does not run, but everything of ours in it is as it would be.
 */
export async function standInElectron(root: string): Promise<string> {
  const folder = join(root, 'electron-stand-in');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  const wire = [Buffer.alloc(4096), Buffer.from(SENTINEL), Buffer.from([1, FRESH.length]), Buffer.from(FRESH), Buffer.alloc(64)];
  writeFileSync(join(folder, 'electron'), Buffer.concat(wire), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) writeFileSync(join(folder, name), '');
  mkdirSync(join(root, 'default-app'));
  writeFileSync(join(root, 'default-app/main.js'), '');
  await archives().create(join(root, 'default-app'), join(folder, 'resources/default_app.asar'));
  return folder;
}

/** The fuses as they stand in a binary. Throws where it has no fuse wire. */
export function readFuses(binary: Uint8Array): Fuses {
  const bytes = Buffer.from(binary);
  const at = bytes.indexOf(SENTINEL);
  if (at < 0) throw new Error('this binary has no fuses; it is not Electron’s');
  const wire = bytes.subarray(at + SENTINEL.length + 2).toString('latin1', 0, FUSES.length);
  return Object.fromEntries(FUSES.map((name, index) => [name, wire[index] === '1'])) as Fuses;
}
