import type { Verdict } from './programs.ts';

/** The verdicts as a table for people. */
export function table(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ program, asked, verdict, said }) => [program, asked, verdict, said]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
