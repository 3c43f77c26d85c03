import { cardUseCases, temporaryCardUseCases } from './cards.ts';
import type { TestLink, UseCase } from './use-case.ts';
import { userUseCases } from './users.ts';

/** The 43 rows of the packages Users, Cards and Temporary cards, in the published order. */
export const useCases: readonly UseCase[] = [...userUseCases, ...cardUseCases, ...temporaryCardUseCases];

/** Does a test that ran, by its full name, have this title? What a table test fills in may be anything. */
export function isTitled(ran: string, title: string): boolean {
  const literal = title.split(/%[sijd]|\$\{[^}]*\}|\$[a-z]+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:^|[>:] )${literal.join('.+')}$`).test(ran);
}

/** Links that no test of those that ran and passed answers, each said as a sentence. `passed` are names like `test/a.test.ts: suite > title`. */
export function linksWithoutARun(cases: readonly UseCase[], passed: readonly string[]): readonly string[] {
  const answers = ([file, title]: TestLink) => passed.some((ran) => ran.startsWith(`test/${file}: `) && isTitled(ran, title));
  return cases.flatMap(({ row, tests }) =>
    tests.filter((link) => !answers(link)).map(([file, title]) => `row ${row}: test/${file} “${title}” did not run and pass`),
  );
}
