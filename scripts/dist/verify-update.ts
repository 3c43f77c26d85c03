/**
 * `node scripts/dist/verify-update.ts MANIFEST FILE … --key KEY [--installed 0.1.0] [--data FOLDER]`: whether these files are what KEY
 * has signed, newer than what is installed (package.json's version unless told), and whether no card operation is open in that station's
 * records. KEY is a verifier key, or a file with one. Ends with 0, 1 refused, 2 not judged.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usualDataFolder } from '../../electron/shell/data-folder.ts';
import { countOpenOperations } from '../../electron/store/count-open-operations.ts';
import { tellUpdate, type UpdateVerdict } from '../../electron/updates/tell.ts';
import { productVersion } from './product-version.ts';

const USAGE = 'usage: node scripts/dist/verify-update.ts MANIFEST FILE … --key KEY [--installed 0.1.0] [--data FOLDER]';

async function judge(words: readonly string[]): Promise<UpdateVerdict> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      key: { type: 'string' },
      installed: { type: 'string', default: productVersion() },
      data: { type: 'string', default: usualDataFolder() },
    },
    allowPositionals: true,
  });
  const [manifest, ...files] = positionals;
  if (manifest === undefined || values.key === undefined) throw new RangeError(USAGE);
  const key = existsSync(values.key) ? readFileSync(values.key, 'utf8') : values.key;
  const openOperations = countOpenOperations(join(values.data, 'station.sqlite'));
  return tellUpdate({ manifest, files, installed: values.installed, openOperations, key });
}

try {
  const { good, sentence } = await judge(process.argv.slice(2));
  console.log(sentence);
  process.exitCode = good ? 0 : 1;
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : 'unknown');
  process.exitCode = 2;
}
