import { cardUseCases, temporaryCardUseCases } from './cards.ts';
import { mobileUseCases } from './mobile.ts';
import type { TestLink, UseCase } from './use-case.ts';
import { userUseCases } from './users.ts';
import { virtualUseCases } from './virtual.ts';

/** The 51 published rows, in their order. */
export const useCases: readonly UseCase[] = [
  ...userUseCases,
  ...cardUseCases,
  ...mobileUseCases,
  ...virtualUseCases,
  ...temporaryCardUseCases,
];

/** Does a test that ran, by its full name, have this title? What a table test fills in may be anything. */
export function isTitled(ran: string, title: string): boolean {
  const literal = title.split(/%[sijd]|\$\{[^}]*\}|\$[a-z]+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:^|[>:] )${literal.join('.+')}$`).test(ran);
}

/** What names tests that show it. */
interface Linked {
  readonly what: string;
  readonly tests: readonly TestLink[];
}

/** Links that no test of those that ran and passed answers, each said as a sentence. `passed` are names like `test/a.test.ts: suite > title`. */
export function linksWithoutARun(linked: readonly Linked[], passed: readonly string[]): readonly string[] {
  const answers = ([file, title]: TestLink) => passed.some((ran) => ran.startsWith(`test/${file}: `) && isTitled(ran, title));
  return linked.flatMap(({ what, tests }) =>
    tests.filter((link) => !answers(link)).map(([file, title]) => `${what}: test/${file} “${title}” did not run and pass`),
  );
}

/** The links of rows, each by its number. */
export const ofRows = (cases: readonly UseCase[]): readonly Linked[] => cases.map(({ row, tests }) => ({ what: `row ${row}`, tests }));

/** How the picture of a row ends that its end-to-end test leaves under out/e2e. */
export const rowPicture = (row: number): string => `row-${String(row).padStart(2, '0')}`;

/** Rows whose end-to-end test left no picture, by the names of those that were taken. */
export function rowsWithoutAPicture(cases: readonly UseCase[], pictures: readonly string[]): readonly string[] {
  const isThere = (row: number): boolean => pictures.some((name) => name.endsWith(`-${rowPicture(row)}.png`));
  return cases.filter(({ row }) => !isThere(row)).map(({ row }) => `row ${row}: no picture of it was taken in the window`);
}
