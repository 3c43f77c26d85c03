import { existsSync } from 'node:fs';
import type PDFDocument from 'pdfkit';

export type Page = InstanceType<typeof PDFDocument>;

/** Fonts that know Greek, Cyrillic and every Latin letter, where systems keep them; PDF's own fonts, which do not, where there is none. */
const systemFonts = {
  plain: [
    '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
    '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
    '/usr/share/fonts/TTF/DejaVuSans.ttf',
    '/System/Library/Fonts/Supplemental/Arial Unicode.ttf',
    'C:\\Windows\\Fonts\\arial.ttf',
  ],
  mono: [
    '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf',
    '/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf',
    '/usr/share/fonts/TTF/DejaVuSansMono.ttf',
    '/System/Library/Fonts/Supplemental/Courier New.ttf',
    'C:\\Windows\\Fonts\\cour.ttf',
  ],
} as const;

function registerFont(page: Page, name: 'plain' | 'mono', fallback: string): void {
  const file = systemFonts[name].find((path) => existsSync(path));
  page.registerFont(name, file ?? fallback);
}

/** An empty A4 page with the two fonts `plain` and `mono`. The maker of PDF is large and loaded with the first paper, not with the program. */
export async function newDocument(info: { readonly title: string; readonly author: string }): Promise<Page> {
  const { default: Document } = await import('pdfkit');
  const page = new Document({ size: 'A4', margin: 72, info: { Title: info.title, Author: info.author }, compress: true });
  registerFont(page, 'plain', 'Helvetica');
  registerFont(page, 'mono', 'Courier');
  return page.font('plain');
}

/** Ends the document and gives its bytes. */
export function pageBytes(page: Page): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    page.on('data', (part: Uint8Array) => parts.push(part));
    page.on('error', reject);
    page.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    page.end();
  });
}
