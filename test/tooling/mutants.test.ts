import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../scripts/mutants/table.ts';

describe('The mutants of syncing', () => {
  it.each(mutants.map(({ does, file, from, to }) => [does, file, from, to] as const))('%s: where %s has it', (_does, file, from, to) => {
    expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  it('are at least thirty, and listed', () => {
    const page = readFileSync('docs/mutants.md', 'utf8');
    expect(mutants.length).toBeGreaterThanOrEqual(30);
    expect(mutants.filter(({ does, file }) => !page.includes(does) || !page.includes(file))).toEqual([]);
  });
});
