import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFile } from './shell.ts';

export const KIOSK_PAGE = 'kiosk.html';
/** Names what the page of a kiosk can load, as the build found it. */
export const KIOSK_FILES = 'kiosk-files.json';

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
  files.set('/', started(files.get('/index.html'), folder, nonce));
  return files;
}

/** The page of a kiosk and all that it can load, and no other file: what the operators' screens are is not there to be asked for. */
export function readKioskFiles(folder: string, nonce: string): Map<string, PageFile> {
  const all = readPageFiles(folder, nonce);
  const listed = JSON.parse(readFileSync(join(folder, KIOSK_FILES), 'utf8')) as readonly string[];
  const files = new Map([...all].filter(([path]) => listed.includes(path.slice(1))));
  files.set('/', started(all.get(`/${KIOSK_PAGE}`), folder, nonce));
  return files;
}

function started(page: PageFile | undefined, folder: string, nonce: string): PageFile {
  if (page === undefined) throw new Error(`expected the built page in ${folder}; build it with npm run build`);
  const html = new TextDecoder().decode(page.bytes).replaceAll('<script ', `<script nonce="${nonce}" `);
  return { ...page, bytes: new TextEncoder().encode(html) };
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
