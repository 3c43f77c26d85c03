import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generatedPages } from './docs/pages.ts';

// node scripts/docs.ts writes docs/generated from the tables that are enforced; with --check it compares and changes nothing.
const folder = new URL('../docs/generated/', import.meta.url);

function kept(name: string): string {
  try {
    return readFileSync(new URL(name, folder), 'utf8');
  } catch {
    return '';
  }
}

const stale = [...generatedPages()].filter(([name, text]) => kept(name) !== text);
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`docs/generated/${name} is not current: run node scripts/docs.ts`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) {
    writeFileSync(new URL(name, folder), text);
    console.log(`wrote docs/generated/${name}`);
  }
}
