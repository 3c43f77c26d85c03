import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Kept, RESULTS } from '../bench/figure.ts';
import { goalTable, PLOTS, section } from '../bench/page.ts';

const PAGE = 'docs/performance-server.md';
export const SERVER = { name: 'server', title: 'The central server against bare PostgreSQL' };

const HEAD = `# Performance of the central server

Written by \`npm run bench:server -- --write\`; do not edit. Server, PostgreSQL and whoever asks share the machine; the server and bare
PostgreSQL work in turns, so that what else the machine does falls on both, and each commit waits for the disk.
`;

/** Writes docs/performance-server.md and its plots of what was measured last. Throws where nothing was. */
export function writeServerPage(): string {
  const path = `${RESULTS}/${SERVER.name}.json`;
  if (!existsSync(path)) throw new Error('nothing was measured yet: npm run bench:server');
  mkdirSync(PLOTS, { recursive: true });
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept;
  writeFileSync(PAGE, [HEAD, goalTable(kept.figures), section(kept)].join('\n'));
  return `${PAGE} and its plots in ${PLOTS} are written`;
}
