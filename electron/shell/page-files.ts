import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFile } from './shell.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** The built page from its folder, into memory; the nonce is put on its scripts, where the page finds it. */
export function readPageFiles(folder: string, nonce: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const path of walk(folder)) {
    const type = types[path.split('.').at(-1) ?? ''];
    if (type !== undefined) files.set(`/${path}`, { bytes: new Uint8Array(readFileSync(join(folder, path))), type });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`expected the built page in ${folder}; build it with npm run build`);
  const html = new TextDecoder().decode(index.bytes).replaceAll('<script ', `<script nonce="${nonce}" `);
  files.set('/', { ...index, bytes: new TextEncoder().encode(html) });
  return files;
}

/** Takes the sign-in that is in the HTML of the page out of it: for whoever is not to see that first. */
export function takeFirstScreenOut(files: Map<string, PageFile>): void {
  const page = files.get('/');
  if (page === undefined) return;
  const html = new TextDecoder().decode(page.bytes).replace(/<!--first-->[\s\S]*<!--\/first-->/, '');
  files.set('/', { ...page, bytes: new TextEncoder().encode(html) });
}

function walk(folder: string, under = ''): readonly string[] {
  return readdirSync(join(folder, under)).flatMap((name) => {
    const path = under === '' ? name : `${under}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? walk(folder, path) : [path];
  });
}
