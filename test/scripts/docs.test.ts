import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedPages } from '../../scripts/docs/pages.ts';

const folder = new URL('../../docs/generated/', import.meta.url);
const pages = [...generatedPages()];

describe('The generated documentation', () => {
  it.each(pages)('docs/generated/%s is what the tables say now (else: node scripts/docs.ts)', (name, text) => {
    expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  });

  it('has these pages and no page that nothing makes', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['actions.md', 'failures.md', 'life-cycles.md', 'roles.md', 'use-cases.md']);
  });

  it.each(pages)('%s has whole tables: every row as many columns as its head', (_name, text) => {
    let width = 0;
    for (const line of text.split('\n')) {
      const columns = line.replaceAll('\\|', '').split('|').length;
      if (!line.startsWith('|')) width = 0;
      else if (width === 0) width = columns;
      else expect(columns, line).toBe(width);
    }
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it('of roles shows 51, 22 and 20 rows', () => {
    const text = generatedPages().get('roles.md') ?? '';
    const rows = text.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
    expect(rows.filter((line) => /^\| \d+ \|/.test(line))).toHaveLength(73);
    expect(rows).toContain('| 27 | Issue card | yes | – | – | – | – | – | – | |');
    expect(rows).toContain('| 26 | Request card | yes | – | decides | – | – | – | – | `cards-request-approval` |');
    expect(rows).toContain('| 17 | Delete Service Point | – | – | – | – |');
  });
});
