import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../../core/actions/all.ts';
import { servicePointTable } from '../../core/roles/service-point-table.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import type { TestLink } from './use-case.ts';
import { pointRowsWithoutAPicture, pointUseCases } from './service-points.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Acts of which several rows speak: the target picks the row. */
const shared = { authorise: [3, 8], 'change-role': [4, 5, 6], 'enable-or-disable': [7, 9, 10] } as const;

const askingActions = (row: number): readonly string[] =>
  Object.values(actions).flatMap(({ id, permission }) => {
    if (permission.family !== 'service-points') return [];
    const rows: readonly number[] = typeof permission.row === 'number' ? [permission.row] : shared[permission.row];
    return rows.includes(row) ? [id] : [];
  });

describe('the table of what one may do at service points', () => {
  it('has the 22 published rows, each once and in their order', () => {
    expect(pointUseCases.map(({ row }) => row)).toEqual(servicePointTable.map(({ row }) => row));
    expect(pointUseCases).toHaveLength(22);
  });

  it('has neither action nor screen for a delete, and both for everything else', () => {
    const nobodys = pointUseCases.filter(({ actions: ids, screens }) => ids.length === 0 && screens.length === 0).map(({ row }) => row);
    expect(nobodys).toEqual(servicePointTable.filter(({ action }) => action.startsWith('Delete')).map(({ row }) => row));
    expect(pointUseCases.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });

  it('has a test in the real window for every row, and a picture of its own', () => {
    const inWindow = (tests: readonly TestLink[]): boolean => tests.some(([file]) => file.startsWith('e2e/'));
    expect(pointUseCases.filter(({ tests }) => !inWindow(tests)).map(({ row }) => row)).toEqual([]);
    const pictures = pointUseCases.map(({ picture }) => picture);
    expect(new Set(pictures).size).toBe(22);
    expect(pointRowsWithoutAPicture(pictures.slice(1).map((name) => `${name}-light-1280x800.png`))).toEqual([
      'service points, row 1: no picture “access-nowhere” was taken in the window',
    ]);
  });

  it.each(pointUseCases)('row $row names every action that asks it', ({ row, actions: ids }) => {
    expect([...ids].toSorted()).toEqual([...askingActions(row)].toSorted());
  });

  it.each(pointUseCases)('row $row has its actions on its screens', ({ actions: ids, screens }) => {
    const shown = screens.map((screen) => read(`renderer/screens/${screen}.tsx`)).join('\n');
    for (const id of ids) expect(shown).toContain(`'${id}'`);
  });

  it.each(pointUseCases)('row $row names tests that are there and run', ({ tests }) => {
    for (const [file, title] of tests) {
      expect(existsSync(join(ROOT, 'test', file)), file).toBe(true);
      expect(read(`test/${file}`), title).toMatch(new RegExp(`['\`]${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}['\`]`));
    }
  });
});
