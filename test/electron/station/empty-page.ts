import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with a page that shows nothing, for stations whose page is a test. */
export function emptyPage(): string {
  const folder = join(tmpdir(), `cardwright-empty-page-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="en"><head><title>Cardwright</title></head><body></body></html>');
  writeFileSync(join(folder, 'kiosk.html'), '<!doctype html><html lang="en"><head><title>Kiosk</title></head><body></body></html>');
  writeFileSync(join(folder, 'operators.js'), '');
  writeFileSync(join(folder, 'kiosk-files.json'), '["kiosk.html"]');
  return folder;
}
