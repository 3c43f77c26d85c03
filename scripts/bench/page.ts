import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Measure } from '../measures.ts';
import { benches } from './benches.ts';
import { EarlierPage } from './earlier-page.ts';
import { type Figure, holds, type Kept, RESULTS, rounded } from './figure.ts';
import { quantile } from './interleave.ts';
import { plot, shown } from './plot.ts';

const PAGE = 'docs/performance.md';
export const PLOTS = 'docs/performance';

/** Figures of other commands, which append them to out/measures.jsonl: the last of each name and unit. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'tear.cases': '`npm run tear`',
  'tear.bad': '`npm run tear`',
  'tear.sigkills': '`npm run tear`',
  'fuzz.inputs': '`npm run fuzz`',
  'fuzz.bad': '`npm run fuzz`',
  'canary.hits': '`npm test`',
  'cells.credentials.tried': '`npm test`',
  'cells.credentials.wrong': '`npm test`',
  'cells.service-points.tried': '`npm test`',
  'cells.service-points.wrong': '`npm test`',
  'cells.holders.tried': '`npm test`',
  'cells.holders.wrong': '`npm test`',
  'delete.tries': '`npm test`',
  'delete.done': '`npm test`',
  'walk.steps': '`npm run test:long`',
  'http.random.inputs': '`npm run test:long`',
  'http.500s': '`npm run test:long`',
  'holders.walk.leaks': '`npm run test:long`',
};

/** Writes docs/performance.md and its plots of what was measured last; what was not measured here stays as it was, or says that it is missing. */
export function writePage(): string {
  mkdirSync(PLOTS, { recursive: true });
  const earlier = new EarlierPage(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
  const parts = benches.map(({ name, title }) => {
    const kept = keptOf(name);
    if (kept !== undefined) return section(kept);
    return earlier.section(title) ?? `## ${title}\n\nNot measured yet: \`npm run bench -- ${name}\`.\n`;
  });
  writeFileSync(PAGE, [HEAD, goals(earlier), ...parts, elsewhere(earlier)].join('\n'));
  return `${PAGE} and ${PLOTS} are written`;
}

const HEAD = `# Performance

Written by \`npm run bench -- --write\`; do not edit. Each side of a comparison runs in turns, so that what else the machine does falls on
both; a figure is the median of its runs, and a ratio says more than a time. \`npm run bench -- NAME\` measures one again.
`;

export function keptOf(name: string): Kept | undefined {
  const path = `${RESULTS}/${name}.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : undefined;
}

const goalOf = ({ bound, goal, unit }: Figure): string => `${bound === 'most' ? 'at most' : 'at least'} ${goal} ${unit}`;

export const GOALS = 'Goals';
export const GOAL_HEAD = ['Measure', 'Value', 'Goal', 'Holds'];

function goals(earlier: EarlierPage): string {
  const rows = benches.flatMap(({ name, title }) => {
    const kept = keptOf(name);
    return kept === undefined ? earlier.rowsOf(GOALS, earlier.figures(title)) : goalRows(kept.figures);
  });
  return `## ${GOALS}\n\n${table(GOAL_HEAD, rows)}`;
}

/** Each figure with its goal. */
export function goalRows(figures: readonly Figure[]): readonly (readonly string[])[] {
  return figures.map((figure) => [`\`${figure.name}\``, String(rounded(figure.value)), goalOf(figure), holds(figure) ? 'yes' : '**no**']);
}

/** One measurement with its plots, which it writes. */
export function section({ title, at, machine, figures }: Kept): string {
  const parts = figures.map((figure) => {
    const file = `${PLOTS}/${figure.name}.svg`;
    writeFileSync(file, plot(figure));
    const rows = figure.series.map(({ label, unit, values }) => [
      label,
      String(values.length),
      `${shown(quantile(values, 0.5))} ${unit}`,
      shown(Math.min(...values)),
      shown(quantile(values, 0.99)),
    ]);
    const verdict = `**${rounded(figure.value)} ${figure.unit}**; goal ${goalOf(figure)}: ${holds(figure) ? 'holds' : 'does not hold'}.`;
    return `### ${figure.name}\n\n${figure.what} ${verdict}\n\n${table(['Side', 'Runs', 'Median', 'Least', '99 %'], rows)}\n![${figure.name}](${file.replace('docs/', '')})\n`;
  });
  return `## ${title}\n\nMeasured on ${at.slice(0, 10)}; ${machine}.\n\n${parts.join('\n')}`;
}

const ELSEWHERE_TITLE = 'Measured by other commands';

function elsewhere(earlier: EarlierPage): string {
  const last = new Map<string, Measure>();
  const file = 'out/measures.jsonl';
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const line of lines) {
    const measured = line === '' ? undefined : (JSON.parse(line) as Measure);
    if (measured !== undefined) last.set(`${measured.name} ${measured.unit}`, measured);
  }
  const rows = Object.entries(ELSEWHERE).flatMap(([name, command]) => {
    const measured = [...last.values()].filter((one) => one.name === name);
    if (measured.length === 0) {
      const known = earlier.rowsOf(ELSEWHERE_TITLE, [name]);
      return known.length > 0 ? known : [[`\`${name}\``, 'not measured here', '', '', '', command]];
    }
    return measured.map(({ value, unit, goal, holds: does }) => [
      `\`${name}\``,
      String(value),
      unit,
      String(goal),
      does ? 'yes' : '**no**',
      command,
    ]);
  });
  return `## ${ELSEWHERE_TITLE}\n\n${table(['Measure', 'Value', 'Unit', 'Goal', 'Holds', 'By'], rows)}`;
}

/** As the formatter would write it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(3, ...all.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return `${[line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n')}\n`;
}
