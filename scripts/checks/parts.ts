import { checkFormat, checkLayers, checkLint } from './lint.ts';
import type { Part } from './run-parts.ts';
import { checkSimulation } from './simulation.ts';
import { runTests } from './tests.ts';
import { checkTypes } from './types.ts';
import { checkUseCases } from './use-cases.ts';

/** What `npm run check` runs: what says within a minute whether the work stands. */
export const QUICK_PARTS: readonly Part[] = [
  { title: 'types', run: checkTypes },
  { title: 'lint', run: checkLint },
  { title: 'layers', run: checkLayers },
  { title: 'format', run: checkFormat },
  { title: 'fast', run: () => runTests('fast') },
];

/**
 * What `npm test` runs besides: whole stations in memory, the server over a real PostgreSQL, then real PC/SC and independent programs and the whole program
 * in its window, and beside them what needs no reader: windows, and the simulation.
 */
export const ALL_PARTS: readonly Part[] = [
  ...QUICK_PARTS,
  { title: 'station', run: () => runTests('station') },
  { title: 'server', run: () => runTests('server') },
  { title: 'real', run: () => runTests('real'), lane: 'readers' },
  { title: 'e2e', run: () => runTests('e2e'), lane: 'readers' },
  { title: 'window', run: () => runTests('window'), lane: 'rest' },
  { title: 'simulation', run: checkSimulation, lane: 'rest' },
  { title: 'use-cases', run: checkUseCases },
];
