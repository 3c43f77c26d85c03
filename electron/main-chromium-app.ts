import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Refusal } from '../core/failures/refusal.ts';
import { runOnChromium } from './main-chromium.ts';
import { usualDataFolder } from './shell/data-folder.ts';
import { pictureWhenDrawn } from './shell/drawn-picture.ts';
import { countOpenOperations } from './store/count-open-operations.ts';
import { tellUpdate } from './updates/tell.ts';

// What the Debian package starts, built into app/main-chromium-app.js: package.json, the page and the trusted key lie one folder above.
const USAGE = `cardwright [--data FOLDER] [--size 1280x800] [--headless] [--kiosk] [--picture FILE] [--once]
cardwright --verify-update MANIFEST [--key KEY] [--data FOLDER] FILE …
cardwright --version | --help`;

const OPTIONS = {
  data: { type: 'string' },
  size: { type: 'string', default: '1280x800' },
  headless: { type: 'boolean', default: false },
  kiosk: { type: 'boolean', default: false },
  picture: { type: 'string' },
  once: { type: 'boolean', default: false },
  'verify-update': { type: 'string' },
  key: { type: 'string' },
  version: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const above = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function given(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
}

type Given = ReturnType<typeof given>;

function version(): string {
  return (JSON.parse(readFileSync(above('package.json'), 'utf8')) as { version: string }).version;
}

/** The code to end with. Throws a sentence where the words cannot be followed. */
async function main(words: readonly string[]): Promise<number> {
  const asked = given(words);
  if (asked.values.help) say(USAGE);
  else if (asked.values.version) say(`Cardwright ${version()}`);
  else if (asked.values['verify-update'] !== undefined) return judgeUpdate(asked.values['verify-update'], asked);
  else await openWindow(asked);
  return 0;
}

/** The key is the one that came with the program, unless another is named: a file with a verifier key, or the key itself. */
async function judgeUpdate(manifest: string, { values, positionals: files }: Given): Promise<number> {
  const named = values.key ?? above('update-key');
  if (values.key === undefined && !existsSync(named)) throw new RangeError('this package came without a trusted key; name one with --key');
  const key = existsSync(named) ? readFileSync(named, 'utf8') : named;
  const openOperations = countOpenOperations(join(resolve(values.data ?? usualDataFolder()), 'station.sqlite'));
  const { good, sentence } = await tellUpdate({ manifest, files, installed: version(), openOperations, key });
  say(sentence);
  return good ? 0 : 1;
}

async function openWindow({ values, positionals }: Given): Promise<void> {
  const size = /^(\d{3,4})x(\d{3,4})$/.exec(values.size);
  if (size === null || positionals.length > 0) throw new RangeError(USAGE);
  const dataFolder = resolve(values.data ?? usualDataFolder());
  const [width, height] = [Number(size[1]), Number(size[2])];
  const { headless, kiosk } = values;
  const window = await runOnChromium({ dataFolder, rendererFolder: above('renderer'), headless, kiosk, width, height, say });
  const asked = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
  try {
    say(`Cardwright is open; its records are in ${dataFolder}. Close its window to end it.`);
    if (values.picture !== undefined) writeFileSync(values.picture, await pictureWhenDrawn(window.shell));
    if (!values.once) await Promise.race([window.closed, asked]);
  } finally {
    await window.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  // A refusal to start has been told already.
  if (!(cause instanceof Refusal)) process.stderr.write(`cardwright: ${cause instanceof Error ? cause.message : 'unknown'}\n`);
  process.exitCode = 1;
}
