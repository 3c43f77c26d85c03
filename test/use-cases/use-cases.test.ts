import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../../core/actions/all.ts';
import { credentialTable } from '../../core/roles/credential-table.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { isTitled, linksWithoutARun, ofRows, rowsWithoutAPicture, useCases } from './all.ts';

const published = credentialTable.map(({ row }) => row);

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Actions of the station that ask this row themselves; deciding and running a batch ask whichever row it is. */
const askingActions = (row: number): readonly string[] =>
  Object.values(actions).flatMap(({ id, permission, reads }) =>
    permission.family === 'credentials' && permission.row === row && !('as' in permission) && !reads ? [id] : [],
  );

describe('the table of use cases', () => {
  it('has the 51 published rows, each once and in their order', () => {
    expect(useCases.map(({ row }) => row)).toEqual(published);
    expect(published).toHaveLength(51);
  });

  it('has an action, a screen and a test for every row', () => {
    expect(useCases.filter(({ actions: ids, screens, tests }) => ids.length * screens.length * tests.length === 0)).toEqual([]);
  });

  it('has a test in the real window for every row, and for none but that row', () => {
    const inWindow = useCases.map(({ row, tests }) => ({ row, links: tests.filter(([file]) => file.startsWith('e2e/')).map(String) }));
    expect(inWindow.filter(({ links }) => links.length === 0).map(({ row }) => row)).toEqual([]);
    const all = inWindow.flatMap(({ links }) => links);
    expect(all.filter((link, index) => all.indexOf(link) !== index)).toEqual([]);
  });

  it.each(useCases)('row $row names every action that asks it', ({ row, actions: ids }) => {
    expect([...ids].toSorted()).toEqual([...askingActions(row)].toSorted());
  });

  it.each(useCases)('row $row has its actions on its screens', ({ actions: ids, screens }) => {
    const shown = screens.map((screen) => read(`renderer/screens/${screen}.tsx`)).join('\n');
    for (const id of ids) expect(shown).toContain(`'${id}'`);
  });

  it.each(useCases)('row $row names tests that are there and run', ({ tests }) => {
    for (const [file, title] of tests) {
      expect(existsSync(join(ROOT, 'test', file)), file).toBe(true);
      const text = read(`test/${file}`);
      expect(text, title).toMatch(new RegExp(`['\`]${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}['\`]`));
    }
  });
});

describe('a test that a row names', () => {
  const cases = [{ row: 1, actions: [], screens: [], tests: [['a.test.ts', 'lends %s']] as const }];

  it('is found by what a table filled in, in its own file alone', () => {
    expect(linksWithoutARun(ofRows(cases), ['test/a.test.ts: a pool > lends a card'])).toEqual([]);
    expect(linksWithoutARun(ofRows(cases), ['test/b.test.ts: a pool > lends a card'])).toEqual([
      'row 1: test/a.test.ts “lends %s” did not run and pass',
    ]);
  });

  it('is missed where it did not run, or another with a longer title did', () => {
    expect(linksWithoutARun(ofRows(cases), [])).toHaveLength(1);
    expect(isTitled('a pool > never lends a card', 'lends %s')).toBe(false);
    expect(isTitled('test/a.test.ts: lends a card twice', 'lends a card')).toBe(false);
    expect(isTitled('test/a.test.ts: (all) lends a card', '(all) lends a card')).toBe(true);
  });

  it('in the window leaves a picture that tells its row by its name', () => {
    expect(rowsWithoutAPicture(cases, ['07-row-01.png'])).toEqual([]);
    expect(rowsWithoutAPicture(cases, ['07-row-01-asked.png', '08-row-11.png', 'row-01.jpg'])).toEqual([
      'row 1: no picture of it was taken in the window',
    ]);
  });
});
