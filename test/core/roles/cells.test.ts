import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allCells, decideAtAll } from '../../../core/roles/cells.ts';
import { credentialRow, credentialTable } from '../../../core/roles/credential-table.ts';
import { servicePointRow, servicePointTable } from '../../../core/roles/service-point-table.ts';
import { adminInTheNorth, NORTH, point, registryOperator, row, userInTheNorth, withRoles } from './people.ts';

interface CredentialsFile {
  readonly useCases: readonly { readonly useCase: string; readonly package: string; readonly roles: readonly string[] }[];
}
interface ServicePointsFile {
  readonly actions: readonly { readonly section: string; readonly action: string; readonly cells: Readonly<Record<string, string>> }[];
}
const published = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}-matrix.json`, import.meta.url), 'utf8'));

describe('The tables in the program', () => {
  it('are the published table of 51 use cases, row by row in its order', () => {
    const { useCases } = published('credentials') as CredentialsFile;
    expect(credentialTable.map(({ useCase, package: name, roles }) => ({ useCase, package: name, roles }))).toEqual(useCases);
    expect(credentialTable.map((entry) => entry.row)).toEqual(useCases.map((_, index) => index + 1));
  });

  it('are the published table of 22 actions, row by row in its order', () => {
    const { actions } = published('service-points') as ServicePointsFile;
    expect(servicePointTable.map(({ section, action, cells }) => ({ section, action, cells }))).toEqual(
      actions.map(({ section, action, cells }) => ({ section, action, cells })),
    );
    expect(servicePointTable.map((entry) => entry.row)).toEqual(actions.map((_, index) => index + 1));
  });

  it('refuse the number of a row that does not exist', () => {
    for (const number of [0, -1, 52, 1.5]) expect(() => credentialRow(number)).toThrow(RangeError);
    for (const number of [0, 23]) expect(() => servicePointRow(number)).toThrow(RangeError);
  });

  it('answer for `npm run roles` with 445 cells, each once', () => {
    const cells = allCells();
    expect(cells).toHaveLength(445);
    expect(new Set(cells.map((cell) => `${cell.family}|${cell.row}|${cell.role}`)).size).toBe(445);
  });
});

describe('The page of roles, which asks for nobody in particular', () => {
  it.each([
    ['an Operator may deactivate a user', withRoles('Operator'), row(2), true],
    ['an Operator may edit roles', withRoles('Operator'), row(8), true],
    ['a Service Point Admin may disable another of their own service point', adminInTheNorth, point(9), true],
    ['a Service Point Admin may not disable an Operator', adminInTheNorth, point(7), false],
    ['a Registry operator may disable an Operator', registryOperator, point(7), true],
    ['a Service Point User may disable nobody', userInTheNorth, point(10), false],
  ] as const)('says that %s', (_sentence, actor, permission, may) => {
    expect(decideAtAll(actor, permission, { servicePointId: NORTH, ownerId: actor.personId }).allowed).toBe(may);
  });

  it('never answers a missing role with “it is not known whom this is about”', () => {
    for (const number of servicePointTable.map((entry) => entry.row)) {
      const decision = decideAtAll(userInTheNorth, point(number), { servicePointId: NORTH });
      expect(decision.allowed ? 'allowed' : decision.because).not.toBe('target-unknown');
    }
  });
});
