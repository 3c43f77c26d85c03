import { type FailureKind, type FailureRetry, failures } from '../../core/failures/table.ts';
import { failures as sentences } from '../../renderer/strings/en/failures.ts';
import { code, page, table } from './markdown.ts';

const kinds: Readonly<Record<FailureKind, string>> = {
  user: 'Of the person at the station',
  denied: 'Of roles and sessions',
  card: 'Of the card',
  reader: 'Of the reader',
  network: 'Of the certificate authority',
  defect: 'Of the program and its machine',
};
const retries: Readonly<Record<FailureRetry, string>> = { now: 'now', 'after-fix': 'when it is mended', never: 'never' };

/** Every failure with its three sentences, grouped by who can mend it. */
export function failuresPage(): string {
  const codes = Object.keys(failures) as (keyof typeof failures)[];
  return page('Failures', '`core/failures/table.ts` and `renderer/strings/en/failures*.ts`', [
    'A closed table: whatever goes wrong is one of these, and says what happened, what it means for the card or the work, and what to do next. ' +
      'Words in double braces are filled in.',
    ...(Object.keys(kinds) as FailureKind[]).flatMap((kind) => [
      `## ${kinds[kind]}`,
      table(
        ['Code', 'What happened', 'What it means', 'What to do next', 'Try again'],
        codes
          .filter((failure) => failures[failure].kind === kind)
          .map((failure) => {
            const { happened, means, next } = sentences[failure];
            return [code(failure), happened, means, next, retries[failures[failure].retry]];
          }),
      ),
    ]),
  ]);
}
