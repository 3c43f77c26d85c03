import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { EarlierPage } from '../bench/earlier-page.ts';
import type { Bench } from '../bench/figure.ts';
import { GOAL_HEAD, GOALS, goalRows, keptOf, PLOTS, section, table } from '../bench/page.ts';

const PAGE = 'docs/performance-server.md';
type Part = Pick<Bench, 'name' | 'title'>;
export const SERVER: Part = { name: 'server', title: 'The central server against bare PostgreSQL' };
export const INGEST: Part = { name: 'ingest', title: 'What stations deliver' };
export const FILLED: Part = { name: 'filled', title: 'What stations deliver where much is already' };
export const FIRST_LOAD: Part = { name: 'first-load', title: 'What a new station takes in' };
export const RECONNECT: Part = { name: 'reconnect', title: 'When all stations come back at once' };
const PARTS: readonly Part[] = [SERVER, INGEST, FILLED, RECONNECT, FIRST_LOAD];

const HEAD = `# Performance of the central server

Written by \`npm run bench:server -- --write\`; do not edit. Server, PostgreSQL and whoever asks share the machine; the server and bare
PostgreSQL work in turns, so that what else the machine does falls on both, and each commit waits for the disk.
`;

interface Written {
  /** Rows of the table of goals. */
  readonly rows: readonly (readonly string[])[];
  readonly text: string;
}

/** Writes docs/performance-server.md and its plots of what was measured last; a part that was not measured here stays as it stands. */
export function writeServerPage(): string {
  mkdirSync(PLOTS, { recursive: true });
  const before = new EarlierPage(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
  const parts = PARTS.map((part) => measured(part) ?? stood(part, before)).filter((part) => part !== undefined);
  if (parts.length === 0) throw new Error('nothing was measured yet: npm run bench:server');
  const goals = `## ${GOALS}\n\n${table(
    GOAL_HEAD,
    parts.flatMap(({ rows }) => rows),
  )}`;
  writeFileSync(PAGE, [HEAD, goals, ...parts.map(({ text }) => text)].join('\n'));
  return `${PAGE} and its plots in ${PLOTS} are written`;
}

function measured({ name }: Part): Written | undefined {
  const kept = keptOf(name);
  return kept === undefined ? undefined : { rows: goalRows(kept.figures), text: section(kept) };
}

function stood({ title }: Part, page: EarlierPage): Written | undefined {
  const text = page.section(title);
  return text === undefined ? undefined : { rows: page.rowsOf(GOALS, page.figures(title)), text };
}
