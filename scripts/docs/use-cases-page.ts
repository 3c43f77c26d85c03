import { approvalOptionOf } from '../../core/options.ts';
import { credentialRow } from '../../core/roles/credential-table.ts';
import { useCases } from '../../test/use-cases/all.ts';
import type { TestLink } from '../../test/use-cases/use-case.ts';
import { code, page, table } from './markdown.ts';

const linked = (text: string, path: string): string => `[${text}](../../${path})`;

const test = ([file, title]: TestLink): string => `${linked(title.replaceAll(/[[\]]/g, ''), `test/${file}`)}`;

/** One line per published row of the first table. */
export function useCasesPage(): string {
  const packages = [...new Set(useCases.map(({ row }) => credentialRow(row).package))];
  const line = ({ row, actions, screens, tests }: (typeof useCases)[number]): readonly string[] => {
    const option = approvalOptionOf(row);
    return [
      String(row),
      credentialRow(row).useCase,
      credentialRow(row).roles.join(', '),
      actions.map(code).join(', '),
      screens.map((screen) => linked(screen, `renderer/screens/${screen}.tsx`)).join(', '),
      option === undefined ? '' : code(option),
      tests.map(test).join('; '),
    ];
  };
  return page('Use cases', '`test/use-cases`', [
    `The ${useCases.length} published use cases of people and credentials: what each is done with, on which screen, and the tests that show it. ` +
      'Besides those, `test/electron/station/use-case-cells.test.ts` sends every row in every state as a message of every role, and ' +
      '`npm test` fails where a test named here did not run and pass, or where a row’s test in the window left no picture `…-row-NN.png` under `out/e2e`.',
    ...packages.flatMap((name) => [
      `## ${name}`,
      table(
        ['', 'Use case', 'Roles', 'Action', 'Screen', 'Approval option', 'Tests'],
        useCases.filter(({ row }) => credentialRow(row).package === name).map(line),
      ),
    ]),
  ]);
}
