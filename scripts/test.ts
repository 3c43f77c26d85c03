import { ALL_PARTS } from './checks/parts.ts';
import { runParts } from './checks/run-parts.ts';

// npm test [-- part …]: everything. With --long (npm run test:long) random and simulated tests run many more rounds.
const words = process.argv.slice(2);
if (words.includes('--long')) process.env['CARDWRIGHT_LONG'] = '1';
process.exitCode = await runParts(
  ALL_PARTS,
  words.filter((word) => word !== '--long'),
);
