import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A fresh folder with these files (path to text). The caller removes it. */
export function makeTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'cardwright-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A fresh folder with these files (path to text), which goes away with the running test. */
export function scratchTree(files: Readonly<Record<string, string>>): string {
  const root = makeTree(files);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}
