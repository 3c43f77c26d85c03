import { QUICK_PARTS } from './checks/parts.ts';
import { runParts } from './checks/run-parts.ts';

// npm run check [-- part …]: types, lint, layers, format and the fast tests.
process.exitCode = await runParts(QUICK_PARTS, process.argv.slice(2));
